"""What an act is about: a whole task, or one of its phases or milestones, with where it stands and who looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Milestone, Phase, Task
from yinxin.apps.progress import access, actions, projecting
from yinxin.apps.progress.models import TaskEvent
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress import parts
from yinxin.domain.progress.acts import FINISHED, Act, State
from yinxin.domain.progress.life import Life
from yinxin.domain.progress.parts import PartLife

NOT_YET = PartLife()
OF_A_PART = (Act.REPORT_DONE, Act.ACCEPT, Act.SEND_BACK, Act.REOPEN)


@dataclass(frozen=True, slots=True)
class Subject:
    """`seen` is the number of the latest event of the task, 0 before the first; what is sent later says it again."""

    task: Task
    hand: access.Hand
    life: Life
    seen: int
    part: Phase | Milestone | None = None
    part_life: PartLife = NOT_YET

    def url(self, act: Act) -> str:
        if self.part is None:
            return reverse("progress:act", args=[self.task.pk, act.value])
        kind = "phase" if isinstance(self.part, Phase) else "milestone"
        return reverse(f"progress:{kind}-act", args=[self.part.pk, act.value])

    def units(self, act: Act) -> tuple[Unit, ...]:
        """The units for which she could do it now; of a signature those that have not signed."""
        units = self.hand.units_for(act)
        return tuple(unit for unit in units if unit.pk not in self.life.signed) if act is Act.SIGN else units

    def fits(self, act: Act) -> bool:
        """Whether it fits where the task stands, and she is not the one who asked for it."""
        if self.part is not None:
            rests = self.task.status in FINISHED or (self.task.status == State.SUSPENDED and act is Act.REPORT_DONE)
            return not rests and parts.may(self.part_life, act) and not self._own(act, self.part_life.reporter)
        if act is Act.SIGN:
            return any(task_life.may(self.life, act, unit=unit.pk) for unit in self.units(act))
        asked = self.life.asked.by if self.life.asked and act not in access.ASKING else None
        first = self.life.reporter if act is Act.ACCEPT else asked if act in ANSWERS else None
        return task_life.may(self.life, act) and not self._own(act, first)

    def offered(self) -> tuple[Act, ...]:
        """The acts that are hers and fit, in the order in which an office thinks of them."""
        acts = OF_A_PART if self.part is not None else tuple(Act)
        return tuple(act for act in acts if self.hand.may(act) and self.fits(act))

    def do(self, act: Act, more: actions.Particulars) -> TaskEvent:
        if self.part is None:
            return actions.move(self.task, act, more, by=self.hand.user)
        return actions.move_part(self.part, act, more, by=self.hand.user)

    def _own(self, act: Act, first: int | None) -> bool:
        return act in (ANSWERS | {Act.ACCEPT}) and first is not None and first == self.hand.user.pk


ANSWERS = frozenset({Act.GRANT_EXTENSION, Act.REFUSE_EXTENSION, Act.SUSPEND, Act.REFUSE_SUSPENSION})


def of_task(user: User, task: Task, events: Iterable[TaskEvent]) -> Subject:
    """`events` are all events of the task, oldest first."""
    told = list(events)
    life = task_life.replay(map(projecting.as_event, told), task.due_on)
    return Subject(task, access.hand(user, task), life, told[-1].pk if told else 0)


def with_part(whole: Subject, part: Phase | Milestone, events: Iterable[TaskEvent]) -> Subject:
    lived = projecting.part_lives(events)
    kind = "phase" if isinstance(part, Phase) else "milestone"
    return Subject(whole.task, whole.hand, whole.life, whole.seen, part, lived.get((kind, part.pk), PartLife()))


def asked_for(user: User, kind: str, pk: int, act: str) -> tuple[Subject, Act]:
    """What an address names. An act that is not hers, or that there is not, is answered like a task that is not there."""
    part = None if kind == "task" else (access.phase if kind == "phase" else access.milestone)(user, pk)
    task = access.task(user, pk) if part is None else part.task
    told = list(task.events.order_by("pk"))
    subject = of_task(user, task, told)
    if part is not None:
        subject = with_part(subject, part, told)
    known = {one.value: one for one in (Act if part is None else OF_A_PART)}
    if act not in known or not subject.hand.may(known[act]):
        raise Http404
    return subject, known[act]
