"""A proposal is taken in and led from step to step until who made it is answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Task
from yinxin.apps.supervision.models import Proposal, ProposalStep
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import chain
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Topic:
    """What is proposed, and by which body."""

    kind: str
    title: str
    proposer: str
    text: str = ""
    number: str = ""


@transaction.atomic
def propose(place: Unit, topic: Topic, *, by: User) -> Proposal:
    made = Proposal.objects.create(
        place=place,
        kind=topic.kind,
        title=topic.title,
        proposer=topic.proposer,
        text=topic.text,
        number=topic.number,
        set_on=timezone.localdate(),
        by=by,
    )
    record("supervision.propose", made, by=by, new={"title": topic.title, "proposer": topic.proposer})
    return made


@transaction.atomic
def lead_on(proposal: Proposal, step: chain.Step, words: str = "", *, by: User) -> Proposal:
    """One step; raises RefusedError where it does not fit or says nothing. Handing over is `hand_over`."""
    held = _held(proposal)
    return _take(held, step, words, by=by)


@transaction.atomic
def hand_over(proposal: Proposal, unit: Unit, tasks: Collection[Task] = (), *, by: User) -> Proposal:
    """The unit that carries it out, and the tasks of the list by which it does. The answer is due three months from the first time."""
    held = _held(proposal)
    held.unit = unit
    held.save(update_fields=["unit"])
    held.tasks.add(*tasks)
    done = _take(held, chain.Step.HAND_OVER, unit.name, by=by)
    tell(
        "proposal-handed-over",
        to=recipients.of_unit(unit),
        facts={"title": held.title, "due": str(done.due_on)},
        link=held.get_absolute_url(),
        key=f"proposal:{held.pk}:handed-over:{unit.pk}:{held.rounds}",
        on=done.due_on,
    )
    return done


def _take(held: Proposal, step: chain.Step, words: str, *, by: User) -> Proposal:
    days = calendar.current()
    before = chain.replay((as_taken(row) for row in held.steps.order_by("pk")), days)
    taken = chain.Taken(step, timezone.localdate(), words)
    try:
        now = chain.after(before, taken, days)
    except RefusedError as refused:
        facts = {"title": held.title, "step": ProposalStep.Choice(step.value).label, "stage": held.get_stage_display()}
        raise RefusedError(refused.code, **facts) from None
    ProposalStep.objects.create(proposal=held, step=step.value, on=taken.on, words=words.strip(), by=by)
    held.stage, held.due_on, held.rounds = now.stage.value, now.due, now.rounds
    held.save(update_fields=["stage", "due_on", "rounds"])
    record(
        f"supervision.proposal-{step.value}",
        held,
        by=by,
        old={"stage": before.stage.value},
        new={"stage": now.stage.value},
        reason=words.strip(),
    )
    return held


def as_taken(row: ProposalStep) -> chain.Taken:
    return chain.Taken(chain.Step(row.step), row.on, row.words)


def _held(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
