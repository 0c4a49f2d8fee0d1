"""Fills an installation and proves that what was written in bulk is what the program would have written."""

from __future__ import annotations

import time
from datetime import date

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.bench.crowded.plans import make_plans
from tests.bench.crowded.town import Town, make_town
from tests.bench.crowded.year import live_through
from yinxin.apps.people.models import Role, Unit, UnitGroup, User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Progress, Report, TaskEvent

SAMPLE = 60
"""About so many tasks are replayed."""


def prepare() -> None:
    """The tables and the files that every page needs."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def fill(plans: int, tasks: int, units: int, rows: int) -> dict[str, float]:
    """Gives the seconds each part took. Half of `rows` are reports, half are events."""
    began, today = time.monotonic(), timezone.localdate()
    with transaction.atomic():
        town = make_town(units)
        made = make_plans(town, plans, tasks, today=today)
        live_through(town, made, reports=rows // 2, events=rows - rows // 2, today=today)
    filled = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    prove(today)
    return {"filling": filled - began, "proving": time.monotonic() - filled}


def found() -> Town:
    """The town of an installation that was filled before."""
    place = Unit.objects.get(parent=None)
    reporters = User.objects.filter(posts__role=Role.REPORTER).order_by("pk")
    return Town(
        place,
        tuple(Unit.objects.exclude(pk=place.pk).order_by("order", "pk")),
        UnitGroup.objects.get(),
        office=User.objects.get(posts__role=Role.OFFICE),
        supervisor=User.objects.get(posts__role=Role.SUPERVISOR),
        reporters=tuple(reporters),
    )


def prove(today: date) -> None:
    """The kept row of a task says what its events say, replayed one by one. Raises AssertionError."""
    every = list(Task.objects.order_by("pk").values_list("pk", flat=True))
    keys = every[:: len(every) // SAMPLE or 1]
    lives, kept = projecting.lives(keys), Progress.objects.in_bulk(keys)
    states = dict(Task.objects.filter(pk__in=keys).values_list("pk", "status"))
    for key, life in lives.items():
        row = kept[key]
        assert (row.due_on, row.pushes, row.returns) == (life.due, life.pushes, life.returns), key
        assert states[key] == life.state, key
    assert len(set(states.values())) > 1, "every sampled task stands alike"
    assert Progress.objects.count() == len(every)


def rows() -> dict[str, int]:
    """How full it is."""
    counted = {"plans": Plan, "tasks": Task, "units": Unit, "reports": Report, "events": TaskEvent}
    return {name: model._default_manager.count() for name, model in counted.items()}


def vendor() -> str:
    return connection.vendor
