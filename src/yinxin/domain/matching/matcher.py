"""Ranks the duties of a plan for a statement, says why, and keeps silent where nothing is supported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nlargest
from math import exp, fsum

from yinxin.domain.matching.background import COMMON
from yinxin.domain.matching.duty import Duty
from yinxin.domain.matching.index import Index, Rarity
from yinxin.domain.matching.likeness import SIGNALS, Ground, Likeness, likeness, rare
from yinxin.domain.matching.outlook import Outlook, has_figure, is_concrete
from yinxin.domain.matching.sides import Asked, Told
from yinxin.domain.matching.statements import Statement
from yinxin.domain.matching.terms import folded
from yinxin.domain.matching.weights import RANKING, SUPPORT, SUPPORT_BIAS

MOST = 10
THRESHOLD = 0.3
"""No match below this score is shown."""
_CANDIDATES = 24
_AROUND, _HEADS = 0.15, 0.1


class Reason(StrEnum):
    """Why a duty is shown."""

    UNIT = "unit"
    PLACE = "place"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    SUBJECT = "subject"
    WORDING = "wording"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Match:
    """A duty that a statement may support. `score` from the threshold to 1; reasons strongest first."""

    task: str
    score: float
    because: tuple[Reason, ...]


class Matcher:
    """Built once for a plan, asked for every statement."""

    def __init__(self, duties: Sequence[Duty], *, names: Mapping[str, Iterable[str]] | None = None) -> None:
        """`names`: other names of the plan's units, by the name it prints, where a directory tells them."""
        self._asked = [Asked(duty, names or {}) for duty in duties]
        self._ground = Ground(
            Rarity((asked.weights for asked in self._asked), COMMON),
            Rarity((asked.characters for asked in self._asked), {}),
            Rarity((duty.units for duty in duties), {}),
        )
        self._index = Index([asked.weights for asked in self._asked], self._ground.terms)

    def match(self, statement: Statement) -> tuple[Match, ...]:
        """At most ten duties, best first; none where the statement supports nothing."""
        if statement.outlook is not Outlook.DONE or not self._asked:
            return ()
        compared = self.compare(statement)
        if not compared:
            return ()
        first, second = ranking(compared[0][1]), ranking(compared[1][1]) if len(compared) > 1 else 0.0
        signals = dict(zip(SIGNALS, compared[0][1].values(), strict=True))
        support = supported(support_signals(signals, first - second, self.foreign(statement), statement))
        if support < THRESHOLD:
            return ()
        found = []
        for asked, alike in compared[:MOST]:
            score = THRESHOLD + (support - THRESHOLD) * exp(ranking(alike) - first)
            found.append(Match(asked.duty.id, round(score, 3), reasons(alike)))
        return tuple(found)

    def foreign(self, statement: Statement) -> float:
        """How many of the ideas behind the statement's words no duty of the plan has."""
        ideas = Told(statement).ideas
        return sum(not self._ground.terms.knows(idea) for idea in ideas) / len(ideas) if ideas else 0.0

    def _best(self, scores: Mapping[int, float]) -> list[int]:
        """The candidates, best first; equal ones by their words, so that their place in the plan makes no difference."""
        least = min(nlargest(_CANDIDATES, scores.values()))
        enough = (at for at, score in scores.items() if score >= least)
        return sorted(enough, key=lambda at: (-scores[at], self._asked[at].text, self._asked[at].duty.id))[:_CANDIDATES]

    def compare(self, statement: Statement) -> list[tuple[Asked, Likeness]]:
        """The likeliest duties with their likeness, best first; equal ones by their words, not by their place in the plan."""
        told = Told(statement)
        scores = self._index.scores(told.query(around=_AROUND, heads=_HEADS))
        if not scores:
            return []
        best = self._best(scores)
        top = scores[best[0]] or 1.0
        lean = 1 - max(rare(told, self._asked[at], self._ground) for at in best)
        compared = [
            (self._asked[at], likeness(told, self._asked[at], self._ground, rank=scores[at] / top, lean=lean))
            for at in best
        ]
        return sorted(compared, key=lambda pair: (-ranking(pair[1]), pair[0].text, pair[0].duty.id))


def weighed(weights: Mapping[str, float], alike: Likeness) -> float:
    """The signals, each by its weight, together."""
    values = zip(SIGNALS, alike.values(), strict=True)
    return fsum(weights.get(name, 0.0) * value for name, value in values)


def ranking(alike: Likeness) -> float:
    """How well a duty fits, against other duties."""
    return weighed(RANKING, alike)


_CLEAR = 4.0
"""So much lead over the next duty is all the lead there can be."""


def support_signals(alike: Mapping[str, float], lead: float, foreign: float, statement: Statement) -> dict[str, float]:
    """What tells whether the best duty is supported at all: its likeness, its lead over the next, and the statement itself."""
    return {
        **alike,
        "lead": min(1.0, lead / _CLEAR),
        "foreign": foreign,
        "length": min(1.0, len(statement.quote) / 40),
        "concrete": float(is_concrete(folded(statement.quote))),
        "figure": float(has_figure(folded(statement.quote))),
    }


def supported(signals: Mapping[str, float]) -> float:
    """The probability that the statement supports the duty that fits it best."""
    said = SUPPORT_BIAS + fsum(SUPPORT.get(name, 0.0) * value for name, value in signals.items())
    return 1 / (1 + exp(-max(-40.0, min(40.0, said))))


_REASONS = (
    (Reason.UNIT, "unit", 0.5),
    (Reason.PLACE, "place", 0.5),
    (Reason.FIGURE, "amount", 0.5),
    (Reason.NAME, "names", 0.5),
    (Reason.DATE, "date", 0.5),
    (Reason.SUBJECT, "title", 0.4),
    (Reason.WORDING, "cover", 0.4),
    (Reason.HEADING, "heads", 0.5),
)


def reasons(alike: Likeness) -> tuple[Reason, ...]:
    """The signals that speak for a duty; the wording alone where nothing else does."""
    found = tuple(reason for reason, name, least in _REASONS if getattr(alike, name) >= least)
    return found or (Reason.WORDING,)
