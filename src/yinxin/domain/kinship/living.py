"""Whether a person has died, as far as it is proven. Unknown is maybe living, and only the deceased are ever shown or kept.

Deceased is who has a record of death or burial, or was born at least 110 years ago on the latest day her sources allow. Where they
contradict each other the latest counts; where they exclude each other nothing is proven. Kin bound a birth: see `born_by`.
`domain.kinship.tree` judges all persons of a tree together, which proves more, and hides who stands beside the living.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yinxin.domain.kinship.bounds import EARLIEST, LATEST, Bound, bound_of, later, span_of

RULE = 1
"""Counted up whenever the rule changes: what was judged by an earlier one is hidden until it is judged anew."""

LONGEST_LIFE = 110
"""Years of age at which a person is taken to have died."""

YOUNGEST_PARENT, OLDEST_PARENT = 12, 80
"""Years between the birth of a parent and that of a child, at least and at most."""

AFTER_DEATH = 1
"""Years after a parent's death within which a child is still born."""


class Verdict(StrEnum):
    DECEASED = "deceased"
    LIVING = "living"
    MAYBE_LIVING = "maybe-living"


class Because(StrEnum):
    """Why. DEATH and BURIAL are records, AGE follows from her own dates, KIN from those of ancestors or descendants."""

    DEATH = "death"
    BURIAL = "burial"
    AGE = "age"
    KIN = "kin"
    SAID_LIVING = "said-living"
    CONTRADICTED = "contradicted"
    BESIDE_LIVING = "beside-living"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LifeFacts:
    """What sources say of one person, each date in their words or as EDTF writes it.

    `births` and `deaths` are alternatives: sources that contradict each other stand side by side. `died` is evidence of death without
    a date. `attested` are days by which she had been born (she married, sailed, stands in a book printed then). `generation` is 世, the
    number of the generation in the book. `said_living` is a word of a source that she lives now. `kin` are her blood relations.
    """

    births: tuple[str, ...] = ()
    deaths: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    died: bool = False
    buried: bool = False
    said_living: bool = False
    generation: int | None = None
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """An ancestor or descendant. `generations` is how many below her he stands: a child 1, a grandchild 2, a father -1."""

    generations: int
    facts: LifeFacts


@dataclass(frozen=True, slots=True)
class Standing:
    """`born_by` is the latest day on which she can have been born; None where nothing bounds it."""

    verdict: Verdict
    because: Because
    born_by: Bound | None = None

    @property
    def is_shown(self) -> bool:
        return self.verdict == Verdict.DECEASED


def standing(facts: LifeFacts, *, today: date) -> Standing:
    """The standing of one person by what is known of her and of her named kin."""
    born = born_by(facts)
    return judged(facts, born_from(facts), born, today=today)


def judged(facts: LifeFacts, first: Bound, last: Bound, *, today: date) -> Standing:
    """The standing of a person who was born between two days. `last` before `first` means that sources exclude each other."""
    known = None if last == LATEST or first > last else last
    if facts.said_living:
        return Standing(Verdict.LIVING, Because.SAID_LIVING, known)
    recorded = _recorded(facts, today)
    if recorded:
        return Standing(Verdict.DECEASED, recorded, known)
    if first > last or _excluded(facts):
        return Standing(Verdict.MAYBE_LIVING, Because.CONTRADICTED)
    if _is_past(last, today):
        own = _is_past(_own_last(facts), today)
        return Standing(Verdict.DECEASED, Because.AGE if own else Because.KIN, known)
    return Standing(Verdict.MAYBE_LIVING, Because.UNKNOWN, known)


def born_from(facts: LifeFacts) -> Bound:
    """The first day on which she can have been born, by her own sources."""
    return min((span[0] for span in _spans(facts.births)), default=EARLIEST)


def born_by(facts: LifeFacts) -> Bound:
    """The last day on which she can have been born: by her births, by whatever she lived to see, and by her kin.

    A parent was born at least 12 years before a child, a child at most 80 years after a parent's birth and one after his death.
    """
    return min([_own_last(facts), *(_by_kin(kin) for kin in facts.kin)])


def died_by(facts: LifeFacts) -> Bound:
    """The last day on which she can have died; LATEST where no source tells."""
    return _latest(facts.deaths)


def _by_kin(kin: Kin) -> Bound:
    own, steps = born_by(kin.facts), abs(kin.generations)
    if kin.generations > 0:
        return later(own, -YOUNGEST_PARENT * steps)
    if not steps:
        return LATEST
    after_death = later(died_by(kin.facts), AFTER_DEATH + OLDEST_PARENT * (steps - 1))
    return min(later(own, OLDEST_PARENT * steps), after_death)


def _own_last(facts: LifeFacts) -> Bound:
    seen = (span[1] for span in _spans(facts.attested))
    return min([_latest(facts.births), died_by(facts), *seen])


def _latest(words: tuple[str, ...]) -> Bound:
    """Of alternatives the latest; one that cannot be read may be any day."""
    spans = [span_of(one) for one in words if one.strip()]
    if not spans or None in spans:
        return LATEST
    return max(span[1] for span in spans if span)


def _spans(words: Iterable[str]) -> list[tuple[Bound, Bound]]:
    """Of those that can be read."""
    found = (span_of(one) for one in words if one.strip())
    return [span for span in found if span]


def _recorded(facts: LifeFacts, today: date) -> Because | None:
    """A death in days to come, and one before every birth that is told of her, is none of hers."""
    if facts.buried:
        return Because.BURIAL
    dated = any(span[0] <= bound_of(today) for span in _spans(facts.deaths))
    return Because.DEATH if facts.died or (dated and not _excluded(facts)) else None


def _excluded(facts: LifeFacts) -> bool:
    return bool(facts.deaths) and born_from(facts) > died_by(facts)


def _is_past(last: Bound, today: date) -> bool:
    return last != LATEST and later(last, LONGEST_LIFE) <= bound_of(today)
