"""Placeholders such as 各市、区政府 and the units they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from yinxin.apps.people.models import Unit, UnitGroup, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def add_group(
    place: Unit, name: str, *, by: User | None, members: Sequence[Unit] = (), spellings: Iterable[str] = ()
) -> UnitGroup:
    """A new placeholder in a place. Without members it is one whose members each plan decides (各有关单位)."""
    _refuse_taken_group(place, name, None)
    _refuse_strangers(place, members)
    ways = [spelling for spelling in dict.fromkeys(spellings) if spelling != name]
    group = UnitGroup.objects.create(place=place, name=name, spellings=ways)
    group.members.set(members)
    record("people.add-group", group, by=by, new={"name": name, "spellings": ways, "members": _pks(members)})
    return group


@transaction.atomic
def change_group(group: UnitGroup, *, name: str, spellings: Iterable[str], by: User) -> UnitGroup:
    """Correct a placeholder's spellings."""
    row = UnitGroup.objects.select_for_update().get(pk=group.pk)
    _refuse_taken_group(row.place, name, row)
    old = {"name": row.name, "spellings": row.spellings}
    row.name, row.spellings = name, [spelling for spelling in dict.fromkeys(spellings) if spelling != name]
    new = {"name": row.name, "spellings": row.spellings}
    if old != new:
        row.save(update_fields=["name", "spellings"])
        record("people.change-group", row, by=by, old=old, new=new)
    return row


@transaction.atomic
def set_members(group: UnitGroup, members: Sequence[Unit], *, by: User) -> UnitGroup:
    """Say which units a placeholder stands for."""
    row = UnitGroup.objects.select_for_update().get(pk=group.pk)
    _refuse_strangers(row.place, members)
    old, new = _pks(row.members.all()), _pks(members)
    if old != new:
        row.members.set(members)
        record("people.set-members", row, by=by, old={"members": old}, new={"members": new})
    return row


@transaction.atomic
def regroup(group: UnitGroup, *, name: str, spellings: Iterable[str], members: Sequence[Unit], by: User) -> UnitGroup:
    """Spellings and members in one act, as the page sends them."""
    return set_members(change_group(group, name=name, spellings=spellings, by=by), members, by=by)


def _refuse_taken_group(place: Unit, name: str, group: UnitGroup | None) -> None:
    same = UnitGroup.objects.filter(place=place, name=name)
    if (same.exclude(pk=group.pk) if group else same).exists():
        raise RefusedError("group-name-taken", name=name)


def _refuse_strangers(place: Unit, members: Iterable[Unit]) -> None:
    for member in members:
        if not member.trail.startswith(place.trail):
            raise RefusedError("member-from-elsewhere", unit=member.name, place=place.name)


def _pks(units: Iterable[Unit]) -> list[int]:
    return sorted(unit.pk for unit in units)
