"""What of a task is accepted by itself, and where each stands: the rows behind the acceptance list."""

from __future__ import annotations

from collections.abc import Mapping

from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Stage
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.life import Life
from yinxin.domain.progress.parts import PartLife, PartState

WHOLE = {
    State.REPORTED: Stage.State.REPORTED,
    State.ACCEPTED: Stage.State.ACCEPTED,
    State.RETURNED: Stage.State.RETURNED,
    State.SUSPENDED: Stage.State.RESTING,
    State.MERGED: Stage.State.RESTING,
    State.CANCELLED: Stage.State.RESTING,
}


def stages_of(task: Task, life: Life, lived: Mapping[tuple[str, int], PartLife]) -> list[Stage]:
    """The whole, its phases and its milestones. Reads `phases` and `milestones`: prefetch them for many tasks."""
    state = WHOLE.get(life.state, Stage.State.OPEN)
    rests = life.is_finished or life.state is State.SUSPENDED
    found = [Stage(task=task, state=state, due_on=life.due, since=life.since, returns=life.returns)]
    for phase in task.phases.all():
        part = lived.get(("phase", phase.pk), PartLife())
        found.append(Stage(task=task, phase=phase, due_on=phase.end, **_standing(part, rests=rests)))
    for one in task.milestones.all():
        part = lived.get(("milestone", one.pk), PartLife())
        found.append(Stage(task=task, milestone=one, due_on=one.due_on, **_standing(part, rests=rests)))
    return found


def _standing(part: PartLife, *, rests: bool) -> dict[str, object]:
    over = rests and part.state is not PartState.ACCEPTED
    return {
        "state": Stage.State.RESTING if over else Stage.State(part.state.value),
        "since": part.since,
        "returns": part.returns,
    }
