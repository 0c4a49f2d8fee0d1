"""An empty official page by GB/T 9704-2012: A4, 156 × 225 mm of text, 22 lines of 28 characters, 仿宋 of size 三号."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

SIZE_2, SIZE_3, SIZE_4, SIZE_5 = 22, 16, 14, 10.5
"""二号, 三号, 四号 and 五号, in points."""

LINE = 29
"""Points between lines, so that 22 stand on a page."""

STYLES = {
    "公文标题": ("方正小标宋简体", SIZE_2, WD_ALIGN_PARAGRAPH.CENTER),
    "公文一级标题": ("黑体", SIZE_3, WD_ALIGN_PARAGRAPH.LEFT),
    "公文二级标题": ("楷体", SIZE_3, WD_ALIGN_PARAGRAPH.LEFT),
    "公文正文": ("仿宋", SIZE_3, WD_ALIGN_PARAGRAPH.JUSTIFY),
    "公文表格": ("仿宋", SIZE_5, WD_ALIGN_PARAGRAPH.LEFT),
}
"""The style of each part: its font, its size, and how its lines stand."""


class Page:
    """A document that is written from top to bottom, with the fields of a template in it."""

    def __init__(self) -> None:
        self._document: Any = Document()
        self._set_page()
        for name, (font, size, alignment) in STYLES.items():
            self._add_style(name, font, size, alignment)
        self._number_pages()

    def title(self, text: str) -> None:
        self._line(text, "公文标题").paragraph_format.space_after = Pt(LINE)

    def heading(self, text: str, *, on_new_page: bool = False) -> None:
        form = self._line(text, "公文一级标题").paragraph_format
        form.keep_with_next, form.page_break_before = True, on_new_page

    def subheading(self, text: str) -> None:
        self._line(text, "公文二级标题").paragraph_format.keep_with_next = True

    def text(self, *texts: str) -> None:
        for text in texts:
            self._line(text, "公文正文")

    def rule(self, text: str) -> None:
        """A line that only steers (`{%p for … %}`) and is gone from the printed paper."""
        self._line(text, "公文正文")

    def signed(self, *texts: str) -> None:
        """Who issues the paper, and its day, at the right with four characters' room."""
        for number, text in enumerate(texts):
            line = self._line(text, "公文正文")
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            line.paragraph_format.first_line_indent = Pt(0)
            line.paragraph_format.right_indent = Pt(4 * SIZE_3)
            line.paragraph_format.space_before = Pt(LINE if number == 0 else 0)

    def table(self, headings: list[str], widths: list[int], loop: str, fields: list[str]) -> None:
        """A table that has a row for each turn of `loop`; `widths` in millimetres."""
        table = self._document.add_table(rows=4, cols=len(headings))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        rows = [headings, [f"{{%tr {loop} %}}"], fields, ["{%tr endfor %}"]]
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, width, text in zip(row.cells, widths, [*texts, *[""] * len(headings)], strict=False):
                cell.width = Mm(width)
                cell.paragraphs[0].style = "公文表格"
                cell.paragraphs[0].add_run(text)
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.font.name = "黑体"
                run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        self._line("", "公文表格")

    def bytes(self) -> bytes:
        kept = BytesIO()
        self._document.save(kept)
        return kept.getvalue()

    def _line(self, text: str, style: str) -> Any:
        line = self._document.add_paragraph()
        line.style = style
        line.add_run(text)
        return line

    def _set_page(self) -> None:
        page = self._document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.left_margin = Mm(37), Mm(28)
        page.right_margin, page.bottom_margin = Mm(26), Mm(35)
        page.footer_distance = Mm(25)

    def _add_style(self, name: str, font: str, size: float, alignment: WD_ALIGN_PARAGRAPH) -> None:
        style = self._document.styles.add_style(name, 1)
        style.font.name = "Times New Roman"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.font.size = Pt(size)
        form = style.paragraph_format
        form.alignment = alignment
        form.space_before = form.space_after = Pt(0)
        if name != "公文表格":
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE if size < SIZE_2 else 33)
        if name in ("公文正文", "公文一级标题", "公文二级标题"):
            form.first_line_indent = Pt(2 * size)

    def _number_pages(self) -> None:
        """“— 1 —”, 四号, at the foot."""
        line = self._document.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run("— ").font.size = Pt(SIZE_4)
        run = line.add_run()
        run.font.size = Pt(SIZE_4)
        for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = text
            run._element.append(part)
        line.add_run(" —").font.size = Pt(SIZE_4)
