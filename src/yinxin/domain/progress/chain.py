"""提案建议全链条: topic set, study made, adopted or not, carried out, answered and judged by who proposed it.

The stage is computed from events, as the life of a task is; carrying out is done by tasks of the list, so that nothing is reported twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from yinxin.domain.clock import Calendar, Term, TermUnit, due
from yinxin.domain.errors import RefusedError

ANSWER_WITHIN = Term(3, TermUnit.MONTH)
"""《全国人民代表大会代表建议、批评和意见处理办法》 gives three months from when a suggestion was handed over."""


class Stage(StrEnum):
    TOPIC = "topic"
    STUDY = "study"
    ADOPTED = "adopted"
    CARRIED_OUT = "carried-out"
    ANSWERED = "answered"
    CLOSED = "closed"
    DECLINED = "declined"


class Step(StrEnum):
    STUDY = "study"
    ADOPT = "adopt"
    DECLINE = "decline"
    HAND_OVER = "hand-over"
    ANSWER = "answer"
    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


MOVES: Mapping[Step, tuple[frozenset[Stage], Stage]] = MappingProxyType(
    {
        Step.STUDY: (frozenset({Stage.TOPIC, Stage.DECLINED}), Stage.STUDY),
        Step.ADOPT: (frozenset({Stage.TOPIC, Stage.STUDY}), Stage.ADOPTED),
        Step.DECLINE: (frozenset({Stage.TOPIC, Stage.STUDY}), Stage.DECLINED),
        Step.HAND_OVER: (frozenset({Stage.ADOPTED, Stage.CARRIED_OUT}), Stage.CARRIED_OUT),
        Step.ANSWER: (frozenset({Stage.CARRIED_OUT}), Stage.ANSWERED),
        Step.SATISFIED: (frozenset({Stage.ANSWERED}), Stage.CLOSED),
        Step.UNSATISFIED: (frozenset({Stage.ANSWERED}), Stage.CARRIED_OUT),
    }
)
"""From which stages a step may be taken, and where it leads. Whoever is not satisfied sends it back to be carried out."""

NEED_WORDS = frozenset({Step.STUDY, Step.DECLINE, Step.ANSWER, Step.UNSATISFIED})
"""Steps that say something: what the study found, why not, what was done, what is wanting."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One step on its day. `words` are its report, reason or answer."""

    step: Step
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a proposal stands. `due` is the last day for the answer, counted from the first hand-over; `rounds` how often it was
    sent back."""

    stage: Stage = Stage.TOPIC
    since: date | None = None
    due: date | None = None
    answered_on: date | None = None
    rounds: int = 0

    @property
    def is_over(self) -> bool:
        """Nothing more can follow; what was declined can be studied anew."""
        return self.stage is Stage.CLOSED


def may(chain: Chain, step: Step) -> bool:
    return chain.stage in MOVES[step][0]


def after(chain: Chain, taken: Taken, calendar: Calendar) -> Chain:
    """Raises RefusedError: "chain-move" where the step does not fit, "chain-words" where it must say something and does not."""
    if not may(chain, taken.step):
        raise RefusedError("chain-move", step=taken.step, stage=chain.stage)
    if taken.step in NEED_WORDS and not taken.words.strip():
        raise RefusedError("chain-words", step=taken.step)
    moved = replace(chain, stage=MOVES[taken.step][1], since=taken.on)
    match taken.step:
        case Step.HAND_OVER if chain.due is None:
            return replace(moved, due=due(taken.on, ANSWER_WITHIN, calendar).on)
        case Step.ANSWER:
            return replace(moved, answered_on=taken.on)
        case Step.UNSATISFIED:
            again = due(taken.on, ANSWER_WITHIN, calendar).on
            return replace(moved, rounds=chain.rounds + 1, answered_on=None, due=again)
        case _:
            return moved


def replay(steps: Iterable[Taken], calendar: Calendar) -> Chain:
    chain = Chain()
    for taken in steps:
        chain = after(chain, taken, calendar)
    return chain
