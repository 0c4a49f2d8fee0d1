"""Tables of which every row, or the header, lost one column: headings and cells are laid on each other by what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from yinxin.domain.plans.columns import Column, ColumnRole
from yinxin.domain.plans.damage import places_of
from yinxin.domain.plans.evidence import Profile, fit
from yinxin.domain.plans.rows import Row, Slot


def lost_column(rows: Sequence[Sequence[Slot]], columns: Sequence[Column]) -> int | None:
    """The one column that the rows of a table lack, chosen for the whole table together; None where rows are whole.

    Without complete rows there is nothing to learn from, so each column is judged by its heading alone.
    """
    width = len(columns)
    short = [slots for slots in rows if len(slots) == width - 1]
    if len(short) < 2 or len(short) * 2 <= len(rows):
        return None
    totals = [0.0] * width
    for gap in range(width):
        kept = [place for place in range(width) if place != gap]
        totals[gap] = sum(
            fit(slot, columns[place], _expected(columns[place]))
            for slots in short
            for slot, place in zip(slots, kept, strict=True)
        )
    return max(range(width), key=lambda gap: totals[gap])


def headed_again(columns: Sequence[Column], unheaded: int, rows: Sequence[Row]) -> tuple[Column, ...]:
    """The headings of a header that lost a cell, each over the column whose cells fit it best."""
    width = len(columns)
    headings = columns[: width - unheaded]
    sample = rows[:20]
    scores = [
        [
            sum(fit(row.slots[place], heading, _expected(heading)) for row in sample if row.slots[place].text)
            / max(1, len(sample))
            for place in range(width)
        ]
        for heading in headings
    ]
    _, places = places_of(scores)
    laid = [Column(ColumnRole.OTHER, "", "")] * width
    for heading, place in zip(headings, places, strict=True):
        laid[place] = heading
    return tuple(laid)


def _expected(column: Column) -> Profile:
    """What a column under such a heading usually holds."""
    if column.role is ColumnRole.NOTES:
        return Profile(0.8, 0.1, 0.0, 0.0, 0.0, 8.0, frozenset())
    if column.role is ColumnRole.PATH:
        return Profile(0.5, 0.0, 0.0, 0.0, 0.0, 10.0, frozenset())
    length = {ColumnRole.TITLE: 25.0, ColumnRole.TEXT: 60.0, ColumnRole.MEASURES: 80.0}.get(column.role, 40.0)
    return Profile(0.2, 0.3, 0.0, 0.0, 0.0, length, frozenset())
