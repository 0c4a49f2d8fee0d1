"""The official table as a workbook: landscape, heading rows repeated on every page, sections laid together."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from yinxin.apps.plans.exports.layout import Layout, caption

A3, A4 = 8, 9
WIDE = 10
"""From this many columns on, A4 is too narrow to be read."""

CHARACTERS = {A4: 130, A3: 190}
"""How many half-width characters a landscape page holds at this size of type."""

HEADING = 22
LINE, PADDING, TALLEST = 15, 6, 409
"""Points of a line of text and around it, and the tallest row a workbook can hold."""


def write(layout: Layout) -> bytes:
    kept = BytesIO()
    # Strings only: a text that begins with “=” is a text, never a formula a stranger wrote.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"title": layout.title, "comments": caption(layout.plan)})
        page = book.add_worksheet("责任清单")
        _set_page(page, layout)
        head = _write_head(book, page, layout)
        _write_rows(book, page, layout, head)
    return kept.getvalue()


def _set_page(page: Any, layout: Layout) -> None:
    page.set_landscape()
    page.set_paper(_paper(layout))
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
    for column, width in enumerate(_widths(layout)):
        page.set_column(column, column, width)


def _write_head(book: Any, page: Any, layout: Layout) -> int:
    """The title, the line below it and the heading rows. Gives the number of the first row of tasks."""
    last = len(layout.headings) - 1
    title = book.add_format({"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"})
    small = book.add_format({"font_name": "宋体", "font_size": 11, "align": "center", "valign": "vcenter"})
    _across(page, 0, 0, 0, last, layout.title, title)
    page.set_row(0, 36)
    row = 1
    if line := caption(layout.plan):
        _across(page, 1, 0, 1, last, line, small)
        row = 2
    page.repeat_rows(row, row + layout.two_lines)
    heading = book.add_format(
        {"font_name": "黑体", "font_size": 11, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
    )
    for line_of_heading in range(row, row + 1 + layout.two_lines):
        page.set_row(line_of_heading, HEADING)
    for over, first, end in layout.overs():
        if over:
            _across(page, row, first, row, end, over, heading)
            for column in range(first, end + 1):
                page.write_string(row + 1, column, layout.headings[column].label, heading)
        else:
            _across(page, row, first, row + layout.two_lines, first, layout.headings[first].label, heading)
    page.freeze_panes(row + 1 + layout.two_lines, 0)
    return row + 1 + int(layout.two_lines)


def _write_rows(book: Any, page: Any, layout: Layout, head: int) -> None:
    plain = {"font_name": "仿宋", "font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}
    left = book.add_format(plain)
    centre = book.add_format({**plain, "align": "center"})
    widths = _widths(layout)
    for number, row in enumerate(layout.rows):
        page.set_row(head + number, _height(layout, number, widths))
        for column, text in enumerate(row):
            page.write_string(head + number, column, text, centre if layout.headings[column].centred else left)
    for block in layout.merged:
        text = layout.rows[block.first][block.column]
        page.merge_range(head + block.first, block.column, head + block.last, block.column, text, centre)


def _paper(layout: Layout) -> int:
    return A3 if len(layout.headings) >= WIDE else A4


def _widths(layout: Layout) -> list[float]:
    total = sum(heading.share for heading in layout.headings)
    return [max(5, heading.share * CHARACTERS[_paper(layout)] / total) for heading in layout.headings]


def _height(layout: Layout, number: int, widths: list[float]) -> float:
    """Programs that open a workbook do not all fit rows to wrapped text, and none does beside merged cells."""
    spread = {block.column for block in layout.merged if block.first <= number <= block.last}
    lines = max(
        (_lines(text, widths[column]) for column, text in enumerate(layout.rows[number]) if column not in spread),
        default=1,
    )
    return min(TALLEST, lines * LINE + PADDING)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(_half_widths(line) / (width - 1))) for line in text.split("\n"))


def _half_widths(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _across(page: Any, row: int, column: int, last_row: int, last_column: int, text: str, style: Any) -> None:
    """A merged cell; of a single one the writer makes no merging."""
    if (row, column) == (last_row, last_column):
        page.write_string(row, column, text, style)
    else:
        page.merge_range(row, column, last_row, last_column, text, style)
