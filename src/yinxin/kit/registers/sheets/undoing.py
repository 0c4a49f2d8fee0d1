"""Taking back a load: what it created goes, what it changed gets its old values again. What somebody changed since is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, Change, Load
from yinxin.kit.registers.values import put
from yinxin.kit.registers.writing import Edit, remove, values_of, write

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

LOT = 5_000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A record that cannot be put back, and why."""

    pk: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """What would happen: which created records go, which changed ones get which values back, and which stay as they are."""

    remove: list[Any]
    restore: list[tuple[Any, dict[str, Any]]]
    obstacles: list[Obstacle]


def prospect(load: Load, *, hold: bool = False) -> Undoing:
    """What an undoing would do now. The number of questions to the database does not grow with the rows but by lots of 5,000."""
    register = load.kind
    found = Undoing([], [], [])
    for lot in _lots(list(Change.objects.filter(load=load.pk, register=load.register).exclude(act=Act.UNDONE))):
        _sort(register, lot, found, hold=hold)
    return found


@transaction.atomic
def undo(load: Load, *, reason: str, leave_out: bool, by: AbstractBaseUser) -> Load:
    """RefusedError("undo-obstacles") names what stands in the way, unless those records are to be left out."""
    held = Load.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if not held.is_loaded:
        raise RefusedError("load-not-loaded", name=held.name)
    register = held.kind
    found = prospect(held, hold=True)
    if found.obstacles and not leave_out:
        named = "；".join(f"{one.name}（{one.why}）" for one in found.obstacles[:MOST_NAMED])
        raise RefusedError("undo-obstacles", names=named, n=len(found.obstacles))
    _refuse_strangers(register, found, by)
    edits = []
    for one, values in found.restore:
        before = values_of(register, one)
        for name, value in values.items():
            put(one, name, value)
        edits.append(Edit(one, before, Act.UNDONE))
    write(register, edits, by=by, reason=reason, load=held.pk)
    remove(register, found.remove, act=Act.UNDONE, by=by, reason=reason, load=held.pk)
    held.state, held.undone_at, held.undo_reason = Load.State.UNDONE, timezone.now(), reason
    held.undone_by_id = by.pk
    held.undone = len(found.remove) + len(found.restore)
    held.save(update_fields=["state", "undone_at", "undone_by", "undo_reason", "undone"])
    told = {"removed": len(found.remove), "restored": len(found.restore), "left": len(found.obstacles)}
    record("registers.load-undo", held, by=by, new=told, reason=reason)
    return held


def _sort(register: Register, changes: Sequence[Change], found: Undoing, *, hold: bool) -> None:
    rows = register.model._default_manager.all()
    if hold:
        rows = rows.select_for_update(of=("self",))
    records = {one.pk: one for one in rows.filter(pk__in=[one.record for one in changes]).order_by("pk")}
    created = [one.record for one in changes if one.act == Act.CREATED]
    referred = _referred_to(register, created)
    for change in changes:
        one = records.get(change.record)
        if why := _why_not(register, change, one, referred):
            name = register.name_of(one) if one is not None else f"#{change.record}"
            found.obstacles.append(Obstacle(change.record, name, why))
        elif change.act == Act.CREATED:
            found.remove.append(one)
        else:
            found.restore.append((one, change.before))


def _why_not(register: Register, change: Change, one: Any, referred: set[int]) -> str:
    if one is None:
        return _("已经删去")
    if one.version != change.version:
        return _("载入以后又改过")
    if change.act == Act.CREATED:
        return _("已有别的记录或附件引用它") if change.record in referred else ""
    # Of a personal field history keeps only that it changed (个人信息保护法 第六条), so there is nothing to put back.
    return _("改过个人信息，旧值没有保留") if register.personal_fields & set(change.before) else ""


def _referred_to(register: Register, numbers: Sequence[int]) -> set[int]:
    """Which of these records something else leads to: a row with a key, or one that names register and record by number."""
    found: set[int] = set()
    if not numbers:
        return found
    for relation in register.model._meta.related_objects:
        field = relation.field
        rows = relation.related_model._base_manager.filter(**{f"{field.name}__in": numbers})
        found.update(rows.values_list(field.name, flat=True))
    for model in _naming_by_number():
        rows = model._base_manager.filter(register=register.slug, record__in=numbers)
        found.update(rows.values_list("record", flat=True))
    return found


def _naming_by_number() -> Iterator[type[models.Model]]:
    """Not the history of the record itself, nor what the public was told of it: both stand when it is gone."""
    for model in apps.get_app_config("registers").get_models():
        names = {field.name for field in model._meta.concrete_fields}
        if {"register", "record"} <= names and model.__name__ not in ("Change", "News", "PublicAddress", "LinkState"):
            yield model


def _refuse_strangers(register: Register, found: Undoing, by: AbstractBaseUser) -> None:
    """A record that came into other hands since is theirs to change."""
    numbers = [one.pk for one in found.remove] + [one.pk for one, _values in found.restore]
    hers: set[int] = set()
    for lot in _lots(numbers):
        hers.update(register.kept_by(by).filter(pk__in=lot).values_list("pk", flat=True))
    if strange := [pk for pk in numbers if pk not in hers]:
        raise RefusedError("undo-not-hers", n=len(strange))


def _lots(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), LOT):
        yield items[start : start + LOT]
