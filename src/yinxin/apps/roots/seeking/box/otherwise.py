"""Other ways to read the same words, where one is near at hand: a place behind a surname, and a surname taken for a Western name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yinxin.apps.roots.seeking.box.answering import PARTED, Answers
from yinxin.apps.roots.seeking.box.form import Question, Sort
from yinxin.apps.roots.seeking.box.in_gazetteer import is_known
from yinxin.apps.roots.seeking.box.searching import places, searcher
from yinxin.domain.roots.answers import Kind, Reason, ReasonCode

LIKELY = 0.4
MOST_WORDS = 4


class Turn(StrEnum):
    PLACE_BEHIND = "place-behind"
    NAME_IS_SURNAME = "name-is-surname"


@dataclass(frozen=True, slots=True)
class Way:
    """`letters` may be `chars`; `words` and `sort` are the question that asks so."""

    turn: Turn
    letters: str
    chars: str
    words: str
    sort: str = ""


def other_ways(question: Question, answers: Answers) -> list[Way]:
    """At most one of each kind; none where the visitor said what the words are."""
    if question.sort is not Sort.AUTO or not answers.known:
        return []
    return [way for way in (_place_behind(question, answers), _surname_left_out(question, answers)) if way is not None]


def _place_behind(question: Question, answers: Answers) -> Way | None:
    """Moy Hoy San: 梅 of 台山, where nobody wrote a comma."""
    first, *rest = question.words.split()
    is_surname = answers.known[0].kind is Kind.SURNAME
    if not rest or len(rest) > MOST_WORDS or PARTED.search(question.words) or not is_surname:
        return None
    if not question.words.isascii() or _codes(answers) & {
        ReasonCode.MARRIED_IN,
        ReasonCode.TURNED,
        ReasonCode.LEFT_OUT,
    }:
        return None
    letters = " ".join(rest)
    found = searcher().places(letters, where=question.where or None, limit=3, pool=places()).hits
    if not found or found[0].probability < LIKELY or not is_known(found[0]):
        return None
    return Way(Turn.PLACE_BEHIND, letters, found[0].chars, f"{first}, {letters}")


def _surname_left_out(question: Question, answers: Answers) -> Way | None:
    """Tom is 譚 oftener than Thomas on the papers of Taishan."""
    left_out = next((one.facts.get("letters", "") for one in _because(answers) if one.code is ReasonCode.LEFT_OUT), "")
    if not left_out.isalpha():
        return None
    found = searcher().surnames(left_out, where=question.where or None, limit=3)
    if found.nothing_known or found.hits[0].probability < LIKELY:
        return None
    return Way(Turn.NAME_IS_SURNAME, left_out.capitalize(), found.hits[0].chars, left_out.capitalize(), Sort.SURNAME)


def _because(answers: Answers) -> list[Reason]:
    return [
        one for answer in answers.known if answer.kind is Kind.SURNAME for hit in answer.hits[:1] for one in hit.because
    ]


def _codes(answers: Answers) -> set[ReasonCode]:
    return {one.code for one in _because(answers)}
