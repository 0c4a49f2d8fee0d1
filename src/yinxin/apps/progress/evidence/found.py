"""Found evidence where it is wanted: on the page of its task, and where a unit writes its reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.evidence import access
from yinxin.apps.progress.models import Evidence


def of_task(user: User, task: Task) -> list[Evidence]:
    """What was confirmed for a task, the oldest first."""
    return list(access.found(user).filter(task=task))


def unused(user: User, tasks: Collection[int]) -> dict[int, list[Evidence]]:
    """By task, what no report has used yet. Many tasks cost as many queries as one."""
    rows: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in access.found(user).filter(task__in=tasks, report__isnull=True):
        rows[evidence.task_id].append(evidence)
    return dict(rows)
