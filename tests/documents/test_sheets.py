"""Sheets as they are shown."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from tests.documents import hostile
from tests.documents.places import assert_exact_places, grid_texts, printed
from yinxin.documents import read
from yinxin.documents.sheets.number_formats import shown


def workbook(fill, **options) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, **options})
    fill(book)
    book.close()
    return held.getvalue()


def plan_sheet(book) -> None:
    sheet = book.add_worksheet("重点任务")
    sheet.merge_range("B2:E2", "澜浦市任务分工表")
    sheet.merge_range("B3:B4", "类别")
    sheet.merge_range("C3:D3", "进度")
    sheet.write("E3", "单位")
    sheet.write("C4", "2026年")
    sheet.write("D4", "2027年")
    sheet.merge_range("B5:B6", "品牌")
    sheet.write("C5", "建馆")
    sheet.write("E6", "市侨务局\n市文旅局")
    sheet.merge_range("B7:E7", "注：未尽事宜另行通知")


def test_a_sheet_is_a_table_with_its_title_and_note_as_lines_around_it():
    document = read(workbook(plan_sheet), name="表.xlsx")
    assert_exact_places(document)
    assert printed(document) == ["澜浦市任务分工表", "注：未尽事宜另行通知"]
    table = next(document.tables())
    assert table.title == "重点任务"
    assert grid_texts(table) == [
        ["类别", "进度", "进度", "单位"],
        ["类别", "2026年", "2027年", ""],
        ["品牌", "建馆", "", ""],
        ["品牌", "", "", "市侨务局\n市文旅局"],
    ]


def test_every_sheet_is_read_the_hidden_too():
    def fill(book):
        for name in ("甲", "乙", "丙"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [name, "任务"])
        book.worksheets()[1].hide()

    assert [table.title for table in read(workbook(fill), name="表.xlsx").tables()] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("stored", "code", "printed_as"),
    [
        ("0.65", "0%", "65%"),
        ("0.655", "0.0%", "65.5%"),
        ("0.30000000000000004", "General", "0.3"),
        ("2015", "General", "2015"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("1234.5", "0", "1235"),
        ("12", '0"家"', "12家"),
        ("3.5", '0.0"万人次"', "3.5万人次"),
        ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"—"', "—"),
        ("7", "000", "007"),
        ("42369", "yyyy-mm-dd", "2015-12-31"),
        ("42369", 'yyyy"年"m"月"d"日"', "2015年12月31日"),
        ("42369", "[$-804]yyyy\\年m\\月;@", "2015年12月"),
        ("42369.75", "yyyy/m/d h:mm", "2015/12/31 18:00"),
        ("0.5", "上午/下午h:mm", "下午12:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("-1", "yyyy/m/d", "-1"),
        ("12.5", "¥#,##0.00_);[Red](¥#,##0.00)", "¥12.50"),
        ("1500000", "#,##0,", "1,500"),
        ("1.5", "0.##", "1.5"),
        ("2", "0.##", "2"),
        ("1e400", "0%", "1e400"),
        ("text", "0%", "text"),
    ],
)
def test_numbers_are_printed_as_the_sheet_shows_them(stored, code, printed_as):
    assert shown(stored, code) == printed_as


def test_dates_and_percents_of_a_workbook_made_by_another_program():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, date(2027, 6, 30), book.add_format({"num_format": 14}))
        sheet.write(0, 1, 0.4, book.add_format({"num_format": 9}))
        sheet.write_formula(0, 2, "=1+1", None, 2)
        sheet.write_boolean(0, 3, True)

    expected = [["2027/6/30", "40%", "2", "TRUE"]]
    assert grid_texts(next(read(workbook(fill), name="表.xlsx").tables())) == expected
    assert grid_texts(next(read(workbook(fill, date_1904=True), name="表.xlsx").tables())) == expected


def test_text_in_pieces_of_different_type_is_whole():
    shared = (
        f'<sst xmlns="{hostile.SHEET}"><si><r><t>牵头</t></r><r><rPr><b/></rPr><t>单位</t></r>'
        "<rPh><t>qiāntóu</t></rPh></si></sst>"
    )
    row = f'<sheetData><row><c t="s"><v>0</v></c>{hostile.inline("B1", "乙")}</row></sheetData>'
    assert grid_texts(next(read(hostile.xlsx(row, shared=shared), name="表.xlsx").tables())) == [["牵头单位", "乙"]]


def test_a_stray_cell_far_below_costs_one_blank_row():
    rows = (
        f'<sheetData><row r="1">{hostile.inline("A1", "甲")}{hostile.inline("B1", "乙")}</row>'
        f'<row r="90000">{hostile.inline("A90000", "丙")}{hostile.inline("B90000", "丁")}</row></sheetData>'
    )
    assert grid_texts(next(read(hostile.xlsx(rows), name="表.xlsx").tables())) == [["甲", "乙"], ["", ""], ["丙", "丁"]]


def test_openpyxl_sheets_read_the_same():
    book = openpyxl.Workbook()
    book.active.title = "计划"
    book.active.append(["任务", "单位"])
    book.active.append(["建馆", "市侨务局"])
    held = io.BytesIO()
    book.save(held)
    assert grid_texts(next(read(held.getvalue(), name="表.xlsx").tables())) == [["任务", "单位"], ["建馆", "市侨务局"]]


def ods(rows: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    return hostile.archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="表一">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def test_an_ods_sheet_with_merged_and_repeated_cells():
    rows = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>类别</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2"><text:p>进度<text:s text:c="2"/>表</text:p></table:table-cell>'
        '<table:covered-table-cell/><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2">'
        "<text:p>同</text:p><text:p>上</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    )
    document = read(ods(rows), name="表.ods")
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == [["类别", "进度  表", "进度  表"], ["类别", "同\n上", "同\n上"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_csv_of_any_separator_and_encoding(encoding, separator):
    rows = [["类别", "任务，含逗号", "单位"], ["品牌", '说"侨"字\n两行', "市侨务局"], ["", "续", ""]]
    quoted = ["".join(f'"{value.replace(chr(34), chr(34) * 2)}"{separator}' for value in row)[:-1] for row in rows]
    document = read("\r\n".join(quoted).encode(encoding), name="表.csv")
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == rows


def test_csv_with_chinese_commas_only():
    document = read("类别，任务，单位\n品牌，建馆，市侨务局\n".encode(), name="表.csv")
    assert grid_texts(next(document.tables())) == [["类别", "任务", "单位"], ["品牌", "建馆", "市侨务局"]]


def test_the_xml_of_office_2003_under_the_name_of_an_xls():
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    data = (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        '<Worksheet ss:Name="表一"><Table><Row><Cell ss:MergeDown="1"><Data ss:Type="String">类别</Data></Cell>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="String">进度</Data></Cell></Row>'
        '<Row><Cell ss:Index="2"><Data ss:Type="Number">2026.0</Data></Cell><Cell><Data ss:Type="String">完成</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    ).encode()
    document = read(data, name="表.xls")
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == [["类别", "进度", "进度"], ["类别", "2026", "完成"]]
