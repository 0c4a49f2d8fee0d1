"""What the page of a task shows of its supervision: its notices, its money, the proposals it carries out."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from yinxin.apps.people.access import user_of
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress.access import may_decide
from yinxin.apps.supervision import access
from yinxin.apps.supervision.chain import access as chain
from yinxin.domain.progress.acts import FINISHED


def panel(request: HttpRequest, task: Task) -> str:
    """Nothing where there is nothing that this reader may see or do (PANELS)."""
    user = user_of(request)
    open_task = task.status not in FINISHED and task.standing == Task.Standing.IN_LIST
    shown = {
        "task": task,
        "notices": list(access.notices(user).filter(task=task)),
        "proposals": list(chain.proposals(user).filter(tasks=task)),
        "funds": list(chain.funds(user, task.plan).filter(task=task)) if access.sees_funds(user, task.plan) else [],
        "may_issue": open_task and task.plan.state == Plan.State.IN_FORCE and may_decide(user, task),
        "today": timezone.localdate(),
    }
    if not any(shown[name] for name in ("notices", "proposals", "funds", "may_issue")):
        return ""
    return render_to_string("supervision/_task.html", shown, request=request)
