"""What a damaged or hostile file gets: one sentence, soon, and within the memory limit."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.documents import hostile
from tests.documents.high_water import HighWater
from yinxin.documents.guarded import read_guarded
from yinxin.documents.limits import MAX_BYTES, MAX_MEMORY
from yinxin.domain.errors import UnreadableError

BILLION = (
    '<!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
ELSEWHERE = '<!DOCTYPE w [<!ENTITY away SYSTEM "file:///etc/hostname">]>'
WHOLE_DOCX = hostile.docx(hostile.paragraph("侨务工作计划") * 200)


def _rows(count: int) -> str:
    return (
        "<sheetData>"
        + "".join(f'<row r="{at}">{hostile.inline(f"A{at}", "任务")}</row>' for at in range(1, count + 1))
        + "</sheetData>"
    )


def _far_cell() -> bytes:
    first, last = hostile.inline("A1", "任务"), hostile.inline("XFD1048576", "远")
    return hostile.xlsx(f'<sheetData><row r="1">{first}</row><row r="1048576">{last}</row></sheetData>')


def _merged_over_and_over() -> bytes:
    areas = "".join(f'<mergeCell ref="A{at % 5 + 1}:ZZ{90_000 + at}"/>' for at in range(5_000))
    rows = f'<row r="1">{hostile.inline("A1", "任务")}{hostile.inline("ZZ1", "末")}</row><row r="99000">{hostile.inline("A99000", "底")}</row>'
    return hostile.xlsx(f"<sheetData>{rows}</sheetData><mergeCells>{areas}</mergeCells>")


def _looping_pages() -> bytes:
    return hostile.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 3 /Kids [3 0 R] /Parent 3 0 R >>",
            b"<< /Type /Pages /Count 3 /Kids [2 0 R] /Parent 2 0 R >>",
        ]
    )


CASES: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "empty file": ("空.txt", lambda: b"", {"empty"}),
    "only blanks": ("空白.txt", lambda: b" \r\n\t\n" * 50, {"no-text"}),
    "torn docx": ("计划.docx", lambda: WHOLE_DOCX[: len(WHOLE_DOCX) // 2], {"damaged"}),
    "docx with a flipped byte": (
        "计划.docx",
        lambda: WHOLE_DOCX[:80] + bytes([WHOLE_DOCX[80] ^ 0xFF]) + WHOLE_DOCX[81:],
        {"damaged"},
    ),
    "docx that is noise": ("计划.docx", lambda: bytes(range(256)) * 40, {"damaged"}),
    "docx without a body": ("计划.docx", lambda: hostile.archive({"word/document.xml": "<a/>"}), {"damaged"}),
    "docx with a password": (
        "计划.docx",
        lambda: hostile.ole({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 5000}),
        {"password"},
    ),
    "xlsx with a password": ("表.xlsx", lambda: hostile.ole({"EncryptedPackage": b"x" * 5000}), {"password"}),
    "doc with a password": ("计划.doc", hostile.locked_word_97, {"password"}),
    "ods with a password": (
        "表.ods",
        lambda: hostile.archive(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<m><encryption-data/></m>",
                "content.xml": "noise",
            }
        ),
        {"password"},
    ),
    "pdf with a password": ("计划.pdf", hostile.locked_pdf, {"password"}),
    "zip bomb of one huge part": ("计划.docx", lambda: hostile.docx(" " * 150_000_000), {"bomb"}),
    "zip bomb of many parts": (
        "计划.docx",
        lambda: hostile.docx("", extra={f"word/media/{at}": b"\0" * 30_000_000 for at in range(20)}),
        {"bomb"},
    ),
    "zip of twenty thousand parts": (
        "计划.docx",
        lambda: hostile.docx("", extra={f"x/{at}": b"" for at in range(20_000)}),
        {"bomb"},
    ),
    "dense xml within the size limit": (
        "计划.docx",
        lambda: hostile.docx("<w:p/>" * 8_000_000),
        {"bomb", "too-much-memory"},
    ),
    "entity bomb in docx": (
        "计划.docx",
        lambda: hostile.docx(hostile.paragraph("&i;"), prologue=BILLION),
        {"entities"},
    ),
    "entity bomb in utf-16": (
        "计划.docx",
        lambda: hostile.archive(
            {"word/document.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + BILLION + "<w>&i;</w>").encode("utf-16")}
        ),
        {"entities"},
    ),
    "entity that reads another file": (
        "计划.docx",
        lambda: hostile.docx(hostile.paragraph("&away;"), prologue=ELSEWHERE),
        {"entities"},
    ),
    "entity bomb in xlsx": (
        "表.xlsx",
        lambda: hostile.xlsx(_rows(1), shared=BILLION + "<sst><si><t>&i;</t></si></sst>"),
        {"entities"},
    ),
    "xml nested a thousand deep": (
        "计划.docx",
        lambda: hostile.docx("<w:sdt><w:sdtContent>" * 1000 + "</w:sdtContent></w:sdt>" * 1000),
        {"too-deep"},
    ),
    "tables nested in tables": (
        "计划.docx",
        lambda: hostile.docx("<w:tbl><w:tr><w:tc>" * 300 + hostile.paragraph("底") + "</w:tc></w:tr></w:tbl>" * 300),
        {"too-deep"},
    ),
    "web page nested bottomlessly": ("页.html", lambda: ("<html>" + "<div>" * 100_000 + "文字").encode(), {"too-deep"}),
    "sheet of too many rows": ("表.xlsx", lambda: hostile.xlsx(_rows(100_001)), {"too-many-rows"}),
    "sheet with a cell in its farthest corner": ("表.xlsx", _far_cell, {"too-many-columns", "too-many-rows"}),
    "sheet merged over and over": ("表.xlsx", _merged_over_and_over, {"damaged", "too-many-rows"}),
    "csv of too many rows": ("表.csv", lambda: "任务,单位\n".encode() * 100_001, {"too-many-rows"}),
    "csv with an open quotation of megabytes": (
        "表.csv",
        lambda: '任务,"'.encode() + "开口".encode() * 3_000_000,
        {"line-too-long"},
    ),
    "text of too many lines": ("计划.txt", lambda: "行\n".encode() * 300_000, {"too-many-rows"}),
    "one line of 40 MB": ("计划.txt", lambda: b"a" * 40_000_000, {"line-too-long"}),
    "one line of 40 MB of characters outside the plane": (
        "计划.txt",
        lambda: "𠮷".encode() * 10_000_000,
        {"line-too-long"},
    ),
    "one line of 40 MB in a csv": ("计划.csv", lambda: b"a" * 40_000_000, {"line-too-long"}),
    "one line of 40 MB in a web page": (
        "计划.html",
        lambda: b"<html><p>" + b"a" * 40_000_000,
        {"line-too-long"},
    ),
    "a file over the limit": ("计划.txt", lambda: b"a\n" * (MAX_BYTES // 2 + 1), {"too-large"}),
    "pdf of too many pages": ("计划.pdf", lambda: hostile.pdf_of_pages(1_001), {"too-many-pages"}),
    "pdf that claims a billion pages": (
        "计划.pdf",
        lambda: hostile.pdf_of(b"", pages=b"/Count 1000000000 /Kids [5 0 R]"),
        {"too-many-pages", "damaged", "scanned"},
    ),
    "pdf whose page tree is a ring": ("计划.pdf", _looping_pages, {"damaged", "scanned"}),
    "pdf whose page unpacks to gigabytes": (
        "计划.pdf",
        lambda: hostile.pdf_of(b"0 0 m " * 60_000_000, deflated=True),
        {"too-much-memory", "too-slow", "damaged", "scanned"},
    ),
    "pdf without its second half": ("计划.pdf", lambda: hostile.pdf_of_pages(3)[:120], {"damaged"}),
    "scanned pdf": ("扫描.pdf", hostile.scanned_pdf, {"scanned"}),
    "all NUL": ("计划.txt", lambda: b"\0" * 5_000, {"unknown-kind"}),
    "noise of no known kind": ("数据.bin", lambda: bytes(range(256)) * 40, {"unknown-kind"}),
    "zip of no known kind": ("包.zip", lambda: hostile.archive({"a.bin": b"x"}), {"unknown-kind"}),
    "picture under the name of a pdf": ("图.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), {"picture"}),
    "xls that is noise": ("表.xls", lambda: hostile.ole({"Workbook": b"\xfe" * 5000}), {"damaged"}),
    "compound file with a broken directory": (
        "表.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 5000,
        {"damaged"},
    ),
    "ofd of pictures only": ("文.ofd", lambda: hostile.ofd(["<ofd:ImageObject/>"]), {"scanned"}),
    "ofd without its pages": (
        "文.ofd",
        lambda: hostile.archive({"OFD.xml": "<OFD><DocRoot>Doc_0/Document.xml</DocRoot></OFD>"}),
        {"damaged"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_refused_with_one_sentence_in_bounded_time_and_memory(case):
    name, build, codes = CASES[case]
    data = build()
    begun = time.monotonic()
    with HighWater() as water, pytest.raises(UnreadableError) as refusal:
        read_guarded(data, name=name)
    assert time.monotonic() - begun < 20
    assert water.kibibytes * 1024 <= MAX_MEMORY
    assert refusal.value.code in codes
    sentence = refusal.value.sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    assert "/" not in sentence
