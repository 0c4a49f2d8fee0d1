"""A source text as paragraphs, with the places of several marks cut into it, so that a page can show each mark on its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `begins` are the marks whose first place this is: the anchor of a link."""

    text: str
    marks: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One printed paragraph of the source, beginning at character `start`."""

    start: int
    pieces: tuple[Piece, ...]


def passages(text: str, places: Mapping[str, Sequence[Sequence[int]]]) -> tuple[Passage, ...]:
    """Every non-blank line of `text`. A mark may lie in several places, and places may overlap: merged cells are shared."""
    borders = _borders(places)
    started: set[str] = set()
    active: dict[str, int] = {}
    made: list[Passage] = []
    start = turn = 0
    for line in text.split("\n"):
        end = start + len(line)
        pieces: list[Piece] = []
        cuts = [start]
        while turn < len(borders) and borders[turn][0] < end:
            offset = borders[turn][0]
            if offset > cuts[-1]:
                pieces += _piece(text[cuts[-1] : offset], active, started)
                cuts.append(offset)
            _cross(borders[turn], active)
            turn += 1
        pieces += _piece(text[cuts[-1] : end], active, started)
        if line.strip():
            made.append(Passage(start, tuple(pieces)))
        start = end + 1
    return tuple(made)


def excerpt(text: str, spans: Iterable[Sequence[int]], *, around: int = 300) -> tuple[Passage, ...]:
    """The paragraphs near one mark's places, for a page that quotes them; what lies further off is left out."""
    chosen = passages(text, {"here": list(spans)})
    near = {number for number, passage in enumerate(chosen) if any(piece.marks for piece in passage.pieces)}
    edges = {number + step for number in near for step in (-1, 1)}
    room = {number for number in edges if 0 <= number < len(chosen) and _length(chosen[number]) <= around}
    return tuple(chosen[number] for number in sorted(near | room))


def _length(passage: Passage) -> int:
    return sum(len(piece.text) for piece in passage.pieces)


def _borders(places: Mapping[str, Sequence[Sequence[int]]]) -> list[tuple[int, int, str]]:
    """Where marks end (-1) and begin (+1), in reading order; an end stands before a beginning at the same character."""
    found: list[tuple[int, int, str]] = []
    for mark, spans in places.items():
        for start, end in spans:
            if start < end:
                found += [(start, 1, mark), (end, -1, mark)]
    return sorted(found)


def _cross(border: tuple[int, int, str], active: dict[str, int]) -> None:
    _, step, mark = border
    active[mark] = active.get(mark, 0) + step
    if not active[mark]:
        del active[mark]


def _piece(text: str, active: Mapping[str, int], started: set[str]) -> list[Piece]:
    if not text.strip():
        return [Piece(text, (), ())] if text else []
    begins = tuple(mark for mark in active if mark not in started)
    started.update(begins)
    return [Piece(text, tuple(active), begins)]
