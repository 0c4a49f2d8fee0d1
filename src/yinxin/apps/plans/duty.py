"""A task of the list as the plain value the domain knows, for comparing versions and for writing files."""

from __future__ import annotations

from yinxin.apps.plans.models import Figure, Task
from yinxin.domain.document import Span
from yinxin.domain.plans import proposal


def as_value(task: Task) -> proposal.Task:
    """Reads `units`, `phases` and `milestones`: prefetch them when many tasks are turned into values."""
    return proposal.Task(
        id=f"t{task.serial:03d}",
        path=tuple(task.path),
        title=task.title,
        text=task.text,
        inherited=tuple(task.inherited),
        measures=tuple(task.measures),
        phases=tuple(
            proposal.Phase(
                phase.label,
                phase.start.isoformat() if phase.start else None,
                phase.end.isoformat() if phase.end else None,
                phase.text,
            )
            for phase in task.phases.all()
        ),
        safeguards=task.safeguards,
        notes=task.notes,
        units=tuple(
            proposal.Unit(unit.name, proposal.Role(unit.role), group=unit.is_placeholder)
            for unit in task.units.all()
            if unit.until is None
        ),
        due=task.due or None,
        due_text=task.due_text or None,
        milestones=tuple(proposal.Milestone(one.due, one.text) for one in task.milestones.all()),
        recurrence=proposal.Recurrence(task.recurrence) if task.recurrence else None,
        kind=proposal.TaskKind(task.kind),
        parent=f"t{task.parent.serial:03d}" if task.parent else None,
        spans=tuple(Span(start, end) for start, end in task.spans),
    )


def figure_value(figure: Figure) -> proposal.Figure:
    start, end = figure.span or (0, 0)
    return proposal.Figure(
        task=f"t{figure.task.serial:03d}" if figure.task else None,
        quote=figure.quote,
        subject=figure.subject,
        value=float(figure.value) if figure.value is not None else None,
        upper=float(figure.upper) if figure.upper is not None else None,
        comparator=proposal.Comparator(figure.comparator),
        unit=figure.unit,
        due=figure.due or None,
        recurrence=proposal.Recurrence(figure.recurrence) if figure.recurrence else None,
        kind=proposal.FigureKind(figure.kind),
        span=Span(start, end),
    )
