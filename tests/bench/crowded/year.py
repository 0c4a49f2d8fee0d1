"""A year of work on the tasks of the crowded installation: rounds, reports, acts, evidence, notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from django.utils import timezone

from tests.bench.crowded.plans import kept
from tests.bench.crowded.town import Town
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Evidence, Line, Measurement, Report, Round, TaskEvent, TaskLink
from yinxin.apps.supervision.models import SupervisionNotice
from yinxin.domain.progress.acts import Act

MONTHS = 12
"""So many rounds each plan has had; the last of them is still open."""


def live_through(town: Town, tasks: list[Task], *, reports: int, events: int, today: date) -> None:
    """Write so many reports and so many events (at least six for each task), and work out how everything stands."""
    chance = Random("year")
    rounds = _rounds(tasks, today)
    lines = _lines(town, tasks, rounds)
    told = _reports(town, tasks, lines, reports, chance)
    _acts(town, tasks, told, events, chance, today)
    _evidence(town, tasks, told)
    _links(town, tasks)
    _supervision(town, tasks, today)
    _notices(town, tasks)
    projecting.project([task.pk for task in tasks])


def _rounds(tasks: list[Task], today: date) -> dict[int, list[Round]]:
    """By plan, oldest first."""
    plans = Plan.objects.in_bulk({task.plan_id for task in tasks})
    rows = kept(row for plan in plans.values() for row in _of_a_year(plan, today))
    found: dict[int, list[Round]] = {}
    for row in rows:
        found.setdefault(row.plan_id, []).append(row)
    return found


def _of_a_year(plan: Plan, today: date) -> Iterator[Round]:
    first = today.replace(day=1)
    for back in range(MONTHS, 0, -1):
        end = _month_before(first, back - 1) - timedelta(days=1)
        opens = end + timedelta(days=1)
        is_open = back == 1
        yield Round(
            plan=plan,
            name=f"{end:%Y年%m月}",
            period_start=end.replace(day=1),
            period_end=end,
            opens_on=opens,
            working_days=20,
            due_on=max(today + timedelta(days=5), opens) if is_open else opens + timedelta(days=27),
            closed_at=None if is_open else moment(opens + timedelta(days=27)),
        )


def _month_before(first: date, months: int) -> date:
    for _ in range(months):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _lines(town: Town, tasks: list[Task], rounds: dict[int, list[Round]]) -> dict[int, list[Line]]:
    """By task its lead's lines, oldest first; in the open round also those of the units that cooperate."""
    leads, members = [], []
    for number, task in enumerate(tasks):
        lead, member = town.units[number % len(town.units)], town.units[(number * 7 + 3) % len(town.units)]
        for row in rounds[task.plan_id]:
            leads.append(Line(round=row, task=task, unit=lead, part=Line.Part.LEAD, asked=3, known=1, seconds=150))
        if member != lead:
            members.append(Line(round=row, task=task, unit=member, part=Line.Part.MEMBER, asked=2, known=1, seconds=90))
    found: dict[int, list[Line]] = {}
    for line in kept(leads):
        found.setdefault(line.task_id, []).append(line)
    kept(members)
    return found


