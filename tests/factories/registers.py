"""Records of every register, from the samples each brings along."""

from __future__ import annotations

from typing import Any

from tests.factories.people import Cast
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sampling import enter, samples_of


def register_named(slug: str) -> Register:
    found = catalogue.get(slug)
    assert found is not None, slug
    return found


def entered(register: Register, cast: Cast, *, row: int = 0, published: bool = False, **given: object) -> Any:
    """Sample number `row` in the register of the town, entered by its office."""
    record = enter(register, {**samples_of(register)[row], **given}, by=cast.office, unit=cast.place)
    if published:
        actions.publish(register, register.model._default_manager.filter(pk=record.pk), by=cast.office)
        record.refresh_from_db()
    return record
