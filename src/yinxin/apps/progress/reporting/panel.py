"""What the task's own page shows of reporting: the last word of each unit, and the way to all of them."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from yinxin.apps.people.access import user_of
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Report
from yinxin.apps.progress.reporting import access

SHOWN = 3


def panel(request: HttpRequest, task: Task) -> str:
    """Called by the task's page (PANELS); nothing before somebody has reported."""
    found = access.reports(user_of(request)).filter(task=task, state=Report.State.SUBMITTED)
    latest = list(found.prefetch_related("measurements__figure").order_by("-as_of", "-pk")[:SHOWN])
    shown = {"task": task, "reports": latest}
    return render_to_string("progress/reporting/_panel.html", shown, request) if latest else ""
