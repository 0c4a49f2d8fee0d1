"""Names inside a place: who bears one already, and how one is written into the directory."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yinxin.apps.people.models import NameKind, Unit, UnitName
from yinxin.domain.errors import RefusedError


def in_place(root: int) -> Q:
    """The units of a place, the place itself included."""
    return Q(place=root) | Q(pk=root)


def bearer(root: int, name: str, *, other_than: Unit | None = None) -> Unit | None:
    """The unit of a place that bears a name today, if any."""
    standing = Unit.objects.filter(in_place(root), valid_to__isnull=True)
    found = standing.filter(
        Q(name=name) | Q(names__in=UnitName.objects.filter(name=name, until__isnull=True).exclude(kind=NameKind.FORMER))
    )
    return (found.exclude(pk=other_than.pk) if other_than else found).distinct().first()


def refuse_taken(root: int, name: str, *, other_than: Unit | None = None) -> None:
    """Two units of one place that answer to one name could not be told apart in a plan."""
    if taken := bearer(root, name, other_than=other_than):
        raise RefusedError("unit-name-taken", name=name, unit=taken.name)


def write_names(unit: Unit, aliases: tuple[str, ...]) -> None:
    """The names of a new unit: its official one and its aliases."""
    UnitName.objects.create(unit=unit, name=unit.name, kind=NameKind.OFFICIAL, since=unit.valid_from)
    for alias in dict.fromkeys(aliases):
        if alias != unit.name:
            refuse_taken(unit.root_id, alias, other_than=unit)
            UnitName.objects.create(unit=unit, name=alias, kind=NameKind.ALIAS)


def held(unit: Unit) -> Unit:
    """The unit's row, locked until the transaction ends; refused when the unit no longer stands."""
    row = Unit.objects.select_for_update().get(pk=unit.pk)
    if row.valid_to is not None:
        raise RefusedError("unit-closed", unit=row.name, day=f"{row.valid_to:%Y-%m-%d}")
    return row


def refuse_early(unit: Unit, on: date, *, today: date) -> None:
    """A reform takes effect after the unit got its present name, and is entered once it has happened."""
    if on > today:
        raise RefusedError("unit-change-in-future", day=f"{on:%Y-%m-%d}")
    begun = unit.names.get(kind=NameKind.OFFICIAL, until__isnull=True).since
    if begun is not None and on <= begun:
        raise RefusedError("unit-change-too-early", unit=unit.name, day=f"{begun:%Y-%m-%d}")
