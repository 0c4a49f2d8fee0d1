"""The part of a record's page that shows its stages, what may be done next, and what is missing for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.domain.registers import Stage, Step
from yinxin.kit.registers.access import acting
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import StageMove
from yinxin.kit.registers.moving import evidence
from yinxin.kit.registers.moving.access import Waiting
from yinxin.kit.registers.record_panels import panel_beside

LATEST = 20
"""Moves shown of one record."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One stage of the line."""

    stage: Stage
    here: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that leads on from here. `takes`: this reader takes it alone; else she proposes it."""

    step: Step
    target: Stage
    missing: list[str]
    takes: bool


@dataclass(frozen=True, slots=True)
class Past:
    """One move with its words."""

    move: StageMove
    step: str
    target: str


@panel_beside
def panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing where the register has no stages."""
    if register.stages is None:
        return SafeString("")
    moves = list(_moves(register, record))
    waiting = next((one for one in moves if one.state == StageMove.State.WAITING), None)
    context = {
        "register": register,
        "record": record,
        "line": line(register, record),
        "offers": offers(register, record, request),
        "waiting": _waiting(register, record, waiting, request) if waiting else None,
        "moves": [_past(register, one) for one in moves if one is not waiting][:LATEST],
    }
    return render_to_string("registers/moving/box.html", context, request=request)


def line(register: Register, record: Any) -> list[Milestone]:
    """The stages in the order of the declaration."""
    stages = register.stages.stages if register.stages else ()
    return [Milestone(stage, stage.name == record.stage) for stage in stages]


def offers(register: Register, record: Any, request: HttpRequest) -> list[Offer]:
    """What this reader may take or propose next; nothing for somebody who only reads."""
    user, stages = acting(request), register.stages
    steps = [one for one in stages.steps_from(record.stage) if register.open_to(record, one)] if stages else []
    if stages is None or not steps:
        return []
    keeps = register.kept_by(user).filter(pk=record.pk).exists()
    found = []
    for step in steps:
        takes = register.may_move(user, record, step)
        if takes or keeps:
            missing = evidence.in_words(register, evidence.wanting(register, record, step))
            found.append(Offer(step, stages.stage(step.target), missing, takes and not step.two_persons))
    return found


def _moves(register: Register, record: Any) -> Any:
    rows = StageMove.objects.filter(register=register.slug, record=record.pk)
    return rows.select_related("proposed_by", "decided_by")[: LATEST + 1]


def _waiting(register: Register, record: Any, move: StageMove, request: HttpRequest) -> Waiting | None:
    if register.stages is None:
        return None
    user, step = acting(request), register.stages.step(move.step)
    own = move.proposed_by_id == user.pk
    return Waiting(move, register, record, step, not own and register.may_move(user, record, step), own)


def _past(register: Register, move: StageMove) -> Past:
    """A step or stage that the declaration no longer has goes by its name."""
    stages = register.stages
    steps = {one.name: str(one.label) for one in stages.steps} if stages else {}
    names = {one.name: str(one.label) for one in stages.stages} if stages else {}
    return Past(move, steps.get(move.step, move.step), names.get(move.target, move.target))
