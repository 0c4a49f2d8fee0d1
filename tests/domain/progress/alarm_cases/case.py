"""How a case is written: what was told before, what is told now, and the alarms that are right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """`aim` is (subject, value, unit) or (subject, value, unit, comparator); `was` and `now` are measured values.

    `evidence` counts what hangs on the task; `proofless` cases have none. `done` is the box “completed”, `claimed` a
    completion reported without any report beside it.
    """

    name: str
    expected: frozenset[str]
    text: str = ""
    before: str | None = None
    aim: tuple[str, ...] | None = None
    was: str | None = None
    now: str | None = None
    done: bool = False
    evidence: int = 1
    pushes: int = 0
    claimed: bool = False
    recurs: bool = False


def case(name: str, expected: str = "", **told: object) -> Case:
    return Case(name, frozenset(expected.split()), **told)  # type: ignore[arg-type]
