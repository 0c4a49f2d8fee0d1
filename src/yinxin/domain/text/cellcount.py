"""Cells that stand one below the other, without lines between rows: only counting them tells where a row ends.

A row of a Word table saved as text prints each cell on its own line and closes with a blank line. Blank paragraphs stand
inside cells too, a merged header has fewer cells and a damaged row has lost some, so no single sign decides. The cheapest
way to cut the whole run into rows of one length does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_SHORTEST_ROW = 3
_LONGEST_ROW = 24
_CANDIDATES = 10

# What a departure from the ideal costs. The ideal: every row has the same number of cells and begins after a blank line.
_ONE_SHORT = 1.0
_ANOTHER_LENGTH = 1.5
_TOO_LONG = 2.5
_NO_BLANK_BEFORE = 1.5
_BLANK_INSIDE = 0.4


def rows_by_counting(blank_before: Sequence[bool], *, likely: int | None = None) -> tuple[int, list[tuple[int, int]]]:
    """The number of columns and the rows as half-open stretches of cells.

    `blank_before[i]` says whether a blank line stands before cell `i`; `likely` is a number of columns known from elsewhere
    (the header's words).
    """
    widths = _candidates(blank_before)
    if likely is not None and likely not in widths:
        widths.append(likely)
    cuts = {width: _cut(blank_before, width) for width in widths}
    best = min(widths, key=lambda width: (cuts[width][0] * _doubt(width, likely), widths.index(width)))
    return best, cuts[best][1]


def _doubt(width: int, likely: int | None) -> float:
    """Headings tell the width, or nearly: a merged heading stands over several columns. Rows glued together are far wider."""
    if likely is None:
        return 1.0
    if width == likely:
        return 0.5
    return 1.0 if likely < width < 2 * likely else 3.0


def _candidates(blank_before: Sequence[bool]) -> list[int]:
    """Row lengths worth trying: the distances between blank lines, and two or three of them together."""
    starts = [at for at, blank in enumerate(blank_before) if blank or at == 0]
    ends = [*starts[1:], len(blank_before)]
    seen: Counter[int] = Counter()
    for together in (1, 2, 3):
        seen.update(end - start for start, end in zip(starts, ends[together - 1 :], strict=False))
    fitting = [width for width, _ in seen.most_common() if _SHORTEST_ROW <= width <= _LONGEST_ROW]
    return fitting[:_CANDIDATES] or [max(_SHORTEST_ROW, min(len(blank_before), _LONGEST_ROW))]


def _cut(blank_before: Sequence[bool], width: int) -> tuple[float, list[tuple[int, int]]]:
    count = len(blank_before)
    blanks = [0]
    for blank in blank_before:
        blanks.append(blanks[-1] + blank)
    cost = [0.0] + [float("inf")] * count
    came_from = [0] * (count + 1)
    for end in range(1, count + 1):
        for start in range(max(0, end - width - 2), end):
            inside = blanks[end] - blanks[start + 1]
            price = cost[start] + _price(end - start, width) + _BLANK_INSIDE * inside
            if start and not blank_before[start]:
                price += _NO_BLANK_BEFORE
            if price < cost[end]:
                cost[end], came_from[end] = price, start
    rows: list[tuple[int, int]] = []
    end = count
    while end:
        rows.append((came_from[end], end))
        end = came_from[end]
    return cost[count], rows[::-1]


def _price(length: int, width: int) -> float:
    if length == width:
        return 0.0
    if length > width:
        return _TOO_LONG
    return _ONE_SHORT if length == width - 1 else _ANOTHER_LENGTH
