"""What in the reports of a task asks for a second look, each with the facts and the rows it rests on.

An alarm is a question to a unit's report, never a judgement of a person, and none is ever counted by person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.progress.acts import FINISHED, State
from yinxin.domain.progress.claims import claims_all_done, other_value
from yinxin.domain.progress.retold import is_retold
from yinxin.domain.progress.targets import Target, reached, share
from yinxin.domain.text.fold import fold

PUSHED_TOO_OFTEN = 2
QUOTE = 80
"""How much of a text an alarm quotes."""


class AlarmCode(StrEnum):
    COPIED = "copied"
    BACKWARDS = "backwards"
    UNPROVEN = "unproven"
    PUSHED = "pushed"
    CONTRADICTS = "contradicts"
    NUMBER = "number"
    SILENT_CLAIM = "silent-claim"


@dataclass(frozen=True, slots=True)
class Reported:
    """One submitted report of one unit. `is_whole`: it speaks for the whole task, not for a member's part of it.

    `asked` is the line of the round it answers; reports on one line correct one another.
    """

    key: int
    unit: int
    on: date
    text: str
    is_done: bool = False
    is_whole: bool = True
    values: Mapping[int, Decimal] = field(default_factory=dict)
    asked: int | None = None

    def corrects(self, other: Reported) -> bool:
        return self.asked is not None and self.asked == other.asked


@dataclass(frozen=True, slots=True)
class Told:
    """What a task's units told. `reports` oldest first; `evidence` counts what hangs on the task; `due` is its last day now."""

    state: State
    reports: Sequence[Reported] = ()
    targets: Sequence[Target] = ()
    evidence: int = 0
    pushes: int = 0
    due: date | None = None
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """`rows` are (kind, number) of what it rests on: report, figure. `mark` names it, so that it can be dismissed once."""

    code: AlarmCode
    facts: Mapping[str, str | int]
    rows: tuple[tuple[str, int], ...] = ()

    @property
    def mark(self) -> str:
        return ":".join([self.code.value, *(f"{kind}{key}" for kind, key in self.rows), *self._of_facts()])

    def _of_facts(self) -> list[str]:
        """What has no row of its own is named by how often it happened."""
        return [str(self.facts["pushes"])] if "pushes" in self.facts else []


def alarms(told: Told) -> tuple[Alarm, ...]:
    """Those of the newest report of each unit, and of the task as a whole. A finished task asks for no second look."""
    if told.state in FINISHED:
        return ()
    return tuple(_alarms(told))


def _alarms(told: Told) -> Iterator[Alarm]:
    if told.pushes >= PUSHED_TOO_OFTEN:
        yield Alarm(AlarmCode.PUSHED, {"pushes": told.pushes, "due": told.due.isoformat() if told.due else ""})
    by_unit: dict[int, list[Reported]] = {}
    for report in told.reports:
        by_unit.setdefault(report.unit, []).append(report)
    for reports in by_unit.values():
        now = reports[-1]
        before = next((one for one in reversed(reports[:-1]) if not now.corrects(one)), None)
        yield from _against_the_last(now, before, told)
        yield from _against_itself(now, told)
    yield from _claimed(told)


def _against_the_last(now: Reported, before: Reported | None, told: Told) -> Iterator[Alarm]:
    if before is None:
        return
    moved = any(before.values.get(key) != value for key, value in now.values.items())
    if not moved and is_retold(before.text, now.text):
        rows = (("report", now.key), ("report", before.key))
        yield Alarm(AlarmCode.COPIED, {"quote": now.text[:QUOTE], "before": before.on.isoformat()}, rows)
    for target in told.targets:
        old, new = before.values.get(target.key), now.values.get(target.key)
        if old is not None and new is not None and _went_back(target, old, new):
            facts = {"subject": target.subject, "old": _plain(old), "new": _plain(new), "unit": target.unit}
            yield Alarm(AlarmCode.BACKWARDS, facts, (("report", now.key), ("figure", target.key)))


def _against_itself(now: Reported, told: Told) -> Iterator[Alarm]:
    for target in told.targets:
        value = now.values.get(target.key)
        if value is None or target.recurrence is not None:
            continue
        rows = (("report", now.key), ("figure", target.key))
        facts = {"subject": target.subject, "value": _plain(value), "unit": target.unit}
        if now.is_whole and not reached(target.comparator, target.value, value):
            later = target.due or told.due
            said = claims_all_done(now.text, beyond_the_year=later is not None and later.year > now.on.year)
            if said:
                asked = {"target": _plain(target.value), "quote": said[:QUOTE]}
                yield Alarm(AlarmCode.CONTRADICTS, facts | asked, rows)
        other = other_value(now.text, target.subject, target.unit, value)
        if other is not None:
            yield Alarm(AlarmCode.NUMBER, facts | {"other": _plain(other)}, rows)


def _claimed(told: Told) -> Iterator[Alarm]:
    """Completion without evidence, and completion without a word.

    Nobody who did a part claims the whole; and to stay below a limit so far is not to have done anything.
    """
    done = [report for report in told.reports[-1:] if report.is_done and report.is_whole]
    whole = [one for one in told.targets if one.recurrence is None and one.comparator not in _LIMITS]
    is_met = bool(whole) and all(target.is_reached for target in whole)
    is_claimed = bool(done) or told.state is State.REPORTED
    rows = tuple(("report", report.key) for report in told.reports[-1:])
    if not told.evidence and (is_claimed or is_met):
        yield Alarm(AlarmCode.UNPROVEN, {"share": 100}, rows)
    if is_claimed and not any(fold(report.text) for report in told.reports[-1:]):
        on = told.reported_on or (told.reports[-1].on if told.reports else None)
        yield Alarm(AlarmCode.SILENT_CLAIM, {"on": on.isoformat() if on else ""}, rows)


_LIMITS = (Comparator.AT_MOST, Comparator.LESS)


def _went_back(target: Target, old: Decimal, new: Decimal) -> bool:
    """Away from the target, in a figure that counts up; the value of each period stands for itself."""
    if target.recurrence is not None:
        return False
    if target.comparator in _LIMITS:
        return share(target.comparator, target.value, new) < share(target.comparator, target.value, old)
    return new < old


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
