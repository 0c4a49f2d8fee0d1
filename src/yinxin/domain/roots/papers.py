"""All words of a paper at once: what one of them tells of the dialect and of the county weighs on the others.

"Hom … Hoy San" pulls 譚 by Taishanese, "Tham … Penang" by Teochew. A village where one clan lives nearly names the surname, and so does
the association that buried the man.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from yinxin.domain.roots.answers import Answer, Kind, Reason, ReasonCode
from yinxin.domain.roots.asking import asks
from yinxin.domain.roots.associations import Association
from yinxin.domain.roots.lying_inside import Inside, holders
from yinxin.domain.roots.place_rows import key
from yinxin.domain.roots.records import letters_of
from yinxin.domain.roots.regions import Lean, Regions

_PARTS = re.compile(
    r"[,;\n\r\t/|，、；。：:()（）]+|(?<=[^\W\d_]{3})\.\s|\s{2,}"
    r"|\b(?:sur|first |last |family |given )?name\b(?: of)?|\b(?:native|born|resident|natural) (?:in|of|at|de)\b"
    r"|\b(?:village|district|county|province|birthplace|father|mother|wife|husband|padre|madre|apellido)\b(?: of)?",
    re.IGNORECASE,
)
_LONGEST_PART = 120
_LONGEST_PAPER = 5_000
_CLAN = 12.0  # how many times likelier a surname of the clans that live in a place, or of an association, becomes
_SURE = 0.35
# How many times better a place must explain the words than a given name does; rows of development lie at 0.1 to 4 and at 6 to 260.
_PLACE_RATHER = 5.0
_MOST_WORDS = 12
_OWN_NAME = (ReasonCode.EXONYM, ReasonCode.OLD_NAME, ReasonCode.ATTESTED, ReasonCode.SAME, ReasonCode.VARIANT)
_HOW_OFTEN = {Kind.SURNAME: 0.5, Kind.PLACE: 0.25, Kind.PERSON: 0.25}


@dataclass(frozen=True, slots=True)
class Line:
    """One group of words of the paper and what it may mean; `association` where it names one."""

    text: str
    answer: Answer
    association: Association | None = None
    region: str = ""  # the id of the region abroad or at home that these very words name
    given: bool = (
        False  # the given name of the person whose surname stands before it; `answer` is then of both together
    )


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """The lines of the paper in order, and what else on it would decide."""

    lines: tuple[Line, ...]
    asks: tuple[str, ...]


class Searches:
    """What the paper is put to: surnames and places, and persons where there is a pool of them."""

    def __init__(
        self,
        surnames: Callable[..., Answer],
        places: Callable[..., Answer],
        persons: Callable[..., Answer] | None,
        regions: Regions,
        associations: Sequence[Association],
        given: Callable[[str, str | None], float],
    ) -> None:
        self._by_kind = {Kind.SURNAME: surnames, Kind.PLACE: places}
        if persons is not None:
            self._by_kind[Kind.PERSON] = persons
        self._regions, self._associations, self._given = regions, associations, given

    def paper(
        self, text: str, *, where: str | None = None, clans_at: Mapping[str, Mapping[str, float]] | None = None
    ) -> PaperAnswer:
        """Answers all groups of words of a text, parted by commas and line ends, each in the light of the others.

        `clans_at` gives of a place (key of its name) the shares of the surnames that live there.
        """
        parts = [part.strip()[:_LONGEST_PART] for part in _PARTS.split(text[:_LONGEST_PAPER]) if part.strip()]
        parts = parts[:_MOST_WORDS] or [text[:_LONGEST_PART]]
        first = self._with_given_names([self._alone(part, where) for part in parts], where)
        found_where = where or self._told_where(first)
        likelier = self._likelier(first, clans_at or {})
        lines = [self._again(line, first, found_where, likelier) for line in first]
        joined = any(line.association for line in lines)
        return PaperAnswer(tuple(lines), asks([line.answer for line in lines], where=found_where, joined=joined))

    def _alone(self, part: str, where: str | None) -> Line:
        association = self._association(part)
        answers = [search(part, where=where) for search in self._by_kind.values()]
        known = [answer for answer in answers if answer.hits]
        best = max(known, key=fit, default=answers[0])
        region = self._regions.named(part)
        if association is not None and region is None and not _is_named(best):  # what else it sounds like is chance
            best = replace(best, hits=(), unknown=1.0, leans={})
        return Line(part, best, association, region.id if region else "")

    def _with_given_names(self, lines: list[Line], where: str | None) -> list[Line]:
        """Ng, Suey Sun, Sunning: where a surname stands before it and a place elsewhere, a group of words is a given name.

        Taken alone it would sound like some place or other, as any two syllables do.
        """
        found = list(lines)
        for at in range(1, len(lines)):
            before, line = lines[at - 1], lines[at]
            others = [other for other in lines if other is not line and other is not before]
            if (
                self._rather_given(line, where)
                and _is_surname(before)
                and _may_be_given(line)
                and any(map(_is_sure_place, others))
            ):
                persons = self._by_kind.get(Kind.PERSON)
                name = f"{before.text} {line.text}"
                answer = persons(name, where=where) if persons is not None else Answer(name, Kind.PERSON, (), 1.0)
                found[at] = replace(line, answer=answer, given=True)
        return found

    def _rather_given(self, line: Line, where: str | None) -> bool:
        """Whether the words explain themselves better as a given name than as the place they sound like."""
        if line.answer.kind is Kind.PLACE:
            return _PLACE_RATHER * self._given(line.text, where) > line.answer.likelihood
        return len(line.text.replace("-", " ").split()) > 1

    def _again(self, line: Line, all_lines: Sequence[Line], where: str | None, likelier: Mapping[str, float]) -> Line:
        others = [other.answer.leans for other in all_lines if other is not line and not other.answer.nothing_known]
        options: dict[str, object] = {"where": where, "lean": _lean(others)}
        if line.answer.kind is Kind.PLACE:
            options["inside"] = _named_beside(line, all_lines)
        if line.answer.kind is Kind.SURNAME and likelier:
            options["likelier"] = likelier
        if line.given or (line.association and not line.answer.hits):
            return line
        answer = self._by_kind[line.answer.kind](line.text, **options)
        hits = tuple(
            replace(
                hit, because=(*hit.because, Reason(ReasonCode.TOGETHER, {"letters": line.text, "chars": hit.chars}))
            )
            if answer.kind is Kind.SURNAME and likelier.get(hit.chars, 1.0) > 1
            else hit
            for hit in answer.hits
        )
        return replace(line, answer=replace(answer, hits=hits))

    def _association(self, part: str) -> Association | None:
        letters = letters_of(part)
        if not letters:
            return next((one for one in self._associations if one.chars and one.chars in part), None)
        near = [
            (fuzz.ratio(letters, letters_of(name)), at)
            for at, one in enumerate(self._associations)
            for name in one.names
        ]
        score, at = max(near, default=(0.0, 0))
        return self._associations[at] if score >= 86 else None

    def _told_where(self, lines: Sequence[Line]) -> str | None:
        """The county or country a line of the paper names, if one is named for sure."""
        for line in lines:
            if line.region:
                return line.text
            if line.answer.kind is Kind.PLACE and line.answer.hits and line.answer.hits[0].probability > _SURE:
                name = line.answer.hits[0].simplified
                if self._regions.find(name) is not None:
                    return name
        return None

    def _likelier(self, lines: Sequence[Line], clans_at: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
        found: dict[str, float] = {}
        for line in lines:
            for surname in line.association.surnames if line.association else ():
                found[surname] = _CLAN
            for hit in line.answer.hits[:5] if line.answer.kind is Kind.PLACE else ():
                for surname, share in clans_at.get(key(hit.chars), {}).items():
                    found[surname] = max(found.get(surname, 1.0), 1.0 + _CLAN * 4 * share * hit.probability)
        return found


def fit(answer: Answer) -> float:
    """How well a kind of thing explains the words: their probability if such a thing stands there, and how often one does."""
    return answer.likelihood * _HOW_OFTEN[answer.kind]


def _is_surname(line: Line) -> bool:
    return line.answer.kind is Kind.SURNAME and not line.answer.nothing_known and len(line.text.split()) <= 2


def _may_be_given(line: Line) -> bool:
    """Two or three syllables that name nothing for sure: no region, no association, no place known by a name of its own."""
    named = line.region or line.association or _is_named(line.answer)
    return not named and len(line.text.replace("-", " ").split()) <= 3


def _is_named(answer: Answer) -> bool:
    """Whether the first hit bears these words as a name of its own, and not only by their sound."""
    return any(reason.code in _OWN_NAME for hit in answer.hits[:1] for reason in hit.because)


def _is_sure_place(line: Line) -> bool:
    hits = line.answer.hits
    return bool(line.region) or (line.answer.kind is Kind.PLACE and bool(hits) and hits[0].probability > _SURE)


def _named_beside(line: Line, lines: Sequence[Line]) -> Inside:
    """The cities and counties that the other words name, and how surely."""
    found: dict[str, float] = {}
    for other in lines:
        for hit in other.answer.hits if other.text != line.text and other.answer.kind is Kind.PLACE else ():
            for code in holders((hit.id or "", *hit.same_name)):
                found[code] = max(found.get(code, 0.0), hit.probability)
    return found


def _lean(others: Sequence[Mapping[str, float]]) -> Lean:
    """How many times likelier each tradition is after the other words."""
    lean: dict[str, float] = {}
    for one in others:
        for name, times in one.items():
            lean[name] = lean.get(name, 1.0) * times
    return lean
