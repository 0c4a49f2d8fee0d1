"""Taking a step: at once, or as a proposal that another confirms, declines, or its proposer takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import pgettext

from yinxin.domain.errors import RefusedError
from yinxin.domain.registers import Stages, Step
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, StageMove
from yinxin.kit.registers.moving import evidence
from yinxin.kit.registers.writing import held

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

State = StageMove.State


@transaction.atomic
def move(
    register: Register,
    record: Any,
    step: str,
    *,
    by: AbstractBaseUser,
    reason: str = "",
    version: int | None = None,
) -> StageMove:
    """Take a step, or propose it where a second person confirms it: the row says which.

    RefusedError when the step leads not from here ("step-not-from-here"), something is missing ("step-wants"), a reason is
    ("step-wants-reason"), another proposal waits ("proposal-waits"), or the record was changed since `version`.
    """
    row = _held(register, record.pk)
    if version is not None and row.version != version:
        raise RefusedError("record-changed-since", name=register.name_of(row))
    taken = _judged(register, row, step)
    if taken.reasoned and not reason.strip():
        raise RefusedError("step-wants-reason", step=taken.label)
    asked = StageMove(
        register=register.slug,
        record=row.pk,
        step=taken.name,
        source=row.stage,
        target=taken.target,
        reason=reason.strip(),
        papers=sorted(one.kind for one in taken.evidence),
        version=row.version,
        proposed_by_id=by.pk,
        proposed_at=timezone.now(),
    )
    if taken.two_persons or not register.may_move(by, row, taken):
        return _propose(register, row, asked, by)
    return _take(register, row, taken, asked, by)


@transaction.atomic
def confirm(proposal: StageMove, *, by: AbstractBaseUser) -> StageMove:
    """Take the step another proposed. RefusedError("confirms-own") to the proposer; ("proposal-stale") where the record went on."""
    register, row, asked = _waiting(proposal)
    step = _step_of(register, asked)
    if asked.proposed_by_id == by.pk:
        raise RefusedError("confirms-own", step=step.label)
    if not register.may_move(by, row, step):
        raise RefusedError("step-not-yours", step=step.label)
    if (
        row.stage != asked.source or row.version != asked.version
    ):  # she confirms what was proposed, not what became of it
        raise RefusedError("proposal-stale", name=register.name_of(row))
    return _take(register, row, _judged(register, row, asked.step), asked, by)


@transaction.atomic
def decline(proposal: StageMove, *, by: AbstractBaseUser, answer: str) -> StageMove:
    """The step is not taken, and why."""
    register, row, asked = _waiting(proposal)
    step = _step_of(register, asked)
    if asked.proposed_by_id == by.pk:
        raise RefusedError("confirms-own", step=step.label)
    if not register.may_move(by, row, step):
        raise RefusedError("step-not-yours", step=step.label)
    return _close(asked, State.DECLINED, row, by, answer)


@transaction.atomic
def withdraw(proposal: StageMove, *, by: AbstractBaseUser) -> StageMove:
    """The proposer takes it back. RefusedError("proposal-not-yours") to anybody else."""
    _register, row, asked = _waiting(proposal)
    if asked.proposed_by_id != by.pk:
        raise RefusedError("proposal-not-yours")
    return _close(asked, State.WITHDRAWN, row, by)


def _propose(register: Register, row: Any, asked: StageMove, by: AbstractBaseUser) -> StageMove:
    if StageMove.objects.filter(register=register.slug, record=row.pk, state=State.WAITING).exists():
        raise RefusedError("proposal-waits", name=register.name_of(row))
    asked.state = State.WAITING
    asked.save()
    tell("registers.propose", row, by=by, new={"stage": asked.target}, old={"stage": asked.source}, reason=asked.reason)
    return asked


def _take(register: Register, row: Any, step: Step, asked: StageMove, by: AbstractBaseUser) -> StageMove:
    now = timezone.now()
    others = StageMove.objects.filter(register=register.slug, record=row.pk, state=State.WAITING).exclude(pk=asked.pk)
    others.update(state=State.STALE, decided_at=now)
    moved = actions.change(register, row, {"stage": step.target}, by=by, reason=asked.reason, act=Act.MOVED)
    asked.state, asked.decided_by_id, asked.decided_at = State.TAKEN, by.pk, now
    asked.save()
    register.after_move(moved, step, by=by)
    return asked


def _close(asked: StageMove, state: State, row: Any, by: AbstractBaseUser, answer: str = "") -> StageMove:
    asked.state, asked.decided_by_id, asked.decided_at, asked.answer = state, by.pk, timezone.now(), answer.strip()
    asked.save()
    act = "registers.decline" if state == State.DECLINED else "registers.take-back"
    tell(act, row, by=by, old={"stage": asked.target}, new={"stage": asked.source}, reason=asked.answer)
    return asked


def _judged(register: Register, row: Any, name: str) -> Step:
    """The step, if the record may take it now. The domain decides; its refusal is said in the words of the screen."""
    stages = _stages(register)
    step = stages.step(name)
    if not register.open_to(row, step):
        raise RefusedError("step-not-for-this", step=step.label, name=register.name_of(row))
    if row.stage in step.source and (missing := evidence.wanting(register, row, step)):
        raise RefusedError(
            "step-wants", step=step.label, wanting=pgettext("并列", "、").join(evidence.in_words(register, missing))
        )
    there = evidence.attached(register, row) if step.evidence else set()
    stages.take(row.stage, name, filled=evidence.filled(row, step.needs), attached=there)
    return step


def _waiting(proposal: StageMove) -> tuple[Register, Any, StageMove]:
    """Locked: the record first, as everywhere, then the proposal."""
    register = catalogue.get(proposal.register)
    if register is None:
        raise RefusedError("proposal-settled")
    row = _held(register, proposal.record)
    asked = StageMove.objects.select_for_update().get(pk=proposal.pk)
    if asked.state == State.STALE:
        raise RefusedError("proposal-stale", name=register.name_of(row))
    if asked.state != State.WAITING:
        raise RefusedError("proposal-settled")
    return register, row, asked


def _step_of(register: Register, asked: StageMove) -> Step:
    return _stages(register).step(asked.step)


def _stages(register: Register) -> Stages:
    if register.stages is None:
        raise RefusedError("register-without-stages", register=register.label)
    return register.stages


def _held(register: Register, pk: int) -> Any:
    rows = held(register, register.model._default_manager.filter(pk=pk))
    if not rows:
        raise RefusedError("record-gone", register=register.label)
    return rows[0]
