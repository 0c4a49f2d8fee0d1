"""The phases and milestones of a task: each is reported and accepted by itself, so that a long task is judged on its way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import NEED_REASON, Act, Event, refuse_earlier


class PartState(StrEnum):
    OPEN = "open"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    RETURNED = "returned"


_MOVES = {
    Act.REPORT_DONE: (frozenset({PartState.OPEN, PartState.RETURNED}), PartState.REPORTED),
    Act.ACCEPT: (frozenset({PartState.REPORTED}), PartState.ACCEPTED),
    Act.SEND_BACK: (frozenset({PartState.REPORTED}), PartState.RETURNED),
    Act.REOPEN: (frozenset({PartState.ACCEPTED}), PartState.OPEN),
}


@dataclass(frozen=True, slots=True)
class PartLife:
    """Where a phase or a milestone stands. `reporter` is who reported it done: somebody else accepts it."""

    state: PartState = PartState.OPEN
    reported_on: date | None = None
    accepted_on: date | None = None
    returns: int = 0
    reporter: int | None = None
    since: date | None = None
    last: date | None = None


def may(life: PartLife, act: Act) -> bool:
    return act in _MOVES and life.state in _MOVES[act][0]


def after(life: PartLife, event: Event) -> PartLife:
    """Raises RefusedError: "task-move", "task-reason", "task-second-person", "task-order", as for a whole task."""
    if not may(life, event.act):
        raise RefusedError("task-move", act=event.act, state=life.state)
    if event.act in NEED_REASON and not event.reason.strip():
        raise RefusedError("task-reason", act=event.act)
    if event.act is Act.ACCEPT and life.reporter is not None and life.reporter == event.by:
        raise RefusedError("task-second-person", act=event.act)
    refuse_earlier(life.last, event)
    return _with(life, event)


def replay(events: Iterable[Event]) -> PartLife:
    """What is on record is not judged again."""
    life = PartLife()
    for event in events:
        life = _with(life, event)
    return life


def _with(life: PartLife, event: Event) -> PartLife:
    moved = replace(life, state=_MOVES[event.act][1], since=event.on, last=max(life.last or event.on, event.on))
    match event.act:
        case Act.REPORT_DONE:
            return replace(moved, reported_on=event.on, reporter=event.by)
        case Act.ACCEPT:
            return replace(moved, accepted_on=event.on)
        case Act.SEND_BACK:
            return replace(moved, returns=life.returns + 1, reported_on=None, reporter=None)
        case _:
            return replace(moved, reported_on=None, accepted_on=None, reporter=None)
