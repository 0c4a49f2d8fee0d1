"""A clock told from its events: started, paused, resumed, extended. The same events always give the same day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from yinxin.domain.clock.calendar import ONE_DAY, Calendar
from yinxin.domain.clock.counting import Due, due
from yinxin.domain.clock.pause import Pause
from yinxin.domain.clock.term import Term, TermEnding
from yinxin.domain.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Started:
    """The clock starts on `on`, which itself is not counted."""

    on: date
    term: Term


@dataclass(frozen=True, slots=True)
class Paused:
    """From `on` the clock stands still, for a reason, asked by one person (`by`) and agreed by another. Both are numbers of
    accounts."""

    on: date
    reason: str
    by: int
    agreed_by: int

    def __post_init__(self) -> None:
        _refuse_alone(self.reason, self.by, self.agreed_by)


@dataclass(frozen=True, slots=True)
class Resumed:
    """On `on` the clock runs again, and that day counts."""

    on: date


@dataclass(frozen=True, slots=True)
class Extended:
    """The term grows by `term`, for a reason, asked by one person and agreed by another. The rule for a last day that is a
    rest day stays that of the first term."""

    on: date
    term: Term
    reason: str
    by: int
    agreed_by: int

    def __post_init__(self) -> None:
        _refuse_alone(self.reason, self.by, self.agreed_by)


Event = Started | Paused | Resumed | Extended


def replay(events: Iterable[Event], calendar: Calendar, *, today: date | None = None) -> Due:
    """The last day after all that happened, in the order it happened.

    While the clock stands still the day is not certain: it is counted as if the clock ran again the day after `today`, or
    after the pause's first day where no day is told. Raises RefusedError for events that cannot follow one another.
    """
    told = tuple(events)
    _refuse_disorder(told)
    started = told[0]
    if not isinstance(started, Started):
        raise RefusedError("clock-not-started")
    pauses, since = _pauses(told[1:])
    if since is None:
        return _end_of(started, told, calendar, pauses)
    so_far = [*pauses, Pause(since, max(since, today or since))]
    return replace(_end_of(started, told, calendar, so_far), certain=False, paused=True)


def _end_of(started: Started, told: Sequence[Event], calendar: Calendar, pauses: list[Pause]) -> Due:
    """The terms one after the other. What happens on a rest day is the first term's rule, and asked at the very end."""
    *earlier, last = _joined([started.term, *(event.term for event in told if isinstance(event, Extended))])
    day, skipped, certain = started.on, tuple[date, ...](), True
    for term in earlier:
        part = due(day, replace(term, ending=TermEnding.AS_COUNTED), calendar, pauses)
        day, skipped, certain = part.on, skipped + part.skipped, certain and part.certain
    end = due(day, replace(last, ending=started.term.ending), calendar, pauses)
    return replace(end, skipped=skipped + end.skipped, certain=certain and end.certain)


def _joined(terms: list[Term]) -> list[Term]:
    """Terms of the same unit added up: two months from 31 January end on 31 March, not on the 28th."""
    joined = terms[:1]
    for term in terms[1:]:
        before = joined[-1]
        if term.unit is before.unit:
            joined[-1] = replace(before, length=before.length + term.length)
        else:
            joined.append(term)
    return joined


def _pauses(events: Sequence[Event]) -> tuple[list[Pause], date | None]:
    """The pauses that ended, and since when the clock stands still now."""
    pauses: list[Pause] = []
    since: date | None = None
    for event in events:
        if isinstance(event, Started):
            raise RefusedError("clock-started-twice")
        if isinstance(event, Paused):
            if since is not None:
                raise RefusedError("clock-already-paused", since=since)
            since = event.on
        if isinstance(event, Resumed):
            if since is None:
                raise RefusedError("clock-not-paused", on=event.on)
            if event.on > since:  # resumed on the very day, it never stood still
                pauses.append(Pause(since, event.on - ONE_DAY))
            since = None
    return pauses, since


def _refuse_disorder(told: Sequence[Event]) -> None:
    if not told:
        raise RefusedError("clock-not-started")
    for before, after in pairwise(told):
        if after.on < before.on:
            raise RefusedError("clock-out-of-order", on=after.on, before=before.on)


def _refuse_alone(reason: str, by: int, agreed_by: int) -> None:
    if not reason.strip():
        raise RefusedError("clock-no-reason")
    if by == agreed_by:
        raise RefusedError("clock-second-person")
