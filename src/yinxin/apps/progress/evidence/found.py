"""Found evidence on the page of its task. Where a unit writes its report, the page of the report offers it."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.evidence import access
from yinxin.apps.progress.models import Evidence


def of_task(user: User, task: Task) -> list[Evidence]:
    """What was confirmed for a task, the oldest first."""
    return list(access.found(user).filter(task=task))


def panel(request: HttpRequest, task: Task) -> str:
    """It for the page of the task; nothing where nothing was found."""
    found = of_task(request.user, task)  # type: ignore[arg-type]
    return render_to_string("progress/evidence/_found.html", {"found": found}, request) if found else ""
