"""The lights of a task: from which days it is amber, grey or red until something happens, each by a declared rule.

Nothing here looks at a clock. Days pass without anybody doing anything, so what is computed are the days on which a light
turns; the light of a day follows from them. As days pass a light never gets better by itself, and no progress makes it worse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from yinxin.domain.progress.acts import FINISHED, State
from yinxin.domain.progress.light_rules import USUAL, LightRules
from yinxin.domain.progress.targets import Target, wanting_since

DAY = timedelta(days=1)
HUNDRED = Decimal(100)


class Light(StrEnum):
    """Grey is silence: nobody has reported. In the order in which they weigh."""

    GREEN = "green"
    AMBER = "amber"
    GREY = "grey"
    RED = "red"


class Rule(StrEnum):
    """Why a light has its colour."""

    FINISHED = "finished"
    COMPLETION_REPORTED = "completion-reported"
    ON_COURSE = "on-course"
    NEAR = "near"
    PACE = "pace"
    UNMEASURED = "unmeasured"
    PERIOD = "period"
    PART = "part"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    REPORTED_LATE = "reported-late"
    SILENT = "silent"
    ROUND_MISSED = "round-missed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Part:
    """A phase or milestone that is neither reported nor accepted, and its last day."""

    label: str
    end: date


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A round that asks the task's own unit for a report it has not given, and the last day for it."""

    name: str
    due: date


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a task today. `start` is when its time begins to run, `listed` when the units could first report here.

    `since` is the day of its present state, `due` the last day it has; `parts` and `rounds` hold what is still wanting.
    """

    state: State
    start: date
    listed: date
    since: date | None = None
    due: date | None = None
    reported_on: date | None = None
    last_report: date | None = None
    targets: tuple[Target, ...] = ()
    parts: tuple[Part, ...] = ()
    rounds: tuple[AskedRound, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """From `on` the task has a light, by a rule. The facts are plain numbers, texts and dates as YYYY-MM-DD."""

    light: Light
    on: date
    rule: Rule
    facts: tuple[tuple[str, str | int], ...] = ()


def turns(known: Known, rules: LightRules = USUAL) -> tuple[Turn, ...]:
    """Every turn to amber, grey and red that lies ahead or behind, in the order of their days."""
    return tuple(sorted(_turns(known, rules), key=lambda turn: (turn.on, turn.rule)))


def first(all_turns: Iterable[Turn], light: Light) -> date | None:
    """The day from which a light holds, unless one that weighs more does."""
    return min((turn.on for turn in all_turns if turn.light is light), default=None)


def light_on(all_turns: Sequence[Turn], day: date) -> Light:
    for light in (Light.RED, Light.GREY, Light.AMBER):
        on = first(all_turns, light)
        if on is not None and on <= day:
            return light
    return Light.GREEN


def reasons_on(all_turns: Sequence[Turn], day: date) -> tuple[Turn, ...]:
    """The turns that give the light of a day its colour; none for green."""
    light = light_on(all_turns, day)
    return tuple(turn for turn in all_turns if turn.light is light and turn.on <= day)


def elapsed(start: date, due: date, day: date) -> int:
    """How much of the time has passed, in whole per cent, 0 to 100."""
    if due <= start:
        return 100 if day >= due else 0
    passed = Decimal((day - start).days) / Decimal((due - start).days) * HUNDRED
    return max(0, min(100, int(passed)))


def _turns(known: Known, rules: LightRules) -> Iterator[Turn]:
    if known.state in FINISHED:
        return
    if known.state is State.SUSPENDED:
        yield from _suspended(known)
        return
    if known.state is State.REPORTED:
        yield from _waiting(known)
        return
    yield from _timed(known, rules)
    yield from _silent(known, rules)
    for target in known.targets:
        yield from _measured(known, target, rules)
    for part in known.parts:
        facts = (("part", part.label), ("end", part.end.isoformat()))
        yield Turn(Light.AMBER, part.end + DAY, Rule.PART, facts)
        yield Turn(Light.RED, part.end + (rules.part_days + 1) * DAY, Rule.PART, facts)


def _suspended(known: Known) -> Iterator[Turn]:
    """Time stands still, and everybody sees that it does. What was overdue before stays overdue."""
    since = known.since or known.start
    yield Turn(Light.AMBER, since, Rule.SUSPENDED, (("since", since.isoformat()),))
    if known.due and since > known.due:
        yield Turn(Light.RED, known.due + DAY, Rule.OVERDUE, (("due", known.due.isoformat()),))


def _waiting(known: Known) -> Iterator[Turn]:
    """Completion is reported: the units have done their part, and that the office has not accepted it yet is no fault of theirs."""
    reported = known.reported_on or known.since or known.start
    if known.due and reported > known.due:
        facts = (("reported", reported.isoformat()), ("due", known.due.isoformat()))
        yield Turn(Light.AMBER, reported, Rule.REPORTED_LATE, facts)


def _timed(known: Known, rules: LightRules) -> Iterator[Turn]:
    if known.state is State.RETURNED:
        since = known.since or known.start
        yield Turn(Light.AMBER, since, Rule.RETURNED, (("since", since.isoformat()),))
    if known.due:
        facts = (("due", known.due.isoformat()),)
        yield Turn(Light.AMBER, max(known.start, known.due - rules.near_days * DAY), Rule.NEAR, facts)
        yield Turn(Light.RED, known.due + DAY, Rule.OVERDUE, facts)


def _silent(known: Known, rules: LightRules) -> Iterator[Turn]:
    heard = max(known.start, known.listed)
    if known.last_report:
        heard = max(heard, known.last_report)
    if known.state is State.RETURNED and known.since:
        heard = max(heard, known.since)
    facts = (("heard", heard.isoformat()), ("ever", 1 if known.last_report else 0))
    yield Turn(Light.GREY, heard + rules.silence_days * DAY, Rule.SILENT, facts)
    for asked in known.rounds:
        yield Turn(
            Light.GREY, asked.due + DAY, Rule.ROUND_MISSED, (("round", asked.name), ("due", asked.due.isoformat()))
        )


def _measured(known: Known, target: Target, rules: LightRules) -> Iterator[Turn]:
    if target.recurrence is not None:
        end = wanting_since(target, known.start)
        facts = (*_of(target), ("end", end.isoformat()))
        yield Turn(Light.AMBER, end + (rules.period_days + 1) * DAY, Rule.PERIOD, facts)
        return
    due = target.due or known.due
    if due is None or due <= known.start:
        return
    yield from _lagging(target, known.start, due, rules)
    if target.due and target.due != known.due and not target.is_reached:
        facts = (*_of(target), ("due", target.due.isoformat()))
        yield Turn(Light.RED, target.due + DAY, Rule.OVERDUE, facts)


def _lagging(target: Target, start: date, due: date, rules: LightRules) -> Iterator[Turn]:
    """The first day on which the share reached is too small for the time that has passed; after the last day another rule holds."""
    if target.is_reached:
        return
    rule = Rule.PACE if target.latest else Rule.UNMEASURED
    facts = (*_of(target), ("start", start.isoformat()), ("due", due.isoformat()))
    span = (due - start).days
    for light, begins, pace in (
        (Light.AMBER, rules.pace_from, rules.pace_amber),
        (Light.RED, rules.pace_red_from, rules.pace_red),
    ):
        passed = max(-(-begins * span // 100), int(target.share * HUNDRED * span // pace) + 1)
        if passed <= span:
            yield Turn(light, start + passed * DAY, rule, facts)


def _of(target: Target) -> tuple[tuple[str, str | int], ...]:
    latest = target.latest
    return (
        ("figure", target.key),
        ("subject", target.subject),
        ("target", f"{target.value.normalize():f}"),
        ("sign", target.comparator.value),
        ("unit", target.unit),
        ("value", f"{latest.value.normalize():f}" if latest else ""),
        ("share", int(target.share * HUNDRED)),
    )
