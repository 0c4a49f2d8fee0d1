"""Sentences and clauses of a paragraph: where one statement ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST = 800
_SENTENCE_END = re.compile(r"[。；;！？!?\n]")
# A comma inside a number (1,377) or a bracket ends nothing.
_CLAUSE_END = re.compile(r"[，。；;：:！？!?\n]|,(?!\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of the paragraph."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a text. What runs on without an end is cut after some hundred characters, at a clause if it can be:
    every reading of a sentence stays bounded.
    """
    for sentence in _cut(text, Stretch(0, len(text)), _SENTENCE_END):
        begin = sentence.start
        while sentence.end - begin > _LONGEST:
            mark = text.rfind("，", begin, begin + _LONGEST)
            stop = mark + 1 if mark > begin else begin + _LONGEST
            yield Stretch(begin, stop)
            begin = stop
        yield Stretch(begin, sentence.end)


def clauses(text: str, within: Stretch) -> Iterator[Stretch]:
    """The clauses of one sentence, their closing mark left out."""
    return _cut(text, within, _CLAUSE_END)


def _cut(text: str, within: Stretch, ends: re.Pattern[str]) -> Iterator[Stretch]:
    begin = within.start
    for mark in ends.finditer(text, within.start, within.end):
        yield Stretch(begin, mark.start())
        begin = mark.end()
    yield Stretch(begin, within.end)
