"""One question put to every search that fits it, and the answers in the order of how much each knows."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.roots.seeking.box.form import Question, Sort
from yinxin.apps.roots.seeking.box.searching import persons, places, searcher
from yinxin.domain.roots.answers import Answer, Kind

LIMIT = 8
"""Candidates of one kind on the page."""

LEAST = 0.01
"""A candidate less likely than this would only mislead."""


@dataclass(frozen=True, slots=True)
class Answers:
    """`known` are the answers that know something, the surest first; `asks` is what else on the paper would decide."""

    known: tuple[Answer, ...]
    asks: tuple[str, ...]


def answered(question: Question) -> Answers:
    """What the searches say. Nothing of the question is kept."""
    if question.sort is Sort.ASSOCIATION:
        return Answers((), ())
    found = [answer for answer in _asked(question) if not answer.nothing_known]
    found.sort(key=lambda answer: (answer.unknown, _order(answer.kind)))
    asks = dict.fromkeys(ask for answer in found for ask in answer.asks)
    return Answers(tuple(found), tuple(asks))


def _asked(question: Question) -> list[Answer]:
    search, where, words = searcher(), question.where or None, question.words
    made = []
    if question.sort in (Sort.AUTO, Sort.SURNAME):
        made.append(search.surnames(words, where=where, limit=LIMIT))
    if question.sort in (Sort.AUTO, Sort.PLACE):
        made.append(search.places(words, where=where, limit=LIMIT, pool=places()))
    if question.sort is Sort.PERSON or (question.sort is Sort.AUTO and _may_be_a_person(words)):
        pool = persons()
        if pool is not None:
            made.append(search.persons(words, pool=pool, where=where, limit=LIMIT))
    return made


def _may_be_a_person(words: str) -> bool:
    """One word in letters is a surname or a place; a person has two at least, or two characters."""
    return len(words.split()) > 1 or (len(words) > 1 and not words.isascii())


def _order(kind: Kind) -> int:
    return (Kind.SURNAME, Kind.PLACE, Kind.PERSON).index(kind)
