"""Every field of every model has its word: personal, with purpose and law, or not personal, with the reason. Nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from tests.shape.tree import ROOT
from yinxin.apps.me.holdings import holdings
from yinxin.apps.me.keepers import keepers
from yinxin.domain.privacy import forbidden, impersonal
from yinxin.domain.privacy.fields import Klass
from yinxin.domain.privacy.register import REGISTER
from yinxin.kit.vault.fields import SealedField

DECLARED = {one.label: one for one in REGISTER}
SELF_EVIDENT = (
    models.AutoField,
    models.BooleanField,
    models.IntegerField,
    models.DecimalField,
    models.FloatField,
    models.DateField,
    models.TimeField,
    models.DurationField,
    models.UUIDField,
)
"""By their type they say nothing about who somebody is, unless the model is about one person."""

TELLING = frozenset({"birth", "born", "birthday", "age", "gender", "sex", "height", "weight", "died", "death"})
"""Days and numbers that do say something."""


def columns(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    yield from model._meta.local_fields
    yield from model._meta.local_many_to_many


def leads_to_person(field: models.Field[Any, Any]) -> bool:
    """By name as well as by class: a key to a model of another registry stays a name."""
    if not field.is_relation or field.remote_field is None:
        return False
    target = field.remote_field.model
    return (target if isinstance(target, str) else target._meta.label) == settings.AUTH_USER_MODEL


def is_about_one_person(model: type[models.Model]) -> bool:
    """The account itself, and what belongs to exactly one."""
    own = any(isinstance(field, models.OneToOneField) and leads_to_person(field) for field in columns(model))
    return own or model._meta.label == settings.AUTH_USER_MODEL


def needs_a_word(field: models.Field[Any, Any]) -> bool:
    if isinstance(field, models.AutoField):
        return False
    if is_about_one_person(field.model) or leads_to_person(field) or TELLING & set(field.name.split("_")):
        return True
    if field.is_relation or field.choices:
        return False
    return not isinstance(field, SELF_EVIDENT)


def undeclared(found: Iterable[type[models.Model]]) -> list[str]:
    return [
        f"{model._meta.label_lower}.{field.name}"
        for model in found
        for field in columns(model)
        if needs_a_word(field)
        and f"{model._meta.label_lower}.{field.name}" not in DECLARED
        and not impersonal.reason(model._meta.label_lower, field.name)
    ]


def forbidden_fields(found: Iterable[type[models.Model]]) -> list[str]:
    return [
        f"{model._meta.label_lower}: {fault}"
        for model in found
        for on_person in [any(leads_to_person(field) for field in columns(model)) or is_about_one_person(model)]
        for field in columns(model)
        for fault in forbidden.faults(field.name, str(field.verbose_name), leads_to_person=on_person)
    ]


def test_every_field_of_every_model_has_its_word():
    assert undeclared(apps.get_models(include_auto_created=True)) == []


def test_nothing_is_declared_that_does_not_exist():
    there = {f"{model._meta.label_lower}.{field.name}" for model in apps.get_models() for field in columns(model)}
    assert set(DECLARED) - there == set()
    assert impersonal.declared() - there == set()


def test_no_model_has_a_field_that_may_never_be():
    assert forbidden_fields(apps.get_models(include_auto_created=True)) == []


def test_sealed_is_what_the_register_calls_s3_and_nothing_else():
    sealed = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in columns(model)
        if isinstance(field, SealedField)
    }
    assert sealed == {one.label for one in REGISTER if one.klass is Klass.SEALED} != set()


def test_no_personal_value_can_be_looked_up_but_the_ones_that_must():
    """An index is what makes a search over persons cheap. Signing in needs the address; the clerk's look needs the exact number,
    and erasing must find what waits to be sent."""
    indexed = {
        one.label
        for one in REGISTER
        if one.klass is not Klass.PUBLIC
        for field in [apps.get_model(one.model)._meta.get_field(one.field)]
        if not field.is_relation and not field.primary_key and (field.db_index or field.unique)
    }
    assert indexed == {
        "people.user.email",
        "account.emailaddress.email",
        "account.emailconfirmation.key",
        "me.contactrecord.document_index",
        "mail.message.recipient_digest",
    }


def test_what_no_key_leads_to_has_a_keeper():
    assert {one.model for one in REGISTER if not one.via} == {model for keeper in keepers() for model in keeper.KEEPS}


def test_every_row_of_a_declared_model_is_reached_from_its_person(db):
    for holding in holdings():
        assert list(holding.rows(1)) == [], holding.model


@isolate_apps("tests")
def test_a_forgotten_field_would_be_noticed():
    class Applicant(models.Model):  # noqa: DJ008 - lives for this test alone
        person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT)
        born = models.DateField()
        village = models.CharField(max_length=10)
        handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

        class Meta:
            app_label = "tests"

    class Letter(models.Model):  # noqa: DJ008 - lives for this test alone
        text = models.TextField()
        sent = models.DateField()
        scan = models.BinaryField()
        birth_year = models.IntegerField()
        kind = models.CharField(max_length=5, choices=[("a", "a")])
        readers = models.ManyToManyField(settings.AUTH_USER_MODEL)

        class Meta:
            app_label = "tests"

    assert undeclared([Applicant, Letter]) == [
        "tests.applicant.person",
        "tests.applicant.born",
        "tests.applicant.village",
        "tests.applicant.handled_by",
        "tests.letter.text",
        "tests.letter.scan",
        "tests.letter.birth_year",
        "tests.letter.readers",
    ]


@isolate_apps("tests")
def test_a_field_that_may_never_be_would_be_noticed():
    class Watched(models.Model):  # noqa: DJ008 - lives for this test alone
        person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
        risk_level = models.IntegerField("等级")
        said = models.CharField("政治态度", max_length=10)
        notes = models.TextField("备忘")
        face_embedding = models.BinaryField("图像")
        lives_in = models.CharField("所在国", max_length=2)

        class Meta:
            app_label = "tests"

    class Task(models.Model):  # noqa: DJ008 - lives for this test alone
        notes = models.TextField("备注")

        class Meta:
            app_label = "tests"

    found = forbidden_fields([Watched, Task])
    assert len({fault.split(": ", 1)[1] for fault in found}) == 7
    assert not [fault for fault in found if fault.startswith("tests.task")]


def register_table() -> str:
    """The register as docs/privacy.md prints it."""
    lines = ["| field | purpose | class | basis | kept | safeguards | on erasure |", "|---|---|---|---|---|---|---|"]
    lines += [
        f"| `{one.label}` | {one.purpose} | {one.klass} | {one.basis} | {one.retention} | {one.safeguards} "
        f"| {one.on_erasure}{f' ({one.kept})' if one.kept else ''} |"
        for one in REGISTER
    ]
    return "\n".join(lines)


def test_the_document_prints_the_register_as_it_is():
    text = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert register_table() in text, "print register_table() into docs/privacy.md"


@pytest.mark.parametrize("letter", sorted({letter for one in REGISTER for letter in one.safeguards}))
def test_every_safeguard_letter_that_is_used_is_explained(letter):
    assert f"- **{letter}** " in (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
