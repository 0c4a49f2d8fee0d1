"""The alarms an office or 督查 looks through: in as many queries for a thousand tasks as for one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.functional import Promise

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import access, alarms
from yinxin.apps.progress.facets import ALARM
from yinxin.apps.progress.judging_forms import AlarmFilterForm

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class AlarmedTask:
    task: Task
    alarms: tuple[alarms.ShownAlarm, ...]
    may_dismiss: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; `query` is the address with it."""

    value: str
    label: str | Promise
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class AlarmList:
    rows: tuple[AlarmedTask, ...]
    page: Page[Task]
    plans: tuple[Choice, ...]
    codes: tuple[Choice, ...]
    plan: str
    code: str


def alarm_list(user: User, form: AlarmFilterForm) -> AlarmList:
    form.is_valid()
    plan, code = form.cleaned_data.get("plan"), form.cleaned_data.get("code") or ""
    asked = access.overseen(user).filter(progress__alarm_count__gt=0)
    of_plan = asked.filter(plan=plan) if plan else asked
    found = of_plan.filter(ALARM.passes([code])) if code else of_plan
    page = Paginator(found.select_related("progress").order_by("plan", "order", "pk"), PER_PAGE).get_page(
        form.cleaned_data.get("page")
    )
    decided = set(access.decided(user).filter(pk__in=[task.pk for task in page]).values_list("pk", flat=True))
    counts = dict(asked.order_by().values_list("plan").annotate(Count("pk")))
    named = Plan.objects.filter(pk__in=counts).order_by("-period_end", "-pk").values_list("pk", "title")
    return AlarmList(
        rows=tuple(AlarmedTask(task, alarms.shown(task.progress.alarms), task.pk in decided) for task in page),
        page=page,
        plans=tuple(Choice(str(pk), title, counts[pk], pk == plan) for pk, title in named),
        codes=tuple(Choice(value, label, count, value == code) for value, label, count in ALARM.counted(of_plan)),
        plan=str(plan or ""),
        code=code,
    )
