"""The page of hits: every candidate with what a descendant can do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from yinxin.apps.roots.seeking.box import chances, regions
from yinxin.apps.roots.seeking.box.answering import LEAST, PARTED, Answers, answered
from yinxin.apps.roots.seeking.box.bodies import Body, all_bodies, named
from yinxin.apps.roots.seeking.box.carrying import Carriers, carriers_of
from yinxin.apps.roots.seeking.box.form import Question, Sort
from yinxin.apps.roots.seeking.box.in_gazetteer import Listed, listed
from yinxin.apps.roots.seeking.box.lying import frames_of
from yinxin.apps.roots.seeking.box.named_places import OWN
from yinxin.apps.roots.seeking.box.otherwise import Way, other_ways
from yinxin.apps.roots.seeking.box.persons import Placed, placed
from yinxin.apps.roots.seeking.box.placing import Found, Known, key, known_places
from yinxin.apps.roots.seeking.box.reasons import sentences
from yinxin.apps.roots.seeking.box.sentences import names_in
from yinxin.apps.roots.seeking.box.sounds import Sound, sounds_of, written_forms
from yinxin.domain.roots.answers import Answer, Hit, Kind
from yinxin.domain.roots.readings import Role
from yinxin.kit.registers.scales import Frame

LIMIT = 8
"""Associations on the page."""

LIKELY = 0.05
"""From this chance on a candidate stands open on the page."""

MOST = 5

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
    frames: Sequence[Frame] = ()
    carriers: Carriers | None = None
    places: Sequence[Known] = ()
    listed: Listed | None = None
    anchor: str = ""
    person: Placed | None = None

    @property
    def is_very_likely(self) -> bool:
        """Whether it may stand ticked before anybody looked."""
        return self.probability >= chances.VERY_LIKELY

    @property
    def first_sounds(self) -> list[Sound]:
        return [one for one in self.sounds if one.is_first]

    @property
    def further_sounds(self) -> list[Sound]:
        return [one for one in self.sounds if not one.is_first]

    @property
    def dots(self) -> str:
        """The chance as ten dots, for the eye; the words beside them say it to everybody."""
        full = max(0, min(10, round(self.probability * 10)))
        return "●" * full + "○" * (10 - full)


@dataclass(frozen=True, slots=True)
class Section:
    """`hits` are worth a closer look, the surest first; `further` are not likely, and stand folded away.

    `words` is the group of words they are for, where the question has several; `is_other` is what the same words might be instead.
    """

    kind: str
    hits: Sequence[HitShown]
    further: Sequence[HitShown] = ()
    words: str = ""
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class BoxPage:
    """`sections` is empty before anything was asked, and where nothing is known."""

    question: Question
    sections: Sequence[Section]
    bodies: Sequence[Body]
    asks: Sequence[str]
    region: str
    given: Sequence[str] = ()
    ways: Sequence[Way] = ()

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
        bodies=_bodies(question, bodies),
        asks=answers.asks,
        region=regions.name_of(question.where),
        given=answers.given,
        ways=other_ways(question, answers),
    )


def _bodies(question: Question, bodies: list[Body]) -> Sequence[Body]:
    """The associations that some group of the words names."""
    if question.sort not in (Sort.AUTO, Sort.ASSOCIATION):
        return ()
    groups = [part.strip() for part in PARTED.split(names_in(question.words)) if part.strip()]
    return list(dict.fromkeys(one for part in groups for one in named(part, bodies)))[:LIMIT]


def _sections(answers: Answers, bodies: list[Body]) -> list[Section]:
    surnames = [(hit.chars, hit.simplified) for hit in _hits(answers, Kind.SURNAME)]
    carriers = carriers_of(surnames, bodies)
    places = known_places((hit.id, hit.chars) for hit in _hits(answers, Kind.PLACE))
    persons = placed(hit.id for hit in _hits(answers, Kind.PERSON) if hit.id)
    drawn = [hit.id for hit in _hits(answers, Kind.PLACE) if hit.id and hit.probability >= LIKELY]
    beside = _Beside(carriers, places, persons, frames_of(drawn))
    made = [_section(answer, beside, answer.query if answers.is_paper else "") for answer in answers.known]
    made = [one for one in made if one.hits]
    return made if answers.is_paper else [replace(one, is_other=at > 0) for at, one in enumerate(made)]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the registers have beside the candidates, read once for all."""

    carriers: Mapping[str, Carriers]
    places: Found
    persons: Mapping[str, Placed]
    frames: Mapping[str, Sequence[Frame]]


def _section(answer: Answer, beside: _Beside, words: str) -> Section:
    hits = _one_of_each(answer.hits) if answer.kind is Kind.PLACE else answer.hits
    shown = [_shown(answer.kind, hit, beside) for hit in hits if hit.probability >= LEAST]
    if answer.kind is Kind.PERSON:
        shown = [one for one in shown if one.person is not None]
    likely = max(1, sum(one.probability >= LIKELY for one in shown))
    return Section(answer.kind.value, shown[:likely][:MOST], shown[: MOST + 4][min(likely, MOST) :], words)


def _one_of_each(hits: Sequence[Hit]) -> list[Hit]:
    """A place that is in the gazetteer as 渡頭 and in the register as 渡头村 is one place, ours; its chances add up."""
    found: dict[str, Hit] = {}
    for hit in hits:
        before = found.get(key(hit.chars))
        if before is None:
            found[key(hit.chars)] = hit
            continue
        number = next((one.id for one in (before, hit) if (one.id or "").startswith(OWN)), before.id)
        others = tuple(one for one in (before.id, *before.same_name, hit.id, *hit.same_name) if one and one != number)
        found[key(hit.chars)] = replace(
            before, probability=before.probability + hit.probability, id=number, same_name=others
        )
    return sorted(found.values(), key=lambda hit: -hit.probability)


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
        sounds=sounds_of(hit.chars, ROLES[kind], hit.because),
        frames=beside.frames.get(hit.id or "", ()) if kind is Kind.PLACE else (),
        carriers=beside.carriers.get(hit.simplified) if kind is Kind.SURNAME else None,
        places=beside.places.of(hit.id, hit.chars) if kind is Kind.PLACE else (),
        listed=listed(hit) if kind is Kind.PLACE else None,
        anchor=f"place-{hit.id}" if kind is Kind.PLACE else "",
        person=beside.persons.get(hit.id or "") if kind is Kind.PERSON else None,
    )


def _hits(answers: Answers, kind: Kind) -> list[Hit]:
    return [hit for one in answers.known if one.kind is kind for hit in one.hits if hit.probability >= LEAST]
