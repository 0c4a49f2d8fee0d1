"""What a document prints that is no task on its desk: nothing is lost silently, and a person can make a task of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from yinxin.apps.plans.models import ProposedTask, Source
from yinxin.domain.document import Span
from yinxin.domain.plans.proposal import Section, SectionKind
from yinxin.domain.plans.stored import section_from, span_from
from yinxin.domain.text.fold import fold

GONE = (ProposedTask.State.DROPPED, ProposedTask.State.SPLIT, ProposedTask.State.MERGED)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Some text that no task holds, under the heading it stands below. `pieces` are its places, `line` where it begins."""

    title: str
    path: tuple[str, ...]
    text: str
    pieces: tuple[Span, ...]
    line: int

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def anchor(self) -> str:
        return f"left-{self.start}"


def leftovers(source: Source) -> tuple[Leftover, ...]:
    """Passages under headings of duties and text nothing took. Without any task every passage may hide one."""
    read: dict[str, Any] = source.proposal or {}
    standing = source.proposed.exclude(state__in=GONE)
    taken = [span_from(pair) for row in standing for pair in row.current.get("spans", [])]
    sections = [section_from(data) for data in read.get("sections", [])]
    found = [
        _of_section(source, section, taken) for section in sections if section.kind == SectionKind.DUTIES or not taken
    ]
    unread = [span_from(one["span"]) for one in read.get("unplaced", []) if one["why"] != "furniture"]
    found += [_leftover(source, "", (), span, taken) for span in unread]
    return tuple(sorted((one for one in found if one), key=lambda one: one.start))


def _of_section(source: Source, section: Section, taken: list[Span]) -> Leftover | None:
    return _leftover(source, section.title, section.path, section.span, taken)


def _leftover(source: Source, title: str, path: tuple[str, ...], span: Span, taken: list[Span]) -> Leftover | None:
    pieces = tuple(_free(source.text_of_source, span, taken))
    text = "\n".join(source.text_of_source[piece.start : piece.end].strip() for piece in pieces)
    body = text.removeprefix(title).strip()
    # A heading alone, or stops between two tasks, is nothing anyone could miss.
    if not fold(body) or fold(text) == fold(title):
        return None
    line = source.text_of_source.count("\n", 0, pieces[0].start) + 1
    return Leftover(title, path, body, pieces, line)


def _free(text: str, span: Span, taken: Iterable[Span]) -> Iterator[Span]:
    at = span.start
    for other in sorted(taken):
        if other.end <= at or other.start >= span.end:
            continue
        if text[at : max(at, other.start)].strip():
            yield Span(at, other.start)
        at = max(at, other.end)
    if text[at : span.end].strip():
        yield Span(at, span.end)
