"""Where a task stands in its source: the quoted words with what stands around them, cells of one row in one quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

AROUND = 80
"""Characters shown before and after a quotation, enough to find the place on paper."""

NEAR = 300
"""Places closer than this are one quotation: the cells of a row lie apart in a table's text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some text of the source; `items` is not empty where it is the quotation itself."""

    text: str
    items: tuple[int, ...] = ()
    unplaced: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One quotation, and the line of the source it begins on."""

    line: int
    runs: tuple[Run, ...]

    @property
    def quote(self) -> str:
        return "".join(run.text for run in self.runs if run.items)

    @property
    def before(self) -> str:
        return "" if self.runs[0].items else self.runs[0].text

    @property
    def after(self) -> str:
        return "" if self.runs[-1].items else self.runs[-1].text


def places(text: str, spans: Iterable[Sequence[int]]) -> tuple[Place, ...]:
    """The quotations of a task in the order of the source."""
    return tuple(_place(text, group) for group in _near(sorted((start, end) for start, end in spans if start < end)))


def _near(spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for span in spans:
        if group and span[0] - group[-1][1] > NEAR:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _place(text: str, spans: Sequence[tuple[int, int]]) -> Place:
    start = spans[0][0]
    runs = [Run(text[max(0, start - AROUND) : start])]
    done = start
    for first, last in spans:
        runs.append(Run(text[done : max(first, done)]))
        runs.append(Run(text[max(first, done) : last], (1,)))
        done = max(done, last)
    runs.append(Run(text[done : done + AROUND]))
    return Place(text.count("\n", 0, start) + 1, tuple(run for run in runs if run.text))
