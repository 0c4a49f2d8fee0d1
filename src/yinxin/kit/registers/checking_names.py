"""Every name in every declaration is a field: a slip of the pen stops the start with the register and the attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.module_loading import import_string

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.checking_public import faults_of_publicity
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.record import Record

LISTS = (
    "key",
    "title",
    "columns",
    "facets",
    "search",
    "public",
    "personal",
    "consented",
    "unlisted",
    "geo",
    "likeness",
    "sourced",
    "accounts",
)


LISTING = ("key", "title", "columns", "facets", "search", "geo", "likeness", "accounts")
"""What lists records, puts them in order or finds them."""


@register()
def check_registers(**_options: Any) -> list[CheckMessage]:
    """All faults of all registers."""
    return [Error(fault, obj=one, id="registers.E001") for one in catalogue for fault in faults(one)]


def faults(one: Register) -> Iterator[str]:
    """What is wrong with one declaration, a sentence each."""
    if not issubclass(one.model, Record):
        yield f"{one.slug}.model: {one.model.__name__} is no Record"
        return
    if not one.columns_shown or not one.form_fields:
        yield f"{one.slug}: a register has columns and a form"
    unresolved = list(_unresolved(one))
    yield from unresolved
    if not unresolved:
        yield from faults_of_publicity(one)
    if len(one.geo.split()) not in (0, 2):
        yield f"{one.slug}.geo: names two fields, the latitude and the longitude"
    yield from _listed_all_the_same(one)
    for key in one.keys:
        if key not in one.form_fields:
            yield f"{one.slug}.key: “{key}” is not in the form, so a sheet could not name it"
    yield from _not_found(one)


def _listed_all_the_same(one: Register) -> Iterator[str]:
    """A name that the person agreed to publish may stand in a list; what is unlisted in nothing that lists, sorts or finds."""
    if hidden := (one.personal_fields - set(one.consented.split())) & set(one.columns_shown):
        yield f"{one.slug}.columns: {', '.join(sorted(hidden))} are personal and in no list"
    for attribute in LISTING:
        if hidden := one.unlisted_fields & set(getattr(one, attribute).split()):
            yield f"{one.slug}.{attribute}: {', '.join(sorted(hidden))} are unlisted: only the page of a record has them"


def _unresolved(one: Register) -> Iterator[str]:
    for attribute, names in _named(one):
        for name in names.split():
            if not resolves(one.model, name):
                yield f"{one.slug}.{attribute}: {one.model.__name__} has no field “{name}”"


def _named(one: Register) -> Iterator[tuple[str, str]]:
    for attribute in LISTS:
        yield attribute, getattr(one, attribute)
    for heading, names in one.form.items():
        yield f"form[{heading}]", names
    yield "headers", " ".join(one.headers)
    for check in one.checks:
        yield f"checks[{check.name}]", " ".join(check.asks)
    for step in one.stages.steps if one.stages else ():
        yield f"stages[{step.name}]", " ".join(step.needs)


def _not_found(one: Register) -> Iterator[str]:
    for name in (*one.exports.values(), *one.panels, *one.public_panels, *filter(None, [one.samples])):
        try:
            import_string(name)
        except ImportError:
            yield f"{one.slug}: there is no {name}"
    stages = {stage.name for stage in one.stages.stages} if one.stages else set()
    for check in one.checks:
        if lost := set(check.stages) - stages:
            yield f"{one.slug}.checks[{check.name}]: there is no stage {', '.join(sorted(lost))}"


def resolves(model: type[models.Model], path: str) -> bool:
    """Whether the path leads from the model over keys to a field."""
    here: Any = model
    for step in path.split("__"):
        try:
            field = here._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        except AttributeError:  # the step before was no key
            return False
        here = field.related_model if field.is_relation else field
    return True
