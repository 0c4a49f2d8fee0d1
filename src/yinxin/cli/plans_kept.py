"""The duties of a plan in the database, for verbs that take a file or a plan's number."""

from __future__ import annotations

from yinxin.apps.plans.duty import as_value
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.plans.queries import with_parts
from yinxin.domain.errors import UnreadableError
from yinxin.domain.matching import Duty, duty_of


def duties_of(number: int) -> list[Duty]:
    """The tasks in the list of a confirmed plan, in its order."""
    plan = Plan.objects.exclude(state=Plan.State.DRAFT).filter(pk=number).first()
    if plan is None:
        raise UnreadableError("plan", f"没有编号为“{number}”的已确认计划：请先导入并确认，或改为指定计划文件。")
    tasks = Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST).order_by("order", "pk")
    return [duty_of(as_value(task)) for task in with_parts(tasks)]
