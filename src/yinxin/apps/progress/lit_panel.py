"""What the task's own page shows of its light: the rule behind it, what would come next, and what asks for a second look."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from yinxin.apps.people.access import user_of
from yinxin.apps.plans.models import Task
from yinxin.apps.progress import access, alarms, lights
from yinxin.apps.progress.models import DismissedAlarm, Progress


@dataclass(frozen=True, slots=True)
class Answered:
    """An alarm that somebody looked into."""

    name: str
    row: DismissedAlarm


@dataclass(frozen=True, slots=True)
class Lit:
    task: Task
    shown: lights.Shown
    alarms: tuple[alarms.ShownAlarm, ...]
    dismissed: tuple[Answered, ...]
    may_dismiss: bool


def panel(request: HttpRequest, task: Task) -> str:
    """Called by the task's page (PANELS)."""
    user, row = user_of(request), Progress.objects.filter(pk=task.pk).first()
    lit = Lit(
        task,
        lights.explained(row, task.status, timezone.localdate()),
        alarms.shown(row.alarms) if row else (),
        tuple(Answered(str(alarms.NAMES[row.code]), row) for row in task.dismissed_alarms.select_related("by")),
        access.may_decide(user, task),
    )
    return render_to_string("progress/_lit.html", {"lit": lit}, request)
