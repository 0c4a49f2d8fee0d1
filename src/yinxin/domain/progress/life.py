"""The life of a task, computed from its events: what may come next, where it stands, and until when it has time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import FINISHED, NEED_REASON, Act, Event, State, refuse_earlier

_OPEN = frozenset({State.ASSIGNED, State.SIGNED, State.UNDER_WAY, State.RETURNED})
_UNFINISHED = frozenset(State) - FINISHED

MOVES: Mapping[Act, tuple[frozenset[State], State | None]] = MappingProxyType(
    {
        Act.SIGN: (_OPEN, State.SIGNED),
        Act.START: (frozenset({State.ASSIGNED, State.SIGNED, State.RETURNED}), State.UNDER_WAY),
        Act.PROGRESS: (_OPEN, State.UNDER_WAY),
        Act.REPORT_DONE: (_OPEN, State.REPORTED),
        Act.ACCEPT: (frozenset({State.REPORTED}), State.ACCEPTED),
        Act.SEND_BACK: (frozenset({State.REPORTED}), State.RETURNED),
        Act.ASK_EXTENSION: (_OPEN, None),
        Act.GRANT_EXTENSION: (_OPEN | {State.REPORTED}, None),
        Act.REFUSE_EXTENSION: (_OPEN | {State.REPORTED}, None),
        Act.ASK_SUSPENSION: (_OPEN, None),
        Act.SUSPEND: (_OPEN, State.SUSPENDED),
        Act.REFUSE_SUSPENSION: (_OPEN | {State.REPORTED}, None),
        Act.RESUME: (frozenset({State.SUSPENDED}), None),
        Act.MERGE: (_UNFINISHED, State.MERGED),
        Act.CANCEL: (_UNFINISHED, State.CANCELLED),
        Act.REOPEN: (FINISHED, State.UNDER_WAY),
    }
)
"""From which states each act may be done, and where it leads; None where the state stays or returns to an earlier one."""

_ANSWERS = {
    Act.GRANT_EXTENSION: Act.ASK_EXTENSION,
    Act.REFUSE_EXTENSION: Act.ASK_EXTENSION,
    Act.SUSPEND: Act.ASK_SUSPENSION,
    Act.REFUSE_SUSPENSION: Act.ASK_SUSPENSION,
}
"""A decision answers what was asked, and somebody else than who asked gives it."""

_BY_A_UNIT = frozenset({Act.SIGN, Act.START, Act.PROGRESS, Act.REPORT_DONE, Act.ASK_EXTENSION, Act.ASK_SUSPENSION})
"""Whoever does one of these for a unit knows of the task."""


@dataclass(frozen=True, slots=True)
class Life:
    """Where a task stands after its events. `due` is the last day it has, with what was granted and the days it stood still.

    `pushes` counts the extensions granted, `returns` how often a report of completion was sent back. `asked` is what waits
    for a decision. `reporter` is who reported completion, `held` the state a suspended task returns to. `signed` are the units
    that know of it: each signs for itself, and whoever reports has signed. `last` is the day of the latest act.
    """

    state: State = State.ASSIGNED
    since: date | None = None
    due: date | None = None
    pushes: int = 0
    returns: int = 0
    signed_on: date | None = None
    reported_on: date | None = None
    accepted_on: date | None = None
    asked: Event | None = None
    reporter: int | None = None
    held: State = State.ASSIGNED
    into: int | None = None
    signed: frozenset[int] = frozenset()
    last: date | None = None

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED

    @property
    def was_on_time(self) -> bool | None:
        """Whether completion was reported by the last day; None where there is no date or no report yet."""
        if self.due is None or self.reported_on is None:
            return None
        return self.reported_on <= self.due


def replay(events: Iterable[Event], due: date | None = None) -> Life:
    """The life of a task whose plan gives it until `due`. The same events always give the same life.

    What is on record is not judged again: a later notice may have moved `due` under an extension that was rightly granted.
    """
    life = Life(due=due)
    for event in events:
        life = _with(life, event)
    return life


def may(life: Life, act: Act, *, unit: int | None = None) -> bool:
    """Whether an act fits where the task stands; who may do it is for the caller to say. `unit` is the one that would sign."""
    if life.state not in MOVES[act][0]:
        return False
    if act is Act.SIGN:
        return life.state is State.ASSIGNED if unit is None else unit not in life.signed
    if act in _ANSWERS:
        return life.asked is not None and life.asked.act is _ANSWERS[act]
    if act in (Act.ASK_EXTENSION, Act.ASK_SUSPENSION):
        return life.asked is None
    return True


def after(life: Life, event: Event) -> Life:
    """The life with one event more.

    Raises RefusedError: "task-move" where the act does not fit, "task-reason" without a reason, "task-second-person" where
    who asked or reported would decide herself, "task-date" for an extension that does not lead beyond the last day,
    "task-order" for a day before what is on record, "task-into" for a merger that does not say into what.
    """
    if not may(life, event.act, unit=event.unit):
        raise RefusedError("task-move", act=event.act, state=life.state)
    if event.act in NEED_REASON and not event.reason.strip():
        raise RefusedError("task-reason", act=event.act)
    if event.act is Act.MERGE and event.into is None:
        raise RefusedError("task-into")
    refuse_earlier(life.last, event)
    _second_person(life, event)
    if event.act in (Act.ASK_EXTENSION, Act.GRANT_EXTENSION):
        _beyond(life, _date_meant(life, event))
    return _with(life, event)


def _with(life: Life, event: Event) -> Life:
    """The event taken as it is."""
    known = life.signed | {event.unit} if event.unit is not None and event.act in _BY_A_UNIT else life.signed
    life = replace(life, signed=known, last=max(life.last or event.on, event.on))
    if event.of_part:
        begun = event.act is Act.REPORT_DONE and life.state in (State.ASSIGNED, State.SIGNED)
        return replace(life, state=State.UNDER_WAY, since=event.on) if begun else life
    target = _target(life, event.act)
    moved = replace(life, state=target, since=event.on) if target and target is not life.state else life
    return _told(life, moved, event)


def _target(life: Life, act: Act) -> State | None:
    """A second unit's signature finds the work begun, and begins nothing."""
    return None if act is Act.SIGN and life.state is not State.ASSIGNED else MOVES[act][1]


