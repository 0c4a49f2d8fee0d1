"""Adding, correcting and closing a unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from yinxin.apps.people.access import posts_staying
from yinxin.apps.people.actions.moving import close_posts
from yinxin.apps.people.actions.names import held, refuse_early, refuse_taken, write_names
from yinxin.apps.people.actions.trails import write_trail
from yinxin.apps.people.handover import leaves_no_office
from yinxin.apps.people.models import Level, NameKind, Role, Unit, UnitKind, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

LEVELS = tuple(Level)


@transaction.atomic
def add_unit(
    *,
    name: str,
    level: str,
    parent: Unit | None,
    by: User | None,
    kind: str = UnitKind.DEPARTMENT,
    aliases: Iterable[str] = (),
    valid_from: date | None = None,
    order: int = 0,
) -> Unit:
    """A new unit under `parent`; without one it is a place of its own, whose plans name the units below it."""
    if parent is not None:
        refuse_above(parent, level, kind)
        refuse_taken(parent.root_id, name)
    elif Unit.objects.filter(place__isnull=True, name=name).exists():
        raise RefusedError("unit-name-taken", name=name, unit=name)
    unit = Unit.objects.create(
        name=name,
        level=level,
        kind=kind,
        parent=parent,
        place_id=parent.root_id if parent else None,
        valid_from=valid_from,
        order=order,
    )
    write_trail(unit)
    write_names(unit, tuple(aliases))
    record("people.add-unit", unit, by=by, new={**_facts(unit), "aliases": list(aliases)})
    return unit


@transaction.atomic
def change_unit(
    unit: Unit, *, level: str, kind: str, parent: Unit | None, order: int, valid_from: date | None, by: User
) -> Unit:
    """Correct what was entered wrongly. A new name is a renaming with its date, never a correction."""
    row = held(unit)
    before = _facts(row)
    if row.place_id is not None:
        _refuse_loop(row, parent, level, kind)
        row.parent = parent
    _refuse_below(row, level)
    row.level, row.kind, row.order = level, kind, order
    if row.valid_from != valid_from:
        _move_beginning(row, valid_from)
    after = _facts(row)
    if before == after:
        return row
    row.save(update_fields=["parent", "level", "kind", "order", "valid_from"])
    write_trail(row)
    changed = {field for field in after if before[field] != after[field]}
    record(
        "people.change-unit",
        row,
        by=by,
        old={field: before[field] for field in sorted(changed)},
        new={field: after[field] for field in sorted(changed)},
    )
    return row


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: User, reason: str = "") -> Unit:
    """The unit ceases without a successor. Whoever keeps duties refuses while the unit has some (UNIT_CLOSING_GUARDS)."""
    row = held(unit)
    refuse_early(row, on, today=timezone.localdate())
    if below := row.children.filter(valid_to__isnull=True).first():
        raise RefusedError("unit-has-children", unit=row.name, child=below.name)
    for guard in settings.UNIT_CLOSING_GUARDS:
        import_string(guard)(row)
    _refuse_last_office(row, on)
    end(row, on)
    close_posts(row, on, by=by)
    record("people.close-unit", row, by=by, new={"valid_to": on.isoformat()}, reason=reason)
    return row


def _refuse_last_office(unit: Unit, on: date) -> None:
    """The office's own department may close, the office may not."""
    elsewhere = posts_staying(on=on).exclude(unit=unit)
    for post in unit.posts.filter(role=Role.OFFICE, until__isnull=True):
        if leaves_no_office(post, elsewhere):
            raise RefusedError("unit-has-last-office", unit=unit.name)


def end(unit: Unit, on: date) -> None:
    """A unit and its names cease on a day."""
    unit.valid_to = on
    unit.save(update_fields=["valid_to"])
    unit.names.filter(kind=NameKind.OFFICIAL, until__isnull=True).update(until=on)


def _move_beginning(row: Unit, valid_from: date | None) -> None:
    borne = row.names.filter(kind__in=(NameKind.OFFICIAL, NameKind.FORMER))
    first = borne.order_by(F("until").asc(nulls_last=True), "pk").first()
    if first is not None and valid_from is not None and first.until is not None and valid_from >= first.until:
        raise RefusedError("unit-change-too-early", unit=row.name, day=f"{first.until:%Y-%m-%d}")
    if first is not None and first.since == row.valid_from:
        first.since = valid_from
        first.save(update_fields=["since"])
    row.valid_from = valid_from


def refuse_above(parent: Unit, level: str, kind: str) -> None:
    """市、县、镇、村: nothing stands above its parent, and a government stands below the one it belongs to."""
    if parent.valid_to is not None:
        raise RefusedError("unit-closed", unit=parent.name, day=f"{parent.valid_to:%Y-%m-%d}")
    if LEVELS.index(Level(level)) < LEVELS.index(Level(parent.level)):
        raise RefusedError("unit-above-parent", parent=parent.name)
    if level == parent.level and kind == parent.kind == UnitKind.GOVERNMENT:
        raise RefusedError("government-beside-parent", parent=parent.name)


def _refuse_below(unit: Unit, level: str) -> None:
    """A unit that is moved down must not come to stand below what belongs to it."""
    higher = LEVELS[: LEVELS.index(Level(level))]
    if child := unit.children.filter(valid_to__isnull=True, level__in=higher).first():
        raise RefusedError("unit-below-child", unit=unit.name, child=child.name)


def _refuse_loop(unit: Unit, parent: Unit | None, level: str, kind: str) -> None:
    """A unit stays in its place, and never comes to stand below itself."""
    if parent is None or parent.root_id != unit.root_id:
        raise RefusedError("unit-parent-elsewhere", unit=unit.name)
    refuse_above(parent, level, kind)
    above: Unit | None = parent
    while above is not None:
        if above.pk == unit.pk:
            raise RefusedError("unit-below-itself", unit=unit.name, parent=parent.name)
        above = above.parent


def _facts(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.name,
        "level": str(unit.level),
        "kind": str(unit.kind),
        "parent": unit.parent_id,
        "order": unit.order,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
    }
