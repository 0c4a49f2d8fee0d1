"""What of a record is there for a step: its filled fields and its attached papers, and how to say what is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from yinxin.domain.registers import Step, Wanting
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.records.attachments import attached_kinds


def wanting(register: Register, record: Any, step: Step) -> Wanting:
    """What the step still wants of the record."""
    if register.stages is None:
        return Wanting()
    return register.stages.wanting(
        step, filled=filled(record, step.needs), attached=attached(register, record) if step.evidence else ()
    )


def filled(record: Any, names: Iterable[str]) -> set[str]:
    """Those of the names that lead to something: a value, a row, a tick."""
    return {name for name in names if _holds(record, name.split("__"))}


def attached(register: Register, record: Any) -> set[str]:
    """The kinds of papers that are attached to the record."""
    return set(attached_kinds(register, record))


def in_words(register: Register, missing: Wanting) -> list[str]:
    """What is missing, as the screen calls it."""
    papers = [_("%(paper)s（附件）") % {"paper": one.label} for one in missing.papers]
    return [*papers, *(label_of(register, name) for name in missing.fields)]


def label_of(register: Register, path: str) -> str:
    """What the model calls a field; of a path over keys, its last."""
    model: Any = register.model
    field: Any = None
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model if field.is_relation else model
    if isinstance(field, models.Field):
        return str(field.verbose_name)
    return str(field.related_model._meta.verbose_name)


def _holds(here: Any, names: list[str]) -> bool:
    """A number may be nought; a tick that is not set is none."""
    name, *further = names
    try:
        value = getattr(here, _accessor(here, name))
    except ObjectDoesNotExist:
        return False
    if hasattr(value, "get_queryset"):
        rows = value.all()
        return any(_holds(row, further) for row in rows) if further else rows.exists()
    if further:
        return value is not None and _holds(value, further)
    return value is not None and value is not False and value not in ("", [], {})


def _accessor(here: Any, name: str) -> str:
    """Rows that point back go by the name of their key, and are read by another."""
    field = here._meta.get_field(name)
    return str(getattr(field, "get_accessor_name", lambda: name)() or name)
