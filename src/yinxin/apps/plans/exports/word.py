"""The official table as a Word document: landscape, a heading row that repeats, sections laid together."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from yinxin.apps.plans.exports.layout import Heading, Layout, caption

WIDE = 10
A4, A3 = (297, 210), (420, 297)
MARGIN = 18


def write(layout: Layout) -> bytes:
    document = Document()
    width = _set_page(document, layout)
    _line(document.paragraphs[0] if document.paragraphs else document.add_paragraph(), layout.title, "黑体", 18)
    if text := caption(layout.plan):
        _line(document.add_paragraph(), text, "宋体", 11)
    _write_table(document, layout, width)
    document.core_properties.title = layout.title
    document.core_properties.author = layout.plan.issuer
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_page(document: Any, layout: Layout) -> int:
    """Gives the width left for the table, in millimetres."""
    long, short = A3 if len(layout.headings) >= WIDE else A4
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(long), Mm(short)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    return long - 2 * MARGIN


def _write_table(document: Any, layout: Layout, width: int) -> None:
    heads = 1 + layout.two_lines
    table = document.add_table(rows=heads + len(layout.rows), cols=len(layout.headings))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _set_widths(table, layout.headings, width)
    # python-docx finds a cell anew by walking its row: one walk for all of them.
    cells = [list(row.cells) for row in table.rows]
    _write_heads(cells, layout)
    for row in table.rows[:heads]:
        _repeat(row)
    for row in table.rows[heads:]:
        _keep_whole(row)
    hidden = {(place, block.column) for block in layout.merged for place in range(block.first + 1, block.last + 1)}
    for number, texts in enumerate(layout.rows):
        for column, text in enumerate(texts):
            if (number, column) not in hidden:
                _fill(cells[heads + number][column], text, layout.headings[column])
    for block in layout.merged:
        _merge_down([cells[heads + place][block.column] for place in range(block.first, block.last + 1)])


def _write_heads(cells: list[list[Any]], layout: Layout) -> None:
    for over, first, last in layout.overs():
        if over:
            top = cells[0][first].merge(cells[0][last]) if last > first else cells[0][first]
            _fill(top, over, None)
            for column in range(first, last + 1):
                _fill(cells[1][column], layout.headings[column].label, None)
        else:
            _fill(cells[0][first], layout.headings[first].label, None)
            if layout.two_lines:
                _merge_down([cells[0][first], cells[1][first]])


def _fill(cell: Any, text: str, heading: Heading | None) -> None:
    """A cell of the heading (None) or of a column. Each line of the text is its own paragraph."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    lines = text.split("\n")
    last = len(lines) - 1
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(3 if number == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(3 if number == last else 0)
        if heading is None or heading.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if heading is None:
            _repeatable(paragraph)
        _run(paragraph, line, "黑体" if heading is None else "仿宋", 10.5)


def _line(paragraph: Any, text: str, font: str, size: float) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(6)
    _run(paragraph, text, font, size)


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    # Word takes the font of Chinese characters from its own attribute, not from the one for Latin letters.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _repeatable(paragraph: Any) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _set_widths(table: Any, headings: tuple[Heading, ...], width: int) -> None:
    total = sum(heading.share for heading in headings)
    for column, heading in zip(table.columns, headings, strict=True):
        column.width = Mm(width * heading.share / total)
        for cell in column.cells:
            cell.width = Mm(width * heading.share / total)


def _repeat(row: Any) -> None:
    """The row is printed again at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    """A row moves to the next page whole rather than being cut by the page's end."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _merge_down(cells: list[Any]) -> None:
    """Lay cells of one column together; done by marks, since merging by python-docx is quadratic in the rows."""
    for number, cell in enumerate(cells):
        mark = OxmlElement("w:vMerge")
        if number == 0:
            mark.set(qn("w:val"), "restart")
        properties = cell._tc.get_or_add_tcPr()
        # The schema asks for vMerge before borders and vertical alignment.
        after = properties.find(qn("w:vAlign"))
        if after is None:
            properties.append(mark)
        else:
            after.addprevious(mark)
