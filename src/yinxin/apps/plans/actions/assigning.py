"""Who does a task of the list is corrected, with the reason: a unit is added, replaced, given another role or taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from yinxin.apps.people.models import Unit, UnitGroup, User
from yinxin.apps.plans.duty import as_value
from yinxin.apps.plans.models import Amendment, Task, TaskUnit
from yinxin.apps.plans.search import folded
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Assignment:
    """`part` is the one that changes; without it a unit is added. `unit` takes its place; without it only the role changes."""

    part: TaskUnit | None
    role: str
    unit: Unit | UnitGroup | None = None
    remove: bool = False


@transaction.atomic
def assign(task: Task, asked: Assignment, *, citation: str, by: User) -> Amendment:
    """What was ends today and stays on record; what is now begins today. A task always has somebody."""
    held = Task.objects.select_for_update(of=("self",)).select_related("plan", "source").get(pk=task.pk)
    if held.standing != Task.Standing.IN_LIST:
        raise RefusedError("amend-withdrawn", title=held.title)
    if not citation.strip():
        raise RefusedError("amend-citation", title=held.title)
    before = _open(held)
    _change(held, before, asked)
    after = _open(held)
    held.folded = folded(as_value(held))
    held.save(update_fields=["folded"])
    record("plans.assign", held, by=by, old=_recorded(before), new=_recorded(after), reason=citation.strip())
    return Amendment.objects.create(
        task=held, citation=citation.strip(), field="units", old=_printed(before), new=_printed(after), made_by=by
    )


def _change(task: Task, open_now: Sequence[TaskUnit], asked: Assignment) -> None:
    part = next((one for one in open_now if asked.part and one.pk == asked.part.pk), None)
    if asked.remove:
        if part is None or len(open_now) < 2:
            raise RefusedError("duty-needs-someone", unit=part.name if part else "", title=task.title)
        _end(part)
        return
    new = _new_part(task, part, asked)
    if any(_same(new, one) for one in open_now):
        raise RefusedError("amend-unchanged", title=task.title)
    if part:
        _end(part)
    new.save()


def _new_part(task: Task, part: TaskUnit | None, asked: Assignment) -> TaskUnit:
    last = task.units.aggregate(highest=Max("order"))["highest"] or 0
    new = TaskUnit(task=task, order=part.order if part else last + 1, role=asked.role, since=timezone.localdate())
    if asked.unit is None and part:
        new.name, new.unit, new.group, new.is_placeholder = part.name, part.unit, part.group, part.is_placeholder
    elif isinstance(asked.unit, UnitGroup):
        new.name, new.group, new.is_placeholder = asked.unit.name, asked.unit, True
    elif asked.unit:
        new.name, new.unit = asked.unit.name, asked.unit
    return new


def _same(one: TaskUnit, other: TaskUnit) -> bool:
    return (one.role, one.unit_id, one.group_id, one.name if not (one.unit_id or one.group_id) else "") == (
        other.role,
        other.unit_id,
        other.group_id,
        other.name if not (other.unit_id or other.group_id) else "",
    )


def _end(part: TaskUnit) -> None:
    part.until = timezone.localdate()
    part.save(update_fields=["until"])


def _open(task: Task) -> list[TaskUnit]:
    return list(task.units.filter(until__isnull=True).select_related("unit", "group").order_by("order", "pk"))


def _recorded(parts: Sequence[TaskUnit]) -> dict[str, object]:
    return {"units": [{"name": part.name, "role": part.role, "unit": part.unit_id} for part in parts]}


def _printed(parts: Sequence[TaskUnit]) -> str:
    return "；".join(f"{part.get_role_display()}：{part.name}" for part in parts)
