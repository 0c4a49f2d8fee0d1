"""What of the registers hangs on units: records follow their unit, and none is left without one that answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import ChangeKind, Unit, UnitChange, User
from yinxin.apps.registers.base import UnitRegister
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import say
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.writing import Edit, held, values_of, write

say(
    {
        "unit-has-records": _(
            "“%(unit)s”还负责“%(register)s”里的 %(n)s 条记录，没有停用。请先把这些记录改给别的单位。"
        ),
    }
)


def by_unit() -> Iterator[UnitRegister]:
    """The registers whose records have a unit that answers."""
    return (one for one in catalogue if isinstance(one, UnitRegister))


def units_with_open_work(units: QuerySet[Unit]) -> set[int]:
    """Called by the directory (UNITS_WITH_OPEN_WORK): units that answer for a record."""
    keys = units.order_by().values("pk")
    return {
        pk
        for one in by_unit()
        for pk in one.rows.filter(unit__in=keys).order_by().values_list("unit", flat=True).distinct()
    }


def refuse_with_records(unit: Unit) -> None:
    """Called by the directory before a unit is closed (UNIT_CLOSING_GUARDS)."""
    for one in by_unit():
        if held := one.rows.filter(unit=unit).count():
            raise RefusedError("unit-has-records", unit=unit.name, register=one.label, n=held)


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS): the first successor answers for what the unit answered for.

    A renamed unit stays the same; of a split one that goes on its records stay, and the office hands on what the others take.
    """
    to, gone = successor(change)
    if to is not None:
        for one in by_unit():
            _hand_on(one, one.rows.filter(unit__in=gone), to, change, by=by)


def successor(change: UnitChange) -> tuple[Unit | None, list[Unit]]:
    """The unit that goes on for those that are gone, and those; none where a unit was only renamed."""
    targets = list(change.targets.order_by("order", "pk"))
    if change.kind == ChangeKind.RENAMED or not targets:
        return None, []
    return targets[0], [unit for unit in change.sources.all() if unit not in targets]


def _hand_on(register: UnitRegister, records: QuerySet[Any], to: Unit, change: UnitChange, *, by: User) -> None:
    """Without asking the form: what was right under one unit is right under another."""
    rows = held(register, records)
    before = [values_of(register, row) for row in rows]
    for row in rows:
        row.unit = to
    reason = change.citation or str(change.get_kind_display())
    changes = write(register, [Edit(row, old) for row, old in zip(rows, before, strict=True)], by=by, reason=reason)
    actions.tell(rows, changes, by=by, reason=reason)
