"""考核: what a unit did with the tasks of a year, by rules declared before. Units are assessed, persons never; nothing is ranked.

A point is never given by hand: it follows from the rules and the counted tasks, and an appeal that is granted takes a task out
of the count with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from yinxin.domain.errors import RefusedError

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Rules:
    """Points for the share of tasks reported on time, accepted, and accepted with evidence, a hundred together;
    `returned` are taken off for every report that was sent back, down to `most_off`.

    Raises RefusedError("assessment-hundred") where the three are not a hundred together, ("assessment-negative") below zero.
    """

    on_time: int = 40
    complete: int = 40
    evidence: int = 20
    returned: int = 2
    most_off: int = 20

    def __post_init__(self) -> None:
        if min(self.on_time, self.complete, self.evidence, self.returned, self.most_off) < 0:
            raise RefusedError("assessment-negative")
        if self.on_time + self.complete + self.evidence != HUNDRED:
            raise RefusedError("assessment-hundred", sum=self.on_time + self.complete + self.evidence)


@dataclass(frozen=True, slots=True)
class Deed:
    """One task of a unit that was due in the year. `returns` is how often its completion was sent back."""

    task: int
    on_time: bool
    accepted: bool
    evidence: bool
    returns: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a result: the tasks counted, of how many, and the points that gives; `points` is below zero for what is taken off."""

    name: str
    tasks: tuple[int, ...]
    of: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class Result:
    """`total` is None for a unit that had nothing due: nothing is nobody's fault and nobody's merit."""

    parts: tuple[Part, ...]
    total: Decimal | None


def assess(deeds: Iterable[Deed], rules: Rules) -> Result:
    """Points to one place after the point, halves rounded up."""
    counted = tuple(deeds)
    if not counted:
        return Result((), None)
    accepted = [deed for deed in counted if deed.accepted]
    parts = (
        _share("on-time", [deed for deed in counted if deed.on_time], counted, rules.on_time),
        _share("complete", accepted, counted, rules.complete),
        _share("evidence", [deed for deed in accepted if deed.evidence], counted, rules.evidence),
        _taken_off(counted, rules),
    )
    total = sum((part.points for part in parts), Decimal(0))
    return Result(parts, max(total, Decimal(0)))


def _share(name: str, having: list[Deed], counted: tuple[Deed, ...], points: int) -> Part:
    share = Decimal(points) * len(having) / len(counted)
    return Part(name, tuple(deed.task for deed in having), len(counted), _rounded(share))


def _taken_off(counted: tuple[Deed, ...], rules: Rules) -> Part:
    returned = [deed for deed in counted if deed.returns]
    off = min(rules.returned * sum(deed.returns for deed in returned), rules.most_off)
    return Part("returned", tuple(deed.task for deed in returned), len(counted), -_rounded(Decimal(off)))


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(TENTH, ROUND_HALF_UP)