def _second_person(life: Life, event: Event) -> None:
    asked_by = life.asked.by if event.act in _ANSWERS and life.asked else None
    first = life.reporter if event.act is Act.ACCEPT else asked_by
    if first is not None and first == event.by:
        raise RefusedError("task-second-person", act=event.act)


def _told(before: Life, life: Life, event: Event) -> Life:
    """What the act says beside the state."""
    match event.act:
        case Act.SIGN:
            return replace(life, signed_on=life.signed_on or event.on)
        case Act.REPORT_DONE:
            return replace(life, reported_on=event.on, reporter=event.by)
        case Act.ACCEPT:
            return replace(life, accepted_on=event.on, asked=None)
        case Act.SEND_BACK:
            return replace(life, returns=life.returns + 1, reported_on=None, reporter=None)
        case Act.REOPEN:
            return replace(life, accepted_on=None, reported_on=None, reporter=None, into=None)
        case Act.MERGE | Act.CANCEL:
            return replace(life, into=event.into, asked=None)
        case _:
            return _dated(before, life, event)


def _dated(before: Life, life: Life, event: Event) -> Life:
    """Extensions, and the days a task stood still."""
    match event.act:
        case Act.ASK_EXTENSION | Act.ASK_SUSPENSION:
            return replace(life, asked=event)
        case Act.GRANT_EXTENSION:
            days = [day for day in (life.due, _date_meant(life, event)) if day]
            return replace(life, due=max(days, default=None), pushes=life.pushes + 1, asked=None)
        case Act.REFUSE_EXTENSION | Act.REFUSE_SUSPENSION:
            return replace(life, asked=None)
        case Act.SUSPEND:
            return replace(life, held=before.state, asked=None)
        case Act.RESUME:
            return replace(life, state=before.held, since=event.on, due=_moved(before, event.on))
        case _:
            return life


def _date_meant(life: Life, event: Event) -> date | None:
    """Who grants may name another day than was asked for."""
    return event.to or (life.asked.to if life.asked and event.act is Act.GRANT_EXTENSION else None)


def _beyond(life: Life, to: date | None) -> None:
    if to is None or (life.due is not None and to <= life.due):
        raise RefusedError("task-date", due=life.due, to=to)


def _moved(life: Life, resumed: date) -> date | None:
    """The days between suspension and resumption are given back; what was overdue before stays overdue."""
    if life.due is None or life.since is None or life.since > life.due:
        return life.due
    return life.due + max(resumed - life.since, timedelta(0))
