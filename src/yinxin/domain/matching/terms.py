"""A text as the terms it is compared by: folded character bigrams, words of Latin letters, and the ideas behind words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from yinxin.domain.matching.vocabulary import CONCEPTS, HOLLOW_WORDS
from yinxin.domain.text.fold import simplified

_RUN = re.compile(r"[㐀-鿿]+|[a-z][a-z0-9+.\-]*|\d+[a-z]+")
# 第三届, 第3届: the count of an event is part of its name.
_ORDINAL = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,3})(届|批|次|期|轮|季)")
_COUNTS = {word: str(at) for at, word in enumerate("一二三四五六七八九十", 1)}
_LONGEST = 10


def folded(text: str) -> str:
    """Simplified, half-width, lower case; punctuation stays and divides."""
    return simplified(unicodedata.normalize("NFKC", text)).lower()


def terms(text: str) -> tuple[str, ...]:
    """Every term of a folded text, repeats included."""
    return tuple(_terms(text))


def _terms(text: str) -> Iterator[str]:
    for found in _ORDINAL.finditer(text):
        yield f"第{_COUNTS.get(found[1], found[1])}{found[2]}"
    for run in _RUN.finditer(text):
        word = run[0]
        if word[0] < "㐀":
            if len(word) > 1:
                yield word
            continue
        yield from _of_run(word)


def _of_run(run: str) -> Iterator[str]:
    held = ""
    for word, hollow in _cut(run):
        if hollow:
            yield from _bigrams(held)
            held = ""
        else:
            held += word
            yield from CONCEPTS.get(word, ())
    yield from _bigrams(held)


def _bigrams(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for at in range(len(run) - 1):
        yield run[at : at + 2]


def _cut(run: str) -> Iterator[tuple[str, bool]]:
    """Known words, longest first, and single characters between them; whether each says nothing."""
    at = 0
    while at < len(run):
        for word in _starting(run[at]):
            if run.startswith(word, at):
                yield word, word in HOLLOW_WORDS and word not in CONCEPTS
                at += len(word)
                break
        else:
            yield run[at], False
            at += 1


@lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for word in sorted(HOLLOW_WORDS | set(CONCEPTS), key=len, reverse=True):
        words.setdefault(word[0], []).append(word)
    return {first: tuple(held) for first, held in words.items()}


def _starting(character: str) -> tuple[str, ...]:
    return _by_first().get(character, ())


def counted(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weight of every term over several weighted texts."""
    weights: dict[str, float] = {}
    for text, weight in parts:
        for term in _terms(text):
            weights[term] = weights.get(term, 0.0) + weight
    return weights
