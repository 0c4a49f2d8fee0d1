"""What is asked of the crowded installation: each list and the boards, as the person who opens them every day."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from tests.bench.crowded.town import Town
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import Round
from yinxin.apps.supervision.models import SupervisionNotice


@dataclass(frozen=True, slots=True)
class Asked:
    """A page by name, the address, and who opens it."""

    name: str
    address: str
    by: User


def pages(town: Town) -> list[Asked]:
    """All that is measured. The unit is the one with most to report."""
    plan = Plan.objects.order_by("pk")[0]
    task = plan.tasks.order_by("pk")[5]
    open_round = Round.objects.filter(plan=plan, closed_at=None).get()
    unit = town.units[0]
    notice = SupervisionNotice.objects.order_by("pk")[0]

    def of(name: str, route: str, *keys: object, query: str = "", by: User = town.office) -> Asked:
        return Asked(name, reverse(route, args=keys) + query, by)

    return [
        of("home of the office", "plans:home"),
        of("all plans", "plans:list"),
        of("a plan's list", "plans:show", plan.pk),
        of("a plan's list by unit", "plans:show", plan.pk, query="?group=unit"),
        of("all tasks", "plans:tasks"),
        of("all tasks, a word sought", "plans:tasks", query="?q=夏令营"),
        of("all tasks that are red", "plans:tasks", query="?light=red"),
        of("all tasks, the last page", "plans:tasks", query="?page=2"),
        of("a task", "plans:task", task.pk),
        of("reports of a task", "progress:task-reports", task.pk),
        of("duties of a unit", "plans:duties", unit.pk),
        of("a unit's own duties", "plans:duties", unit.pk, by=town.reporters[0]),
        of("what a unit is asked", "progress:report", by=town.reporters[0]),
        of("what waits for decision", "progress:work"),
        of("all boards", "supervision:boards"),
        of("a board: matrix", "supervision:board", plan.pk),
        *(
            of(f"a board: {view}", "supervision:board", plan.pk, query=f"?view={view}")
            for view in ("timeline", "month", "map", "alarms")
        ),
        of("a board on a large screen", "supervision:board-show", plan.pk),
        of("alarms of all plans", "progress:alarms"),
        of("rounds of a plan", "progress:plan-rounds", plan.pk),
        of("an open round", "progress:round", open_round.pk),
        of("what changed in a plan", "progress:since", plan.pk),
        of("burden of a plan", "progress:burden", plan.pk),
        of("burden account", "progress:burden-counter"),
        of("supervision notices", "supervision:notices", by=town.supervisor),
        of("a supervision notice", "supervision:notice", notice.pk, by=town.supervisor),
        of("papers of a plan", "supervision:papers", plan.pk),
        of("evidence documents", "progress:evidence"),
        of("own notices", "notices:list"),
        of("all units", "people:unit-list"),
    ]
