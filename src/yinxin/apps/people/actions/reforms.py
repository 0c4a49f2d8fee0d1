"""Renaming, merging and splitting on a date. What follows from it elsewhere (duties) happens in the same transaction.

The settings name the followers (UNIT_CHANGE_FOLLOWERS): each is called with the change, so that the directory need not
know who keeps duties.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from yinxin.apps.people.actions.moving import move_posts
from yinxin.apps.people.actions.names import held, refuse_early, refuse_taken, write_names
from yinxin.apps.people.actions.trails import write_trail
from yinxin.apps.people.actions.units import end
from yinxin.apps.people.models import ChangeKind, NameKind, Unit, UnitChange, UnitGroup, UnitName, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def rename_unit(unit: Unit, name: str, *, on: date, by: User, citation: str = "") -> UnitChange:
    """The unit bears a new name from `on`. The old one stays known as a former name."""
    row = held(unit)
    if name == row.name:
        raise RefusedError("unit-name-unchanged", unit=row.name)
    refuse_early(row, on, today=timezone.localdate())
    refuse_taken(row.root_id, name, other_than=row)
    old = row.name
    row.names.filter(kind=NameKind.OFFICIAL, until__isnull=True).update(kind=NameKind.FORMER, until=on)
    # The new name may have been in use as an alias before it became official.
    row.names.filter(name=name, kind__in=(NameKind.ALIAS, NameKind.LEARNED)).delete()
    UnitName.objects.create(unit=row, name=name, kind=NameKind.OFFICIAL, since=on)
    row.name = name
    row.save(update_fields=["name"])
    change = _change(ChangeKind.RENAMED, [row], [row], on=on, by=by, citation=citation, names=(old, name))
    record("people.rename-unit", row, by=by, old={"name": old}, new={"name": name, "on": str(on)}, reason=citation)
    return change


@transaction.atomic
def merge_units(
    sources: Sequence[Unit], *, on: date, by: User, name: str = "", into: Unit | None = None, citation: str = ""
) -> UnitChange:
    """Several units become one: `into`, which may be one of them, or a new unit called `name`."""
    rows = [held(unit) for unit in sorted(set(sources), key=lambda unit: unit.pk)]
    _refuse_odd_merger(rows, into)
    for row in rows:
        refuse_early(row, on, today=timezone.localdate())
    ending = [row for row in rows if into is None or row.pk != into.pk]
    for row in ending:
        end(row, on)
    target = held(into) if into else _successor(rows[0], name, on)
    for row in ending:
        for child in Unit.objects.filter(parent=row).exclude(pk=target.pk):
            child.parent = target
            child.save(update_fields=["parent"])
            write_trail(child)
        move_posts(row, [target], on, by=by)
        _replace_in_groups(row, [target])
    change = _change(ChangeKind.MERGED, rows, [target], on=on, by=by, citation=citation, names=("", target.name))
    for row in ending:
        record("people.merge-unit", row, by=by, new={"into": target.pk, "on": str(on)}, reason=citation)
    record("people.merge-into", target, by=by, new={"from": [row.pk for row in ending], "on": str(on)}, reason=citation)
    return change


@transaction.atomic
def split_unit(unit: Unit, names: Sequence[str], *, on: date, by: User, citation: str = "") -> UnitChange:
    """One unit becomes several. If one of the names is its own, the unit itself goes on as that one."""
    row = held(unit)
    wanted = list(dict.fromkeys(names))
    if len(wanted) < 2:
        raise RefusedError("split-needs-two", unit=row.name)
    refuse_early(row, on, today=timezone.localdate())
    goes_on = row.name in wanted
    if not goes_on:
        if below := row.children.filter(valid_to__isnull=True).first():
            raise RefusedError("unit-has-children", unit=row.name, child=below.name)
        end(row, on)
    targets = [row if name == row.name else _successor(row, name, on) for name in wanted]
    if not goes_on:
        move_posts(row, targets, on, by=by)
    _replace_in_groups(row, targets)
    change = _change(ChangeKind.SPLIT, [row], targets, on=on, by=by, citation=citation, names=(row.name, ""))
    into = [target.pk for target in targets]
    record("people.split-unit", row, by=by, new={"into": into, "on": str(on)}, reason=citation)
    return change


def _refuse_odd_merger(rows: Sequence[Unit], into: Unit | None) -> None:
    if len({row.pk for row in rows} | ({into.pk} if into else set())) < 2:
        raise RefusedError("merger-needs-two")
    roots = {row.root_id for row in rows} | ({into.root_id} if into else set())
    if len(roots) > 1:
        raise RefusedError("merger-across-places")
    if lone := next((row for row in rows if row.place_id is None), None):
        raise RefusedError("place-cannot-merge", unit=lone.name)


def _successor(like: Unit, name: str, on: date) -> Unit:
    """A new unit that stands where `like` stood."""
    if not name:
        raise RefusedError("successor-needs-name")
    refuse_taken(like.root_id, name)
    unit = Unit.objects.create(
        name=name,
        level=like.level,
        kind=like.kind,
        parent=like.parent,
        place=like.place,
        order=like.order,
        valid_from=on,
    )
    write_trail(unit)
    write_names(unit, ())
    return unit


def _replace_in_groups(source: Unit, targets: Sequence[Unit]) -> None:
    for group in UnitGroup.objects.filter(members=source):
        if source not in targets:
            group.members.remove(source)
        group.members.add(*targets)


def _change(
    kind: ChangeKind,
    sources: Sequence[Unit],
    targets: Sequence[Unit],
    *,
    on: date,
    by: User,
    citation: str,
    names: tuple[str, str],
) -> UnitChange:
    old_name, new_name = names
    change = UnitChange.objects.create(kind=kind, on=on, by=by, citation=citation, old_name=old_name, new_name=new_name)
    change.sources.set(sources)
    change.targets.set(targets)
    for follower in settings.UNIT_CHANGE_FOLLOWERS:
        import_string(follower)(change, by=by)
    return change
