"""Whether a person has died, as far as it is proven. Unknown is maybe living, and only the deceased are ever shown or kept.

Deceased is who has a dated record of death or burial, an undated one in a source that is cited to the page, or was born at least 110
years ago on the latest day her sources allow. A grave alone proves nothing: graves are bought in life (寿坟). Of alternatives the
latest counts; where sources exclude each other nothing is proven. Kin bound a birth: see `born_by`.
`domain.kinship.tree` judges all persons of a tree together, which proves more, and hides who stands beside the living.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yinxin.domain.kinship.bounds import EARLIEST, LATEST, Bound, bound_of, later, span_of

RULE = 4
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

    `births`, `deaths` and `burials` are alternatives: sources that contradict each other stand side by side. `died` is a death without
    a date that a source tells on a page that is cited; a bare word that she died, or a burial without a date, is not among the facts.
    `lived` are days on which she lived (she married, sailed); `attested` are days by which she had been born (she stands in a book
    printed then). `generation` is 世, the number of the generation in the book. `said_living` is a word of a source that she lives now.
    `kin` are her blood relations.
    """

    births: tuple[str, ...] = ()
    deaths: tuple[str, ...] = ()
    burials: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    lived: tuple[str, ...] = ()
    died: bool = False
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
    survived = any(one.generations == 1 and is_survived(facts, one.facts) for one in facts.kin)
    return judged(facts, born_from(facts), born_by(facts), today=today, survived=survived)


def judged(facts: LifeFacts, first: Bound, last: Bound, *, today: date, survived: bool = False) -> Standing:
    """The standing of a person who was born between two days. `last` before `first` means that sources exclude each other.

    `survived`: a child of hers was born when she had long been dead, so that one of the two records is not hers.
    """
    known = None if last == LATEST or first > last else last
    if facts.said_living:
        return Standing(Verdict.LIVING, Because.SAID_LIVING, known)
    if survived or is_contradicted(facts, today):
        return Standing(Verdict.MAYBE_LIVING, Because.CONTRADICTED)
    if recorded := _recorded(facts, today):
        return Standing(Verdict.DECEASED, recorded, known)
    if first > last:
        return Standing(Verdict.MAYBE_LIVING, Because.CONTRADICTED)
    if facts.died:
        return Standing(Verdict.DECEASED, Because.DEATH, known)
    if _is_past(last, today):
        own = _is_past(_own_last(facts), today)
        return Standing(Verdict.DECEASED, Because.AGE if own else Because.KIN, known)
    return Standing(Verdict.MAYBE_LIVING, Because.UNKNOWN, known)


def is_contradicted(facts: LifeFacts, today: date) -> bool:
    """By her own sources: an end in days to come, before a birth or before a day on which she lived, or a day beyond the longest life."""
    ends = _spans((*facts.deaths, *facts.burials))
    if any(first > bound_of(today) for first, _last in ends):
        return True
    ended, lived = died_by(facts), _spans(facts.lived)
    begun = max((span[0] for span in (*_spans(facts.births), *lived)), default=EARLIEST)
    oldest = later(_latest(facts.births), LONGEST_LIFE)
    return begun > ended or any(span[0] > oldest for span in lived)


def is_survived(parent: LifeFacts, child: LifeFacts) -> bool:
    """A child of her blood is told to have been born more than a year after her death."""
    return born_from(child) > later(died_by(parent), AFTER_DEATH)


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
    return min(_latest(facts.deaths), _latest(facts.burials))


def _by_kin(kin: Kin) -> Bound:
    own, steps = born_by(kin.facts), abs(kin.generations)
    if kin.generations > 0:
        return later(own, -YOUNGEST_PARENT * steps)
    if not steps:
        return LATEST
    after_death = later(died_by(kin.facts), AFTER_DEATH + OLDEST_PARENT * (steps - 1))
    return min(later(own, OLDEST_PARENT * steps), after_death)


def _own_last(facts: LifeFacts) -> Bound:
    seen = (span[1] for span in _spans((*facts.attested, *facts.lived)))
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
    """A record with a date that lies behind us. After a day without an end nobody knows whether she has died ("after 2010")."""
    for words, because in ((facts.deaths, Because.DEATH), (facts.burials, Because.BURIAL)):
        if any(_is_over(span, today) for span in _spans(words)):
            return because
    return None


def _is_over(span: tuple[Bound, Bound], today: date) -> bool:
    """Until today; or within a year that has begun, for a year that is not over is written too."""
    first, last = span
    return last <= bound_of(today) or (last != LATEST and first <= bound_of(today) and last <= later(first, 1))


def _is_past(last: Bound, today: date) -> bool:
    return last != LATEST and later(last, LONGEST_LIFE) <= bound_of(today)
