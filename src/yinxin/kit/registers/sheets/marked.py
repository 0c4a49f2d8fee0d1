"""The uploaded sheet handed back with its faults: red cells with a note in each, and a last column that says them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from yinxin.documents.rows.grid import DAY, Rows, Value
from yinxin.kit.registers.cells import is_runnable
from yinxin.kit.registers.sheets.headers import FAULTS
from yinxin.kit.registers.sheets.outcome import Fault, Judged
from yinxin.kit.registers.sheets.taking_out import opened_workbook

MOST_NOTES = 2_000
"""Notes make a workbook slow to open; the last column says every fault of every row all the same."""


def marked(rows: Rows, judged: Judged) -> bytes:
    """As a workbook, whatever it came as."""
    kept = BytesIO()
    by_line: defaultdict[int, list[tuple[int | None, Fault]]] = defaultdict(list)
    places = judged.heading.places
    for one in judged.faults:
        by_line[one.line].append((places.get(one.field), one.fault))
    with opened_workbook(kept) as book:
        page = book.add_worksheet((rows.sheet or _("记录"))[:31])
        _write(book, page, rows.rows, by_line, judged.heading.line)
    return kept.getvalue()


def _write(
    book: Any,
    page: Any,
    rows: Sequence[Sequence[Value]],
    faults: Mapping[int, Sequence[tuple[int | None, Fault]]],
    heading: int,
) -> None:
    red = book.add_format({"bg_color": "#F8D7D3", "border": 1, "border_color": "#A3231F"})
    head = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"quote_prefix": True})
    last = max((len(row) for row in rows), default=0)
    notes = 0
    page.write_string(heading, last, str(FAULTS), head)
    for line, row in enumerate(rows):
        wrong = faults.get(line + 1, ())
        at = dict(wrong)
        width = max(len(row), *(place + 1 for place in at if place is not None), 0)
        for place in range(width):
            value, fault = row[place] if place < len(row) else None, at.get(place)
            style = red if fault else head if line == heading else None
            _cell(page, line, place, value, style, text)
            if fault and notes < MOST_NOTES:
                page.write_comment(line, place, f"{fault.message}\n{fault.advice}")
                notes += 1
        if wrong:
            page.write_string(line, last, "；".join(f"{fault.message} {fault.advice}" for _place, fault in wrong))
    page.freeze_panes(heading + 1, 0)
    page.set_column(last, last, 60)


def _cell(page: Any, line: int, place: int, value: Value, style: Any, text: Any) -> None:
    if value is None or value == "":
        if style is not None:
            page.write_blank(line, place, None, style)
    elif isinstance(value, bool):
        page.write_boolean(line, place, value, style)
    elif isinstance(value, int | float):
        page.write_number(line, place, value, style)
    else:
        plain = value.removeprefix(DAY)
        shown = plain[2:] if plain.startswith("\0") else plain
        page.write_string(line, place, shown[:32_767], style or (text if is_runnable(shown) else None))
