"""One question put to every search that fits it, and the answers in the order of how much each knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from yinxin.apps.roots.seeking.box.clans_at import clans_at
from yinxin.apps.roots.seeking.box.form import Question, Sort
from yinxin.apps.roots.seeking.box.in_gazetteer import is_known
from yinxin.apps.roots.seeking.box.searching import persons, places, searcher
from yinxin.apps.roots.seeking.box.sentences import names_in
from yinxin.apps.roots.seeking.box.weighing import SURNAMES, weighed
from yinxin.domain.roots.answers import Answer, Kind, ReasonCode
from yinxin.domain.roots.papers import fit
from yinxin.kit.root_tables import tables

LIMIT = 8
"""Candidates of one kind on the page."""

BEST = 0.08
"""What the first candidate must come to, or the search says that it does not know."""

EQUAL = 5
"""So many times better a place must explain the words than a surname does, to stand before it: hamlets have many names."""

OBSCURE = 0.1
"""A street office in Fujian that happens to sound so is hardly what a paper abroad means."""

LEAST = 0.01
"""A candidate less likely than this would only mislead."""


PARTED = re.compile(r"[,;/|，、；。]")
"""What parts one group of words from the next: then they are read together, as the words of one paper."""


@dataclass(frozen=True, slots=True)
class Answers:
    """`known` are the answers that know something; `asks` is what else on the paper would decide. `is_paper`: of several groups."""

    known: tuple[Answer, ...]
    asks: tuple[str, ...]
    is_paper: bool = False
    given: tuple[str, ...] = ()
    """Groups of words taken for the given name of the person whose surname stands before them."""


def answered(question: Question) -> Answers:
    """What the searches say. Nothing of the question is kept."""
    question = replace(question, words=_parted(names_in(question.words)))
    if question.sort is Sort.ASSOCIATION:
        return Answers((), ())
    if question.sort is Sort.AUTO and PARTED.search(question.words):
        return _of_a_paper(question)
    found = [answer for answer in map(_honest(question.where), _asked(question)) if _tells(answer)]
    if _names_a_wife(found):
        found = [answer for answer in found if answer.kind is not Kind.PLACE]
    found.sort(key=_place_on_the_page)
    asks = dict.fromkeys(ask for answer in found[:1] for ask in answer.asks)
    return Answers(tuple(found), tuple(asks))


def _parted(words: str) -> str:
    """Yanping Enping: where each word alone is the name of a region and the whole is none, they are several names."""
    named, several = tables().regions.named, words.split()
    if len(several) < 2 or PARTED.search(words) or named(words):
        return words
    return ", ".join(several) if all(len(one) > 3 and named(one) for one in several) else words


def _of_a_paper(question: Question) -> Answers:
    """Each group of words as what it most likely names, in the light of the others; in the order of the paper."""
    told = searcher().paper(
        question.words, where=question.where or None, persons=persons(), places=places(), clans_at=clans_at()
    )
    honest = _honest(question.where)
    found = [honest(one.answer if one.given else replace(one.answer, query=one.text)) for one in told.lines]
    known = [answer for answer in found if _tells(answer)]
    given = tuple(one.text for one in told.lines if one.given)
    return Answers(tuple(known), told.asks, is_paper=True, given=given)


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


def _honest(where: str) -> Callable[[Answer], Answer]:
    """Persons weighed by what their words say of a surname; whatever else is answered stays as it is."""

    def one(answer: Answer) -> Answer:
        if answer.kind is not Kind.PERSON or answer.nothing_known:
            return answer
        return weighed(answer, searcher().surnames(answer.query, where=where or None, limit=SURNAMES))

    return one


def _names_a_wife(found: list[Answer]) -> bool:
    """Lee Shee is 李氏 and no place."""
    said = [hit.because for answer in found if answer.kind is Kind.SURNAME for hit in answer.hits[:1]]
    return any(reason.code is ReasonCode.MARRIED_IN for because in said for reason in because)


def _tells(answer: Answer) -> bool:
    """A list of which not even the first is likely is no answer. Of persons that is most of the chance: they are in no register."""
    if answer.kind is Kind.PERSON:
        return bool(answer.hits) and answer.hits[0].probability >= BEST
    return not answer.nothing_known and answer.hits[0].probability >= BEST


def _may_be_a_person(words: str) -> bool:
    """One word in letters is a surname or a place; a person has two at least, or two characters."""
    return len(words.split()) > 1 or (len(words) > 1 and not words.isascii())


def _place_on_the_page(answer: Answer) -> tuple[bool, float]:
    """What the words most likely are stands first: by how well it explains them, and how sure its first candidate is. Where surname
    and place do so about equally, the surname."""
    weight = EQUAL if answer.kind is Kind.SURNAME else 1.0
    if answer.kind is Kind.PLACE and not is_known(answer.hits[0]):
        weight = OBSCURE
    return answer.kind is Kind.PERSON, -fit(answer) * answer.hits[0].probability * weight
