"""Writes one plan table as every kind of file an office sends."""

from __future__ import annotations

import csv
import html
import io

import docx
import xlsxwriter
from docx.oxml import OxmlElement

from tests.factories.plans import PlanTable, Row
from tests.factories.printing import pdf, quoted

Grid = list[list[str]]


def _columns(plan: PlanTable) -> list[str]:
    return [
        "工作分类",
        "内容要求",
        "工作措施",
        *["目标进度"] * len(plan.phase_labels),
        "保障措施",
        "责任单位",
        "完成时限",
        "备注",
    ]


def _second(plan: PlanTable) -> list[str]:
    return ["", "", "", *plan.phase_labels, "", "", "", ""]


def _cells(row: Row, *, category: bool) -> list[str]:
    return [
        row.category if category else "",
        row.requirement,
        "\n".join(row.measures),
        *row.phases,
        row.safeguards,
        row.units,
        row.due,
        row.notes,
    ]


def _once(words: list[str]) -> list[str]:
    """A merged header cell stands once; the cells it covers are blank."""
    return [word if at == 0 or words[at - 1] != word else "" for at, word in enumerate(words)]


def _body(plan: PlanTable) -> Grid:
    starts = {first for first, _ in plan.runs()}
    return [_cells(row, category=at in starts) for at, row in enumerate(plan.rows)]


def tabbed(plan: PlanTable) -> bytes:
    """Text as Word exports a table: every cell on its own line behind a tab, an empty line after each row.

    A merged cell of the header's first line is printed once, so that line is shorter; the header comes again on every
    page, and the category is printed again under it.
    """
    header = [[word for word in _once(_columns(plan)) if word], _second(plan)]
    pages = []
    for at in range(0, len(plan.rows), plan.rows_a_page):
        rows = _body(plan)[at : at + plan.rows_a_page]
        rows[0] = _cells(plan.rows[at], category=True)
        pages.append("\n\n".join("\n".join(_exported(cell) for cell in row) for row in [*header, *rows]))
    return (plan.title + "\n" + "\n\n\n".join(pages) + "\n").encode()


def _exported(cell: str) -> str:
    return "\t" + cell.replace("\n", "\n\n")


def row_lines(plan: PlanTable) -> bytes:
    """Text with one line per row and tabs between the cells, as copied from a sheet: paragraphs of a cell run on."""
    columns = ["工作分类", "内容要求", "工作措施", *plan.phase_labels, "保障措施", "责任单位", "完成时限", "备注"]
    rows = [columns, *([cell.replace("\n", "") for cell in row] for row in _body(plan))]
    return (plan.title + "\n" + "\n".join("\t".join(row) for row in rows) + "\n").encode()


def separated(plan: PlanTable) -> bytes:
    """A csv as a spreadsheet saves it: merged cells leave blanks, and a byte order mark tells the encoding."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    width = len(_second(plan))
    writer.writerow([plan.title, *[""] * (width - 1)])
    writer.writerows([_once(_columns(plan)), _second(plan), *_body(plan)])
    return stream.getvalue().encode("utf-8-sig")


def sheet(plan: PlanTable) -> bytes:
    """A workbook with merged title, header and category cells."""
    stream = io.BytesIO()
    width = len(_second(plan))
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("任务表")
        wrap = book.add_format({"text_wrap": True})
        page.merge_range(0, 0, 0, width - 1, plan.title)
        for place, word in _merges(plan):
            top, left, bottom, right = place
            if (top, left) == (bottom, right):
                page.write(top + 1, left, word, wrap)
            else:
                page.merge_range(top + 1, left, bottom + 1, right, word, wrap)
    return stream.getvalue()


def word(plan: PlanTable) -> bytes:
    """A Word table with merged header and category cells; the header is marked to be repeated on every page."""
    paper = docx.Document()
    paper.add_heading(plan.title, 0)
    table = paper.add_table(len(plan.rows) + 2, len(_second(plan)))
    grid = [row.cells for row in table.rows]  # asking the table for one cell lays out the whole of it
    for place, text in _merges(plan):
        top, left, bottom, right = place
        cell = grid[top][left].merge(grid[bottom][right])
        paragraphs = text.split("\n")
        cell.text = paragraphs[0]
        for more in paragraphs[1:]:
            cell.add_paragraph(more)
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def page(plan: PlanTable) -> bytes:
    """A web page whose table merges with rowspan and colspan."""
    rows: dict[int, list[str]] = {}
    for (top, left, bottom, right), text in _merges(plan):
        tag = "th" if top < 2 else "td"
        inner = "<br>".join(html.escape(part) for part in text.split("\n"))
        spans = f' rowspan="{bottom - top + 1}" colspan="{right - left + 1}"'
        rows.setdefault(top, []).append(f"<{tag}{spans}>{inner}</{tag}>")
    body = "".join(f"<tr>{''.join(rows[top])}</tr>" for top in sorted(rows))
    title = html.escape(plan.title)
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><table>{body}</table></html>'.encode()


def printed(plan: PlanTable) -> bytes:
    """A PDF with a ruled table whose header repeats on every page."""
    cells = []
    for (top, left, bottom, right), text in _merges(plan):
        body = " \\ ".join(quoted(part) for part in text.split("\n"))
        cell = f"table.cell(x: {left}, y: {top}, rowspan: {bottom - top + 1}, colspan: {right - left + 1})[{body}]"
        cells.append((top, cell))
    head = ",".join(cell for top, cell in cells if top < 2)
    body = ",".join(cell for top, cell in cells if top >= 2)
    columns = ",".join(["1fr", "2fr", "2fr", *["1.5fr"] * len(plan.phase_labels), "1fr", "1.5fr", "1fr", "0.7fr"])
    return pdf(
        f"#set page(width: 42cm, height: 29.7cm, margin: 1.5cm)\n#align(center)[{quoted(plan.title)}]\n"
        f"#table(columns: ({columns}), table.header({head}), {body})"
    )


Place = tuple[int, int, int, int]


def _merges(plan: PlanTable) -> list[tuple[Place, str]]:
    """Every cell once, with the rows and columns it covers: header lines 0 and 1, then the rows."""
    phases = len(plan.phase_labels)
    found: list[tuple[Place, str]] = []
    for column, name in enumerate(_columns(plan)):
        if 3 <= column < 3 + phases:
            if column == 3:
                found.append(((0, 3, 0, 2 + phases), name))
        else:
            found.append(((0, column, 1, column), name))
    found += [((1, 3 + at, 1, 3 + at), label) for at, label in enumerate(plan.phase_labels)]
    ends = dict(plan.runs())
    for at, row in enumerate(plan.rows):
        cells = _cells(row, category=True)
        if at in ends:
            found.append(((at + 2, 0, ends[at] + 2, 0), cells[0]))
        found += [((at + 2, column, at + 2, column), cell) for column, cell in enumerate(cells) if column]
    return found
