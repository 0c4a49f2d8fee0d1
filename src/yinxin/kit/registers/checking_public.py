"""What a declaration may show the public and count as a facet: judged at the start, a sentence for each slip."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from yinxin.kit.registers.declaration import Register
from yinxin.kit.vault.fields import SealedField

LONGEST_OF_A_FACET = 120
"""Characters: longer texts differ in every record, and choosing among them helps nobody."""


def faults_of_publicity(one: Register) -> Iterator[str]:
    """The names are known to resolve."""
    yield from chain(_of_persons(one), _of_fields(one), _of_the_key(one), _of_the_place(one), _of_facets(one))


def _of_persons(one: Register) -> Iterator[str]:
    consented = set(one.consented.split())
    if loose := sorted((one.personal_fields & set(one.public_fields)) - consented):
        yield (
            f"{one.slug}.public: {', '.join(loose)} are personal: name in `consented` what the person agreed to publish "
            "or a public act says of her, and take out the rest"
        )
    if idle := sorted(consented - (one.personal_fields & set(one.public_fields))):
        yield f"{one.slug}.consented: {', '.join(idle)} are not both personal and public"


def _of_fields(one: Register) -> Iterator[str]:
    for name in one.public_fields:
        fields = _way(one.model, name)
        if any(field.one_to_many or field.many_to_many for field in fields):
            yield f"{one.slug}.public: “{name}” leads to many rows: compute a text of them"
        if isinstance(fields[-1], SealedField):
            yield f"{one.slug}.public: “{name}” is sealed for a person and never public"


def _of_the_key(one: Register) -> Iterator[str]:
    if lost := sorted(set(one.keys) - set(one.public_fields)) if one.is_public else []:
        yield f"{one.slug}.public: {', '.join(lost)} is the key, by which every public page is found"


def _of_the_place(one: Register) -> Iterator[str]:
    shown = [name in one.public_fields for name in one.geo.split()]
    if any(shown) and not all(shown):
        yield f"{one.slug}.public: half a place: name both fields of `geo` or neither"
    if not one.geo_blur or one.geo_blur.isdigit():
        return
    try:
        field = one.model._meta.get_field(one.geo_blur)
    except FieldDoesNotExist:
        yield f"{one.slug}.geo_blur: {one.model.__name__} has no field “{one.geo_blur}”"
        return
    if not isinstance(field, models.IntegerField | models.BooleanField):
        yield f"{one.slug}.geo_blur: “{one.geo_blur}” is neither a number of metres nor yes or no"


def _of_facets(one: Register) -> Iterator[str]:
    for name in one.facets.split():
        field = _way(one.model, name)[-1]
        if name in one.personal_fields:
            yield f"{one.slug}.facets: “{name}” is personal: persons are not sorted"
        elif not _is_chosen_from(field):
            yield f"{one.slug}.facets: “{name}” is no choice, key, yes or no, year or short text"


def _is_chosen_from(field: Any) -> bool:
    if field.one_to_many or field.many_to_many:
        return False
    if field.is_relation or field.choices or isinstance(field, models.BooleanField | models.IntegerField):
        return True
    return isinstance(field, models.CharField) and (field.max_length or LONGEST_OF_A_FACET + 1) <= LONGEST_OF_A_FACET


def _way(model: type[models.Model], path: str) -> list[Any]:
    """The fields a path leads over."""
    here: Any = model
    fields = []
    for step in path.split("__"):
        field = here._meta.get_field(step)
        fields.append(field)
        here = field.related_model
    return fields