def _reports(
    town: Town, tasks: list[Task], lines: dict[int, list[Line]], reports: int, chance: Random
) -> dict[int, list[Report]]:
    """By task, oldest first; every twentieth says what the one before it said, every thirtieth value goes back."""
    most = -(-reports // len(tasks))
    figures = dict(Figure.objects.values_list("task", "pk"))
    rows, left = [], reports
    for number, task in enumerate(tasks):
        mine = lines[task.pk]
        for at in range(min(most, left)):
            line = mine[at % len(mine)]
            rows.append(_report(town, line, number, at, chance))
            left -= 1
    kept(rows)
    kept(
        Measurement(report=row, figure_id=figures[row.task_id], value=1 + at % MONTHS * 3 - 2 * (at % 30 == 7))
        for at, row in enumerate(rows)
    )
    found: dict[int, list[Report]] = {}
    for row in rows:
        found.setdefault(row.task_id, []).append(row)
    return found


def _report(town: Town, line: Line, number: int, at: int, chance: Random) -> Report:
    month = line.round.name if chance.randrange(20) else "本月"
    return Report(
        line=line,
        round=line.round,
        task_id=line.task_id,
        unit_id=line.unit_id,
        as_of=line.round.period_end,
        text=f"{month}走访{chance.randrange(5, 90)}户，完成{at + 1}处，召开协调会{number % 4 + 1}次，资金按进度拨付。",
        state=Report.State.SUBMITTED,
        asked=3,
        prefilled=2,
        seconds=chance.randrange(60, 400),
        by=town.reporters[number % len(town.reporters)],
        at=moment(line.round.period_end + timedelta(days=3)),
    )


def _acts(
    town: Town, tasks: list[Task], told: dict[int, list[Report]], events: int, chance: Random, today: date
) -> None:
    """Signing, beginning, a report each month; some report completion, some of these are accepted and some returned."""
    most = -(-events // len(tasks))
    rows: list[TaskEvent] = []
    for number, task in enumerate(tasks):
        rows += _life(town, task, told.get(task.pk, []), number, min(most, events - len(rows)), chance)
    kept(rows)


def _life(town: Town, task: Task, told: list[Report], number: int, most: int, chance: Random) -> Iterator[TaskEvent]:
    unit, by = town.units[number % len(town.units)], town.reporters[number % len(town.reporters)]
    first = told[0].as_of if told else timezone.localdate()
    days = [first - timedelta(days=20), first - timedelta(days=10), *(one.as_of for one in told)]
    days += [days[-1]] * most
    end = [Act.REPORT_DONE, Act.ACCEPT] if number % 5 == 0 else [Act.REPORT_DONE] if number % 5 == 1 else []
    end = [Act.REPORT_DONE, Act.SEND_BACK, Act.PROGRESS] if number % 50 == 2 else end
    end = [Act.ASK_EXTENSION, Act.GRANT_EXTENSION] if number % 20 == 3 else end
    acts = [Act.SIGN, Act.START, *[Act.PROGRESS] * (most - 2 - len(end)), *end][:most]
    for at, act in enumerate(acts):
        decided = act in (Act.ACCEPT, Act.SEND_BACK, Act.GRANT_EXTENSION)
        to = (task.due_on or days[at]) + timedelta(days=60)
        yield TaskEvent(
            task=task,
            act=act.value,
            on=days[at],
            by=town.office if decided else by,
            unit=None if decided else unit,
            reason="施工季节推迟，按实际进度办理。" if act in (Act.SEND_BACK, Act.ASK_EXTENSION) else "",
            to=to if act in (Act.ASK_EXTENSION, Act.GRANT_EXTENSION) else None,
            report=told[at - 2] if act is Act.PROGRESS and 2 <= at < len(told) + 2 else None,
        )


def _evidence(town: Town, tasks: list[Task], told: dict[int, list[Report]]) -> None:
    kept(
        Evidence(
            task=task,
            report=told[task.pk][-1] if told.get(task.pk) else None,
            kind=Evidence.Kind.LINK,
            title="现场照片",
            url=f"https://example.org/{task.pk}",
            by=town.reporters[number % len(town.reporters)],
        )
        for number, task in enumerate(tasks)
        if number % 2
    )


def _links(town: Town, tasks: list[Task]) -> None:
    kept(
        TaskLink(before=before, after=after, lag=-10, by=town.office)
        for number, (before, after) in enumerate(pairwise(tasks))
        if number % 4 == 0 and before.plan_id == after.plan_id
    )


def _supervision(town: Town, tasks: list[Task], today: date) -> None:
    kept(
        SupervisionNotice(
            place=town.place,
            year=today.year,
            number=at + 1,
            task=task,
            unit=town.units[tasks.index(task) % len(town.units)],
            demand="请说明进度滞后的原因和下一步安排。",
            issued_on=today - timedelta(days=30),
            days=5,
            due_on=today - timedelta(days=30 - at % 40),
            by=town.supervisor,
            state=SupervisionNotice.State.ISSUED if at % 3 else SupervisionNotice.State.SETTLED,
        )
        for at, task in enumerate(tasks[:: max(1, len(tasks) // 1000)])
    )


def _notices(town: Town, tasks: list[Task]) -> None:
    """Five thousand to the office, a hundred to each official."""
    kept(
        Notice(
            person=person,
            kind="task-accept",
            key=f"task:{at}",
            facts={"title": tasks[at % len(tasks)].title},
            link="/plans/tasks/",
        )
        for person, many in ((town.office, len(tasks)), *((one, 100) for one in town.reporters))
        for at in range(many)
    )


def moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
