"""The changes of a plan after a moment, gathered by task. Many changes cost as many queries as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Amendment, Plan, Task
from yinxin.apps.progress import access
from yinxin.apps.progress.models import LastLook, Report, TaskEvent
from yinxin.apps.progress.reporting import access as reporting
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.wording import column_in_words
from yinxin.kit.ui.templatetags.ui import office_date

FIRST_LOOK = timedelta(days=30)
"""How far back somebody sees who has never said that she looked."""

PAGE = 30
MOST_QUOTED = 120
DATES = frozenset({"due", "due_on", "due_text"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: `kind` for the mark beside it, `what` in words, `more` quoted."""

    at: datetime
    kind: str
    what: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A task with what happened to it, the latest first."""

    task: Task
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """`until` is when the page was made: what comes after it is not seen by saying that one saw the page."""

    plan: Plan
    looked: LastLook | None
    since: datetime
    until: datetime
    page: Page[Task]
    tasks: tuple[Changed, ...]


def since(user: User, plan: Plan, number: str) -> Since:
    """What this user may see of it; every kind of change is read once for all tasks of the page."""
    looked = LastLook.objects.filter(person=user, plan=plan).first()
    until = timezone.now()
    start = looked.at if looked else until - FIRST_LOOK
    page = Paginator(_touched(user, plan, start), PAGE).get_page(number)
    tasks = list(page.object_list)
    found = _changes(user, [task.pk for task in tasks], start)
    changed = tuple(Changed(task, tuple(sorted(found[task.pk], key=_latest_first))) for task in tasks)
    return Since(plan, looked, start, until, page, changed)


def _touched(user: User, plan: Plan, start: datetime) -> QuerySet[Task]:
    of_task = {"task": OuterRef("pk")}
    acts = TaskEvent.objects.filter(at__gt=start, **of_task)
    reports = reporting.reports(user).filter(at__gt=start, **of_task)
    amendments = Amendment.objects.filter(made_at__gt=start, **of_task)
    found = access.tasks(user).filter(plan=plan)
    return found.filter(Exists(acts) | Exists(reports) | Exists(amendments)).order_by("order", "pk")


def _changes(user: User, tasks: list[int], start: datetime) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = defaultdict(list)
    acts = TaskEvent.objects.filter(task__in=tasks, at__gt=start)
    for event in acts.select_related("unit", "phase", "milestone", "into"):
        found[event.task_id].append(_of_event(event))
    for report in reporting.reports(user).filter(task__in=tasks, at__gt=start).select_related("unit"):
        found[report.task_id].append(_of_report(report))
    for amendment in Amendment.objects.filter(task__in=tasks, made_at__gt=start):
        found[amendment.task_id].append(_of_amendment(amendment))
    return found


def _latest_first(change: Change) -> float:
    return -change.at.timestamp()


def _of_event(event: TaskEvent) -> Change:
    part = event.phase.label if event.phase else event.milestone.text if event.milestone else ""
    what = event.get_act_display()
    if event.to:
        what = _("%(act)s，改到%(day)s") % {"act": what, "day": _day(event.to)}
    told = [str(event.unit) if event.unit else "", part[:MOST_QUOTED]]
    kind = "date" if event.act == Act.GRANT_EXTENSION else "act"
    return Change(event.at, kind, " · ".join([what, *filter(None, told)]), event.reason[:MOST_QUOTED])


def _of_report(report: Report) -> Change:
    what = _("%(unit)s报告截至%(day)s的进展") % {"unit": report.unit.name, "day": _day(report.as_of)}
    return Change(report.at or timezone.now(), "report", what, report.text[:MOST_QUOTED])


def _of_amendment(amendment: Amendment) -> Change:
    column = column_in_words(amendment.field) or amendment.field
    what = _("%(source)s改了“%(column)s”") % {"source": amendment.citation, "column": column}
    kind = "date" if amendment.field in DATES else "amendment"
    more = " → ".join(_cut(one) or _("（空）") for one in (amendment.old, amendment.new))
    return Change(amendment.made_at, kind, what, more)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"


def _day(day: date) -> str:
    return office_date(day.isoformat())
