"""A plan grown to many tasks, each led by one unit and measured by one indicator."""

from __future__ import annotations

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Figure, Plan, Task, TaskUnit


def grow(plan: Plan, unit: Unit, n: int) -> None:
    source = plan.tasks.order_by("pk")[0].source
    start = plan.tasks.count()
    tasks = Task.objects.bulk_create(
        Task(plan=plan, source=source, serial=1000 + at, order=1000 + at, title=f"第{at}项", text=f"第{at}项")
        for at in range(start, n)
    )
    TaskUnit.objects.bulk_create(TaskUnit(task=one, order=1, name=unit.name, unit=unit, role="lead") for one in tasks)
    Figure.objects.bulk_create(
        Figure(
            plan=plan,
            task=one,
            source=source,
            order=one.order,
            quote=f"{one.title}40处",
            subject=one.title,
            value=40,
            unit="处",
        )
        for one in tasks
    )
