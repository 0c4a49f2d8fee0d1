"""Who is told that a task moved on: the office of what waits for it, the units of what was decided about them."""

from __future__ import annotations

from collections.abc import Sequence

from yinxin.apps.notices.actions import tell
from yinxin.apps.notices.recipients import of_office, of_units
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Task, TaskUnit
from yinxin.apps.progress.models import TaskEvent
from yinxin.domain.progress.acts import Act

FOR_THE_OFFICE = frozenset({Act.REPORT_DONE, Act.ASK_EXTENSION, Act.ASK_SUSPENSION})
FOR_THE_UNITS = frozenset(
    {
        Act.ACCEPT,
        Act.SEND_BACK,
        Act.GRANT_EXTENSION,
        Act.REFUSE_EXTENSION,
        Act.SUSPEND,
        Act.REFUSE_SUSPENSION,
        Act.RESUME,
        Act.MERGE,
        Act.CANCEL,
        Act.REOPEN,
    }
)
"""Signing, starting and progress tell nobody: the lists show them."""


def announce(events: Sequence[TaskEvent], *, by: User) -> None:
    """In the transaction of the act. Nobody is told of what she did herself."""
    for event in events:
        act = Act(event.act)
        if act in FOR_THE_OFFICE:
            _tell(event, of_office(event.task.plan.place), by)
        elif act in FOR_THE_UNITS:
            _tell(event, doers(event.task), by)


def doers(task: Task) -> list[User]:
    """Reporters and heads of the units that have something to do in a task, alone or in a group. Units see no 内部 plan."""
    if task.plan.classification == Classification.INTERNAL:
        return []
    parts = TaskUnit.objects.filter(task=task, until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    units = Unit.objects.filter(pk__in=parts.values("unit")) | Unit.objects.filter(member_of__in=parts.values("group"))
    found = of_units(units.distinct().order_by("pk"))
    return list(dict.fromkeys(user for users in found.values() for user in users))


def name_of(task: Task) -> str:
    """The task as a notice may name it, which may leave the house by mail: of an 内部 plan the number alone."""
    internal = task.plan.classification == Classification.INTERNAL
    return f"{task.plan_id}-{task.serial}" if internal else task.title[:80]


def _tell(event: TaskEvent, to: Sequence[User], by: User) -> None:
    part = str(event.phase or event.milestone or "")[:40]
    title = name_of(event.task)
    facts = {
        "title": f"{title}（{part}）" if part and title == event.task.title[:80] else title,
        "unit": str(event.unit or event.by or ""),
        "reason": event.reason[:120] if title == event.task.title[:80] else "",
        "to": event.to.isoformat() if event.to else "",
    }
    others = [user for user in to if user.pk != by.pk]
    link = event.task.get_absolute_url()
    tell(f"task-{event.act}", to=others, facts=facts, link=link, key=f"event:{event.pk}", on=event.on)
