"""What was reported of tasks and their parts, for the app below that would delete them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model, Q

from yinxin.apps.plans.models import Figure, Milestone, Phase, Task
from yinxin.apps.progress.models import Evidence, Measurement, Report, TaskEvent
from yinxin.domain.errors import RefusedError


def parts_in_use(kind: type[Model], keys: Sequence[int]) -> set[int]:
    """Called by plans (PARTS_IN_USE) before a newer version takes parts out of a task."""
    used: set[int | None] = set()
    if kind is Phase:
        used |= set(TaskEvent.objects.filter(phase__in=keys).values_list("phase", flat=True))
    elif kind is Milestone:
        used |= set(TaskEvent.objects.filter(milestone__in=keys).values_list("milestone", flat=True))
    elif kind is Figure:
        used |= set(Measurement.objects.filter(figure__in=keys).values_list("figure", flat=True))
        used |= set(Evidence.objects.filter(figure__in=keys).values_list("figure", flat=True))
    return {key for key in used if key is not None}


def refuse_if_reported(tasks: Iterable[Task]) -> None:
    """Called by plans (UNDOING_GUARDS): an import is not undone over what happened since."""
    keys = [task.pk for task in tasks]
    acted = TaskEvent.objects.filter(Q(task__in=keys) | Q(into__in=keys)).values("task")
    said = Report.objects.filter(task__in=keys).values("task")
    shown = Evidence.objects.filter(task__in=keys).values("task")
    found = Task.objects.filter(Q(pk__in=acted) | Q(pk__in=said) | Q(pk__in=shown)).order_by("pk").first()
    if found:
        raise RefusedError("undo-reported", title=found.title)
