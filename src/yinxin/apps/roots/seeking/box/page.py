"""The page of hits: every candidate with what a descendant can do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from yinxin.apps.roots.seeking.box import chances, regions
from yinxin.apps.roots.seeking.box.answering import LEAST, Answers, answered
from yinxin.apps.roots.seeking.box.bodies import Body, all_bodies, named
from yinxin.apps.roots.seeking.box.carrying import Carriers, carriers_of
from yinxin.apps.roots.seeking.box.form import Question, Sort
from yinxin.apps.roots.seeking.box.persons import Placed, placed
from yinxin.apps.roots.seeking.box.placing import Found, Known, key, known_places
from yinxin.apps.roots.seeking.box.reasons import sentences
from yinxin.apps.roots.seeking.box.sounds import Sound, sounds_of, written_forms
from yinxin.domain.roots.answers import Answer, Hit, Kind
from yinxin.domain.roots.readings import Role
from yinxin.kit.registers.mapping import Drawing

LIMIT = 8
"""Associations on the page."""

ROLES = {Kind.SURNAME: Role.SURNAME, Kind.PLACE: Role.PLACE, Kind.PERSON: Role.ANY}


@dataclass(frozen=True, slots=True)
class HitShown:
    """`pick` is what a tick on the clue sheet says of it. `simplified` is empty where both scripts write it alike."""

    pick: str
    chars: str
    simplified: str
    forms: tuple[str, ...]
    probability: float
    words: str
    number: str
    reasons: Sequence[str]
    sounds: tuple[Sound, ...]
    carriers: Carriers | None = None
    places: Sequence[Known] = ()
    person: Placed | None = None

    @property
    def percent(self) -> int:
        return max(1, min(99, round(self.probability * 100)))


@dataclass(frozen=True, slots=True)
class Section:
    kind: str
    hits: Sequence[HitShown]
    map: Drawing | None = None


@dataclass(frozen=True, slots=True)
class BoxPage:
    """`sections` is empty before anything was asked, and where nothing is known."""

    question: Question
    sections: Sequence[Section]
    bodies: Sequence[Body]
    asks: Sequence[str]
    region: str

    @property
    def knows_nothing(self) -> bool:
        return bool(self.question) and not self.sections and not self.bodies

    @property
    def link(self) -> str:
        """What a link adds to take the question along."""
        told = {"q": self.question.words, "where": self.question.where}
        return urlencode({name: value for name, value in told.items() if value})


def box_page(question: Question) -> BoxPage:
    """A fixed number of queries, however many candidates."""
    if not question:
        return BoxPage(question, (), (), (), "")
    bodies, answers = all_bodies(), answered(question)
    return BoxPage(
        question=question,
        sections=_sections(answers, bodies),
        bodies=named(question.words, bodies)[:LIMIT] if question.sort in (Sort.AUTO, Sort.ASSOCIATION) else (),
        asks=answers.asks,
        region=regions.name_of(question.where),
    )


def _sections(answers: Answers, bodies: list[Body]) -> list[Section]:
    surnames = [(hit.chars, hit.simplified) for hit in _hits(answers, Kind.SURNAME)]
    carriers = carriers_of(surnames, bodies)
    places = known_places(hit.chars for hit in _hits(answers, Kind.PLACE))
    persons = placed(hit.id for hit in _hits(answers, Kind.PERSON) if hit.id)
    beside = _Beside(carriers, places, persons)
    made = [_section(answer, beside) for answer in answers.known]
    return [one for one in made if one.hits]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the registers have beside the candidates, read once for all."""

    carriers: Mapping[str, Carriers]
    places: Found
    persons: Mapping[str, Placed]


def _section(answer: Answer, beside: _Beside) -> Section:
    shown = [_shown(answer.kind, hit, beside) for hit in answer.hits if hit.probability >= LEAST]
    if answer.kind is Kind.PERSON:
        shown = [one for one in shown if one.person is not None]
    return Section(answer.kind.value, shown, beside.places.map if answer.kind is Kind.PLACE else None)


def _shown(kind: Kind, hit: Hit, beside: _Beside) -> HitShown:
    return HitShown(
        pick=f"{kind.value}:{hit.chars}",
        chars=hit.chars,
        simplified=hit.simplified if hit.simplified != hit.chars else "",
        forms=written_forms(hit.chars, hit.simplified),
        probability=hit.probability,
        words=chances.in_words(hit.probability),
        number=chances.in_ten(hit.probability),
        reasons=sentences(hit.because),
        sounds=sounds_of(hit.chars, ROLES[kind]),
        carriers=beside.carriers.get(hit.simplified) if kind is Kind.SURNAME else None,
        places=beside.places.by_name.get(key(hit.chars), ()) if kind is Kind.PLACE else (),
        person=beside.persons.get(hit.id or "") if kind is Kind.PERSON else None,
    )


def _hits(answers: Answers, kind: Kind) -> list[Hit]:
    return [hit for one in answers.known if one.kind is kind for hit in one.hits if hit.probability >= LEAST]
