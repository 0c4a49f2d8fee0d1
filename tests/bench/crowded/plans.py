"""The plans of the crowded installation and their tasks, with units, phases, milestones and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from random import Random
from typing import TypeVar

from django.db import models

from tests.bench.crowded.town import Town
from tests.bench.texts import NUMERALS, PLACES, WORKS
from yinxin.apps.plans.models import Figure, Milestone, Phase, Plan, Section, Source, Task, TaskUnit
from yinxin.domain.text.fold import fold
from yinxin.kit.intake.models import Received

Row = TypeVar("Row", bound=models.Model)

SECTIONS = 8
BATCH = 2_000


def make_plans(town: Town, plans: int, tasks: int, *, today: date) -> list[Task]:
    """So many plans with so many tasks between them, in force since the beginning of last year."""
    chance = Random("plans")
    numbers = count()
    made: list[Task] = []
    for number in range(plans):
        plan, source = _plan(town, number, today)
        sections = _sections(plan, source)
        share = tasks // plans + (number < tasks % plans)
        made += kept(_task(plan, source, sections, next(numbers), at, today, chance) for at in range(share))
    _parts(town, made, today, chance)
    return made


def kept(rows: Iterable[Row]) -> list[Row]:
    """Written in bulk; gives the rows back with their keys."""
    found = list(rows)
    return type(found[0])._default_manager.bulk_create(found, batch_size=BATCH) if found else []


def _plan(town: Town, number: int, today: date) -> tuple[Plan, Source]:
    plan = Plan.objects.create(
        place=town.place,
        title=f"榕江市{PLACES[number % len(PLACES)]}片区侨务工作行动计划（第{number + 1}号）",
        document_number=f"榕府办〔{today.year - 1}〕{number + 1}号",
        period_start=date(today.year - 1, 1, 1),
        period_end=date(today.year + 1 + number % 2, 12, 31),
        state=Plan.State.IN_FORCE,
        created_by=town.office,
    )
    mark = sha256(f"plan {number}".encode()).hexdigest()
    received = Received.objects.create(
        name=f"计划{number + 1}.txt",
        size=1,
        sha256=mark,
        kept_sha256=mark,
        state=Received.State.ACCEPTED,
        by=town.office,
    )
    source = Source.objects.create(
        place=town.place,
        plan=plan,
        name=received.name,
        sha256=mark,
        size=1,
        received=received,
        state=Source.State.CONFIRMED,
        uploaded_by=town.office,
    )
    return plan, source


def _sections(plan: Plan, source: Source) -> list[Section]:
    rows = kept(
        Section(plan=plan, source=source, order=at + 1, path=[title], title=title)
        for at in range(SECTIONS)
        if (title := f"{NUMERALS[at]}、{WORKS[at]}")
    )
    for row in rows:
        row.trail = f"/{row.pk}/"
    Section.objects.bulk_update(rows, ["trail"])
    return rows


def _task(
    plan: Plan, source: Source, sections: list[Section], number: int, at: int, today: date, chance: Random
) -> Task:
    section = sections[at * SECTIONS // 100 % SECTIONS]
    title = f"{PLACES[number % 8]}片区{WORKS[number // 8 % 8]}（第{number + 1}项）"
    text = f"在{PLACES[number % 8]}片区分批{WORKS[number // 8 % 8]}，全年不少于{number % 40 + 3}处，有台账、有专人、有检查。"
    due_on = today + timedelta(days=chance.randrange(-120, 420))
    return Task(
        plan=plan,
        source=source,
        section=section,
        serial=at + 1,
        order=at + 1,
        path=section.path,
        title=title,
        text=text,
        due=due_on.isoformat(),
        due_on=due_on,
        due_text=f"{due_on:%Y年%m月}底前",
        folded="\n".join(map(fold, (section.title, title, text))),
    )


def _parts(town: Town, tasks: list[Task], today: date, chance: Random) -> None:
    kept(part for number, task in enumerate(tasks) for part in _units(town, task, number))
    year = date(today.year, 1, 1)
    kept(
        Phase(task=task, order=at, label=label, start=start, end=end, text=f"{label}完成{at + 1}批。")
        for task in tasks
        for at, (label, start, end) in enumerate(
            (
                (f"{year.year - 1}年", date(year.year - 1, 1, 1), date(year.year - 1, 12, 31)),
                (f"{year.year}年", year, date(year.year, 12, 31)),
            )
        )
    )
    kept(
        Milestone(task=task, order=0, due=day.isoformat(), due_on=day, text="完成选点和设计。")
        for task in tasks
        if (day := today + timedelta(days=chance.randrange(-200, 200)))
    )
    kept(
        Figure(
            plan_id=task.plan_id,
            task=task,
            source_id=task.source_id,
            order=number,
            quote=f"全年不少于{number % 40 + 3}处",
            subject=task.title[:60],
            value=number % 40 + 3,
            comparator=Figure.Comparator.AT_LEAST,
            unit="处",
            due_on=task.due_on,
        )
        for number, task in enumerate(tasks)
    )


def _units(town: Town, task: Task, number: int) -> Iterator[TaskUnit]:
    """A lead, one that cooperates, and in every tenth task all the counties, each for itself."""
    lead, member = town.units[number % len(town.units)], town.units[(number * 7 + 3) % len(town.units)]
    yield TaskUnit(task=task, order=0, name=lead.name, role=TaskUnit.Role.LEAD, unit=lead)
    if member != lead:
        yield TaskUnit(task=task, order=1, name=member.name, role=TaskUnit.Role.MEMBER, unit=member)
    if number % 10 == 0:
        yield TaskUnit(task=task, order=2, name=town.counties.name, role=TaskUnit.Role.MEMBER, group=town.counties)
