"""Whatever a file holds, every block read from it stands exactly where it says, and nothing printed is lost."""

from __future__ import annotations

import csv
import html
import io
import unicodedata
from collections import Counter

import xlsxwriter
from docx import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import hostile
from tests.documents.places import assert_exact_places
from yinxin.documents import read
from yinxin.documents.wire import packed, unpacked
from yinxin.domain.document import Document, PageBreak

few = settings(max_examples=settings.default.max_examples // 2)

SIGNS = "甲乙侨务（一）、，。；：“”1290 ab%é㎡①\u3000\u00a0\ufeff𠮷e\u0301\t<&>\"'|;"
line = st.text(st.sampled_from(SIGNS), max_size=12)
anything = st.text(max_size=12)
rows = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(line, min_size=width, max_size=width), min_size=1, max_size=5)
)


def signs(*texts: str) -> Counter[str]:
    """Printed characters, taken apart into letter and accent, and how often each stands there."""
    kept = unicodedata.normalize("NFD", "".join(texts))
    return Counter(sign for sign in kept if not sign.isspace() and sign != "\ufeff")


def assert_holds(document: Document, *written: str) -> None:
    assert_exact_places(document)
    blocks = [
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if not isinstance(block, PageBreak)
    ]
    assert signs(document.text) == signs(*blocks) == signs(*written)
    assert unpacked(packed(document)) == document


@few
@given(st.lists(st.one_of(line, anything), max_size=8), st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\f"]))
def test_text(lines, end):
    text = "侨务工作\n" * 40 + end.join(lines)  # few control characters, else it is no text
    document = read(text.encode("utf-8", errors="replace"), name="a.txt")
    assert_exact_places(document)
    assert signs(document.text) <= signs(text)


@few
@given(st.lists(line, min_size=1, max_size=6), rows)
def test_word(lines, cells):
    file = WordFile()
    for text in ["侨", *lines]:
        file.add_paragraph(text)
    table = file.add_table(rows=len(cells), cols=len(cells[0]))
    for at, row in enumerate(cells):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    held = io.BytesIO()
    file.save(held)
    assert_holds(read(held.getvalue(), name="a.docx"), "侨", *lines, *(text for row in cells for text in row))


@few
@given(rows)
def test_sheet(cells):
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate([["侨", "务"], *cells]):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()
    assert_holds(read(held.getvalue(), name="a.xlsx"), "侨务", *(text for row in cells for text in row))


@few
@given(rows)
def test_separated_values(cells):
    held = io.StringIO()
    csv.writer(held, quoting=csv.QUOTE_ALL).writerows([["侨"] * len(cells[0]), *cells])
    document = read(held.getvalue().encode(), name="a.csv")
    assert_holds(document, "侨" * len(cells[0]), *(text for row in cells for text in row))


spans = st.integers(1, 3)
spanning = st.lists(st.lists(st.tuples(line, spans, spans), min_size=1, max_size=4), min_size=2, max_size=4)


@few
@given(st.lists(line, max_size=4), spanning)
def test_web_page(lines, cells):
    body = "".join(f"<p>{html.escape(text)}</p>" for text in ["侨", *lines])
    body += "<table>"
    for row in cells:
        body += (
            "<tr>"
            + "".join(f"<td rowspan={tall} colspan={wide}>{html.escape(text)}</td>" for text, tall, wide in row)
            + "</tr>"
        )
    document = read(f"<html>{body}</table></html>".encode(), name="a.html")
    assert_holds(document, "侨", *lines, *(text for row in cells for text, _, _ in row))


pdf_line = st.tuples(st.integers(10, 500), st.integers(20, 800), st.text("abcdefgh", min_size=1, max_size=6))
stroke = st.tuples(st.integers(0, 590), st.integers(0, 840), st.integers(0, 500), st.booleans())


@few
@given(st.lists(pdf_line, min_size=1, max_size=12, unique_by=lambda one: one[1] // 30), st.lists(stroke, max_size=14))
def test_pdf(lines, strokes):
    drawn = "".join(f"BT /F 9 Tf {x} {y} Td ({text}) Tj ET\n" for x, y, text in lines)
    drawn += "".join(f"{x} {y} m {x + long * level} {y + long * (not level)} l S\n" for x, y, long, level in strokes)
    document = read(hostile.pdf_of(drawn.encode()), name="a.pdf")
    assert_holds(document, *(text for _, _, text in lines))
