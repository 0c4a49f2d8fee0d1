"""压茬推进: tasks that follow one another and may overlap. Who is late warns those behind, by how many days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from yinxin.domain.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Link:
    """`after` is done no earlier than `lag` calendar days after `before` is; a negative lag lets them overlap."""

    before: int
    after: int
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of one task: its last day, the day on which it was reported done, and whether anything more is to come of it.

    A task that was cancelled is awaited by nobody: `is_awaited` is false.
    """

    due: date | None = None
    done_on: date | None = None
    is_awaited: bool = True


@dataclass(frozen=True, slots=True)
class Delay:
    """`before` is `late` days past its own day, or will be; so `after` cannot be done until `over` days past its own."""

    before: int
    after: int
    late: int
    over: int


def refuse_ring(links: Collection[Link], new: Link) -> None:
    """RefusedError "link-ring" with the tasks of the ring in order, where `new` would make a task wait for itself."""
    followers: dict[int, list[int]] = {}
    for link in links:
        followers.setdefault(link.before, []).append(link.after)
    came_from: dict[int, int] = {new.after: new.before}
    waiting = [new.after]
    while waiting:
        at = waiting.pop()
        if at == new.before:
            raise RefusedError("link-ring", ring=_ring(came_from, new))
        for follower in followers.get(at, ()):
            if follower not in came_from:
                came_from[follower] = at
                waiting.append(follower)


def _ring(came_from: Mapping[int, int], new: Link) -> tuple[int, ...]:
    """From the task that would be first, all around, back to it."""
    way = [new.before]
    while way[-1] != new.after:
        way.append(came_from[way[-1]])
    return (new.before, *reversed(way))


def expected(links: Collection[Link], stands: Mapping[int, Stand], today: date) -> dict[int, date]:
    """The earliest day on which each task can be done, as far as anything is known: its own day, today once that has passed,
    or later because of those before it. Of a task without a day and without anything before it nothing is said."""
    before: dict[int, list[Link]] = {}
    for link in links:
        before.setdefault(link.after, []).append(link)
    found: dict[int, date] = {}
    for task in _in_order(links, stands):
        stand = stands[task]
        if stand.done_on is not None:
            found[task] = stand.done_on
            continue
        days = [found[link.before] + timedelta(link.lag) for link in before.get(task, ()) if link.before in found]
        if stand.due is not None:
            days.append(max(stand.due, today))
        if days and stand.is_awaited:
            found[task] = max(days)
    return found


def delays(links: Collection[Link], stands: Mapping[int, Stand], today: date) -> tuple[Delay, ...]:
    """Each link over which a delay reaches a task that is not done yet, in the order of the links."""
    ends = expected(links, stands, today)
    found = []
    for link in links:
        before, after = stands.get(link.before), stands.get(link.after)
        if before is None or after is None or link.before not in ends or after.done_on or not after.is_awaited:
            continue
        late = _days(ends[link.before], before.due)
        over = _days(ends[link.before] + timedelta(link.lag), after.due)
        if over > 0 or (late > 0 and before.done_on is None):
            found.append(Delay(link.before, link.after, max(late, 0), max(over, 0)))
    return tuple(found)


def _days(end: date, due: date | None) -> int:
    return (end - due).days if due is not None else 0


def _in_order(links: Iterable[Link], stands: Mapping[int, Stand]) -> list[int]:
    """Those before first. A ring cannot be: `refuse_ring` kept it out."""
    waits: dict[int, set[int]] = {task: set() for task in stands}
    for link in links:
        if link.before in waits and link.after in waits:
            waits[link.after].add(link.before)
    followers: dict[int, list[int]] = {}
    for task, firsts in waits.items():
        for first in firsts:
            followers.setdefault(first, []).append(task)
    ready = [task for task, firsts in waits.items() if not firsts]
    order = []
    while ready:
        task = ready.pop()
        order.append(task)
        for follower in followers.get(task, ()):
            waits[follower].discard(task)
            if not waits[follower]:
                ready.append(follower)
    return order
