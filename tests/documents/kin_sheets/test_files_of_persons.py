"""Sheets of persons in files: whatever their characters and kind, the same rows are read."""

from __future__ import annotations

import csv
import io

import pytest

from yinxin.documents.kin_sheets.cells import reading_of
from yinxin.domain.kin_sheets.reading import read

LINES = [
    ["编号", "姓", "名", "世次", "出生", "去世", "父", "出处", "卷页"],
    ["1", "梁", "国强", "10", "道光五年", "1894", "", "渡头梁氏族谱", "卷四"],
    ["2", "梁", "贤", "11", "", "民国九年", "1", "后山墓碑", "东三"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_whatever_characters_it_is_written(encoding):
    out = io.StringIO()
    csv.writer(out).writerows(LINES)
    reading, characters = reading_of(out.getvalue().encode(encoding))
    assert reading.tree == read(LINES).tree
    assert characters.startswith(encoding.upper()[:3])


def test_a_workbook_is_read_like_the_text():
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    for row in LINES:
        book.active.append([int(cell) if cell.isascii() and cell.isdigit() else cell or None for cell in row])
    book.save(out)
    reading, characters = reading_of(out.getvalue())
    assert (reading.tree, characters) == (read(LINES).tree, "XLSX")
