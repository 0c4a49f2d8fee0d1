"""Full-text search of tasks: folded text that holds every folded word of the query, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from django.db.models import QuerySet

from yinxin.apps.plans.models import Task
from yinxin.domain.plans import proposal
from yinxin.domain.text.fold import fold, words


def folded(task: proposal.Task) -> str:
    """Everything a person may look for, cell by cell: the line break keeps a word from being found across two cells."""
    cells = (
        *task.path,
        task.title,
        task.text,
        *task.measures,
        *(part for phase in task.phases for part in (phase.label, phase.text)),
        task.safeguards,
        task.notes,
        *(unit.name for unit in task.units),
        *(milestone.text for milestone in task.milestones),
        task.due_text or "",
    )
    return "\n".join(dict.fromkeys(found for cell in cells if (found := fold(cell))))


def matching(tasks: QuerySet[Task], query: str) -> QuerySet[Task]:
    """Every word must occur. A query of punctuation alone asks for nothing and finds nothing."""
    wanted = words(query)
    if query.strip() and not wanted:
        return tasks.none()
    for word in wanted:
        tasks = tasks.filter(folded__contains=word)
    return tasks
