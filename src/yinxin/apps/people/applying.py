"""Making a unit what a row of a sheet says, by the same actions a person would use on the pages."""

from __future__ import annotations

from datetime import date

from yinxin.apps.people import actions
from yinxin.apps.people.models import NameKind, Unit, UnitGroup, User
from yinxin.apps.people.queries import of_place
from yinxin.apps.people.sheet_rows import FormerName, SheetRow, day_from
from yinxin.domain.errors import RefusedError


def apply(place: Unit, unit: Unit | None, now: SheetRow | None, wanted: SheetRow, *, by: User) -> Unit:
    """Add the unit, or change what differs between `now` and `wanted`."""
    if unit is None or now is None:
        unit = actions.add_unit(
            name=wanted.name,
            level=wanted.level,
            kind=wanted.kind,
            parent=_parent(place, wanted.parent),
            valid_from=wanted.valid_from,
            order=wanted.order,
            by=by,
        )
        now = SheetRow(wanted.name, wanted.level)
    elif unit.valid_to is not None:
        raise RefusedError("unit-closed", unit=unit.name, day=f"{unit.valid_to:%Y-%m-%d}")
    elif unit.pk == place.pk and unit.parent_id and (wanted.level, wanted.kind) != (unit.level, unit.kind):
        raise RefusedError("place-changed-above", unit=unit.name)
    else:
        unit = actions.change_unit(
            unit,
            level=wanted.level,
            kind=wanted.kind,
            parent=unit.parent if unit.pk == place.pk else _parent(place, wanted.parent),
            order=wanted.order,
            valid_from=wanted.valid_from,
            by=by,
        )
    _spellings(unit, now, wanted, by)
    _former(unit, now, wanted, by)
    _memberships(place, unit, now, wanted, by)
    return _ended(unit, wanted.valid_to, by)


def _parent(place: Unit, name: str) -> Unit:
    """A unit without a named parent stands directly under its place."""
    if not name:
        return place
    found = of_place(place).filter(name=name, valid_to__isnull=True).first()
    if found is None:
        raise RefusedError("parent-unknown", parent=name)
    return found


def _spellings(unit: Unit, now: SheetRow, wanted: SheetRow, by: User) -> None:
    for alias in unit.names.filter(name__in=now.aliases - wanted.aliases, kind__in=(NameKind.ALIAS, NameKind.LEARNED)):
        actions.forget_alias(alias, by=by)
    for name in sorted(wanted.aliases - now.aliases):
        actions.learn_alias(unit, name, kind=NameKind.ALIAS, by=by)


def _former(unit: Unit, now: SheetRow, wanted: SheetRow, by: User) -> None:
    if gone := now.former - wanted.former:
        raise RefusedError("name-is-history", name=min(gone).name)
    for former in sorted(wanted.former - now.former):
        actions.add_former_name(unit, former.name, since=_day(former, "since"), until=_day(former, "until"), by=by)


def _day(former: FormerName, which: str) -> date | None:
    return day_from(str(getattr(former, which)))


def _memberships(place: Unit, unit: Unit, now: SheetRow, wanted: SheetRow, by: User) -> None:
    for name in sorted(wanted.groups ^ now.groups):
        group = UnitGroup.objects.filter(place=place, name=name).first() or actions.add_group(place, name, by=by)
        others = [member for member in group.members.all() if member.pk != unit.pk]
        actions.set_members(group, [*others, unit] if name in wanted.groups else others, by=by)


def _ended(unit: Unit, valid_to: date | None, by: User) -> Unit:
    return actions.close_unit(unit, on=valid_to, by=by) if valid_to else unit
