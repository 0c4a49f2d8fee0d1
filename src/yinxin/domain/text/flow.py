"""A stretch of cleaned text that still knows where each character stood in the source.

Hard-wrapped newspaper columns are joined, a bookmark is dropped, a word broken by a page break is made whole: what
remains is read as a `Flow`, and every finding in it is shown at its true place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.domain.document import Span

_BLANKS = re.compile(r"[^\S\n]{5,}")


@dataclass(frozen=True, slots=True)
class Flow:
    """`text[i]` stood at `offsets[i]` of the document. Offsets rise."""

    text: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError("every character needs its place")

    @classmethod
    def of(cls, text: str, start: int) -> Flow:
        """Text that stands in the source as it is, from `start` on."""
        return cls(text, tuple(range(start, start + len(text))))

    @classmethod
    def cut(cls, source: str, span: Span) -> Flow:
        return cls.of(source[span.start : span.end], span.start)

    @classmethod
    def join(cls, parts: Iterable[Flow]) -> Flow:
        """Parts one after the other, nothing between them."""
        held = tuple(parts)
        return cls("".join(part.text for part in held), tuple(at for part in held for at in part.offsets))

    def __getitem__(self, piece: slice) -> Flow:
        return Flow(self.text[piece], self.offsets[piece])

    def __len__(self) -> int:
        return len(self.text)

    def squeezed(self) -> Flow:
        """Long runs of blanks cut to four: they say nothing, and a rule that meets thousands of them pays their square."""
        if not _BLANKS.search(self.text):
            return self
        kept: list[Flow] = []
        at = 0
        for run in _BLANKS.finditer(self.text):
            kept.append(self[at : run.start() + 4])
            at = run.end()
        return Flow.join([*kept, self[at:]])

    def strip(self) -> Flow:
        begin = len(self.text) - len(self.text.lstrip())
        return self[begin : begin + len(self.text.strip())]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where `text[start:end]` stands in the document; an empty stretch stands at its left neighbour's place."""
        stop = len(self.text) if end is None else end
        if not self.offsets:
            return Span(0, 0)
        if start >= stop:
            at = self.offsets[min(start, len(self.offsets) - 1)]
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[stop - 1] + 1)
