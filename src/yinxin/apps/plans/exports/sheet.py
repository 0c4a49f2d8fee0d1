"""The official table as a workbook: landscape, heading rows repeated on every page, sections laid together."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from yinxin.apps.plans.exports.layout import Layout, caption

A3, A4 = 8, 9
WIDE = 10
"""From this many columns on, A4 is too narrow to be read."""

CHARACTERS = {A4: 130, A3: 190}
"""How many half-width characters a landscape page holds at this size of type."""


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
    paper = A3 if len(layout.headings) >= WIDE else A4
    page.set_landscape()
    page.set_paper(paper)
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")
    total = sum(heading.share for heading in layout.headings)
    for column, heading in enumerate(layout.headings):
        page.set_column(column, column, max(5, heading.share * CHARACTERS[paper] / total))


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
    for number, row in enumerate(layout.rows):
        for column, text in enumerate(row):
            page.write_string(head + number, column, text, centre if layout.headings[column].centred else left)
    for block in layout.merged:
        text = layout.rows[block.first][block.column]
        page.merge_range(head + block.first, block.column, head + block.last, block.column, text, centre)


def _across(page: Any, row: int, column: int, last_row: int, last_column: int, text: str, style: Any) -> None:
    """A merged cell; of a single one the writer makes no merging."""
    if (row, column) == (last_row, last_column):
        page.write_string(row, column, text, style)
    else:
        page.merge_range(row, column, last_row, last_column, text, style)
