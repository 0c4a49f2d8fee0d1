"""Nothing read is lost: whatever no task, section or known mark holds is listed with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yinxin.domain.document import Span
from yinxin.domain.plans.proposal import Unplaced


def leftovers(text: str, held: Iterable[Span]) -> tuple[Unplaced, ...]:
    """Stretches of non-blank text that no span holds, in order."""
    found: list[Unplaced] = []
    for span in _free(len(text), held):
        piece = text[span.start : span.end]
        bare = piece.strip()
        if bare:
            begin = span.start + piece.index(bare)
            found.append(Unplaced(bare, Span(begin, begin + len(bare)), "unread"))
    return tuple(found)


def _free(length: int, held: Iterable[Span]) -> Iterator[Span]:
    at = 0
    for span in sorted(held):
        if span.start > at:
            yield Span(at, span.start)
        at = max(at, span.end)
    if at < length:
        yield Span(at, length)


def pieces(offsets: Iterable[int]) -> tuple[Span, ...]:
    """The stretches that a set of places in the text covers; blanks lost in joining are bridged by nobody."""
    spans: list[Span] = []
    begin = end = -1
    for at in offsets:
        if at == end:
            end = at + 1
            continue
        if begin >= 0:
            spans.append(Span(begin, end))
        begin, end = at, at + 1
    if begin >= 0:
        spans.append(Span(begin, end))
    return tuple(spans)
