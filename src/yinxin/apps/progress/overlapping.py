"""Which tasks of a plan follow one another, and whom a delay reaches. However many links a plan has, it is read in two queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from yinxin.apps.notices.actions import tell
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress.announcing import doers, name_of
from yinxin.apps.progress.models import Progress, TaskEvent, TaskLink
from yinxin.domain.progress.acts import FINISHED, Act, State
from yinxin.domain.progress.overlap import Delay, Link, Stand, delays


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A task before or after the one looked at. `delay` is what reaches over the link between them."""

    link: TaskLink
    task: Task
    delay: Delay | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]


def links_of(plan: Plan) -> list[TaskLink]:
    """The links between tasks that are in the list of a plan."""
    standing = Task.Standing.IN_LIST
    found = TaskLink.objects.filter(before__plan=plan, before__standing=standing, after__standing=standing)
    return list(found.select_related("before", "after").order_by("pk"))


def delays_of(links: Sequence[TaskLink]) -> dict[int, Delay]:
    """By the number of the link over which each comes, as things stand today."""
    tasks = {task.pk: task for link in links for task in (link.before, link.after)}
    goes_on = _merged_into([task for task in tasks.values() if task.status == State.MERGED])
    rows = {row.pk: row for row in Progress.objects.filter(pk__in=[*tasks, *(one.pk for one in goes_on.values())])}
    doing = {pk: goes_on.get(pk, task) for pk, task in tasks.items()}
    stands = {pk: _stand(task, rows.get(task.pk)) for pk, task in doing.items()}
    apart = [link for link in links if doing[link.before_id].pk != doing[link.after_id].pk]
    found = delays([as_link(link) for link in apart], stands, timezone.localdate())
    by_ends = {(delay.before, delay.after): delay for delay in found}
    return {link.pk: by_ends[ends] for link in links if (ends := (link.before_id, link.after_id)) in by_ends}


def _merged_into(merged: Sequence[Task]) -> dict[int, Task]:
    """What each merged task is done as part of: whatever waited for it waits for that."""
    if not merged:
        return {}
    of_plans = TaskEvent.objects.filter(task__plan__in={task.plan_id for task in merged}, act=Act.MERGE)
    into = {one.task_id: one.into for one in of_plans.select_related("into").order_by("pk") if one.into}
    found = {}
    for task in merged:
        last, met = into.get(task.pk), {task.pk}
        while last and last.status == State.MERGED and last.pk not in met:
            met.add(last.pk)
            last = into.get(last.pk)
        if last and last.status != State.MERGED:
            found[task.pk] = last
    return found


def neighbours(task: Task) -> Neighbours:
    links = links_of(task.plan)
    known = delays_of(links) if links else {}
    return Neighbours(
        tuple(Neighbour(one, one.before, known.get(one.pk)) for one in links if one.after_id == task.pk),
        tuple(Neighbour(one, one.after, known.get(one.pk)) for one in links if one.before_id == task.pk),
    )


def warn_those_behind(plan: Plan) -> int:
    """Tell the units of every task that a delay reaches, once for each number of days; how many were told. In the caller's transaction."""
    links = links_of(plan)
    known = delays_of(links) if links else {}
    told = 0
    for link in links:
        delay = known.get(link.pk)
        if delay and delay.over:
            link.after.plan = link.before.plan = plan
            facts: dict[str, str | int] = {"before": name_of(link.before), "days": delay.over}
            facts["title"] = name_of(link.after)
            key = f"overlap:{link.pk}:{_step(delay.over)}"
            told += tell("task-overlap", to=doers(link.after), facts=facts, link=link.after.get_absolute_url(), key=key)
    return told


def _step(days: int) -> int:
    """A delay that grows day by day is told again when it has doubled."""
    return days.bit_length()


def as_link(row: TaskLink) -> Link:
    return Link(row.before_id, row.after_id, row.lag)


def _stand(task: Task, row: Progress | None) -> Stand:
    due = row.due_on if row else task.due_on
    done = row.reported_on or row.accepted_on if row and task.status in (State.REPORTED, State.ACCEPTED) else None
    return Stand(due, done, is_awaited=task.status not in FINISHED or done is not None)
