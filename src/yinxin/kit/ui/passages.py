"""A source text as paragraphs, so that a page can show on its place what was read from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Run(Protocol):
    """A run of the source: the items printed in it, why nothing took it where nothing did, and the name links know it by."""

    @property
    def text(self) -> str: ...
    @property
    def items(self) -> tuple[int, ...]: ...
    @property
    def unplaced(self) -> str: ...
    @property
    def anchor(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A run, or the part of it on one line. `begins` are the items whose first words these are: the anchor of a link."""

    text: str
    items: tuple[int, ...]
    begins: tuple[int, ...]
    unplaced: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One printed paragraph."""

    pieces: tuple[Piece, ...]


def passages(runs: Iterable[Run]) -> tuple[Passage, ...]:
    """Every line of the source that prints something. An item may lie in several places, and share one with others."""
    started: set[int] = set()
    lines: list[list[Piece]] = [[]]
    for run in runs:
        anchor = run.anchor
        for number, text in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            if text.strip():
                begins = tuple(item for item in run.items if item not in started)
                started.update(begins)
                lines[-1].append(Piece(text, run.items, begins, run.unplaced, anchor))
                anchor = ""
            elif text:
                lines[-1].append(Piece(text, (), (), ""))
    return tuple(Passage(tuple(line)) for line in lines if any(piece.text.strip() for piece in line))
