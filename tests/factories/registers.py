"""Records of every register, from the samples each brings along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import models
from django.utils import timezone
from PIL import Image

from tests.factories.people import Cast
from yinxin.apps.people.models import User
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.moving.evidence import filled
from yinxin.kit.registers.records import attaching
from yinxin.kit.registers.sampling import enter, samples_of

EVERY = pytest.mark.parametrize("register", list(catalogue), ids=lambda one: one.slug)
"""A promise that is asked of every register in every run."""

SHOWING = frozenset({"genealogies", "donations"})

TWO = pytest.mark.parametrize(
    "register",
    [pytest.param(one, id=one.slug, marks=() if one.slug in SHOWING else pytest.mark.slow) for one in catalogue],
)
"""What the engine does alike for all: two registers show it, one plain and one with parts and stages; the others in `make soak`."""


def register_named(slug: str) -> Register:
    found = catalogue.get(slug)
    assert found is not None, slug
    return found


def entered(register: Register, cast: Cast, *, row: int = 0, published: bool = False, **given: object) -> Any:
    """Sample number `row` in the register of the town, entered by its office, after the records of other registers it names."""
    _enter_named(register, {**samples_of(register)[row], **given}, cast)
    record = enter(register, {**samples_of(register)[row], **given}, by=cast.office, unit=cast.place)
    if published:
        actions.publish(register, register.model._default_manager.filter(pk=record.pk), by=cast.office)
        record.refresh_from_db()
    return record


def _enter_named(register: Register, told: Mapping[str, object], cast: Cast) -> None:
    """A branch names its clan."""
    for name, value in told.items():
        related = register.model._meta.get_field(name).related_model
        other = next((one for one in catalogue if one.model is related), None)
        if (
            other is None
            or not isinstance(value, str)
            or other.model._default_manager.filter(**{other.title: value}).exists()
        ):
            continue
        number = [row[other.title] for row in samples_of(other)].index(value)
        entered(other, cast, row=number)


def fill(register: Register, record: Any, names: Iterable[str], *, by: User) -> None:
    """Put something into these fields of a record, by the kind of each: what a step wants before it is taken.

    A name that leads to other rows is filled by the app of the register: see `ROWS_FOR`.
    """
    wanted = set(names) - filled(record, names)
    values = {name: invented(register.model._meta.get_field(name)) for name in wanted if name not in ROWS_FOR}
    if values:
        actions.change(register, record, values, by=by)
    for name in wanted & ROWS_FOR.keys():
        ROWS_FOR[name](register, record)
    record.refresh_from_db()


ROWS_FOR: dict[str, Callable[[Register, Any], None]] = {}
"""By the name of a relation that a step wants ("donors"): what adds a row to it."""


def emptied(register: Register, record: Any, names: Iterable[str]) -> bool:
    """Empty these fields behind the writer's back; False where one cannot be empty, as the database forbids it."""
    fields = [register.model._meta.get_field(name) for name in names]
    able = [one for one in fields if isinstance(one, models.Field) and (one.null or one.blank)]
    if not able:
        return False
    blank = {one.name: None if one.null else one.get_default() if one.has_default() else "" for one in able}
    register.model._default_manager.filter(pk=record.pk).update(**blank)
    record.refresh_from_db()
    return any(name not in filled(record, [name]) for name in blank)


def invented(field: Any) -> object:
    """A value a form would take."""
    if field.choices:
        return next(key for key, _label in field.flatchoices if key not in (None, ""))
    if field.is_relation:
        return field.related_model._default_manager.first()
    for kinds, value in INVENTED:
        if isinstance(field, kinds):
            return value
    raise AssertionError(f"say in tests/factories/registers.py what a {type(field).__name__} can hold")


INVENTED: tuple[tuple[Any, object], ...] = (
    (models.BooleanField, True),
    ((models.DateTimeField,), timezone.now()),
    (models.DateField, date(2026, 3, 2)),
    (models.DecimalField, Decimal("12")),
    (models.FloatField, 12.5),
    (models.IntegerField, 2016),
    (models.URLField, "https://example.org/zhang"),
    (models.EmailField, "zhang@example.org"),
    (models.JSONField, ["甲"]),
    ((models.CharField, models.TextField), "2016"),
)


def picture(colour: str = "red", *, size: tuple[int, int] = (640, 480)) -> bytes:
    content = BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return content.getvalue()


def attached(register: Register, record: Any, *, by: User, name: str = "正面.jpg", **said: object) -> Attachment:
    """A photograph in the papers of a record."""
    told = {"kind": "photo", "caption": "正面", "credit": "", "rights": "", "is_public": False, **said}
    return attaching.attach(register, record, name, picture(), told, by=by)
