"""Text files: their lines exactly, whatever encoding an office saved them in."""

from __future__ import annotations

import pytest

from tests.documents.places import assert_exact_places, printed
from yinxin.documents import read
from yinxin.domain.document import PageBreak

TEXT = "澜浦市侨务工作要点\n一、总体要求\n\t建设侨乡，2026年底前完成80%。\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
    ],
)
def test_encodings_are_found(codec, name):
    document = read(TEXT.encode(codec), name="要点.txt")
    assert document.text == TEXT
    assert document.encoding == name


def test_traditional_characters_in_big5_are_not_taken_for_gb18030():
    text = "關於印發僑務工作計劃的通知\n各縣市政府應於年底前完成任務\n"
    assert read(text.encode("big5"), name="a.txt").text == text


def test_a_few_spoilt_bytes_do_not_spoil_the_rest():
    data = bytearray((TEXT * 30).encode("gb18030"))
    data[200] = 0xFF
    document = read(bytes(data), name="要点.txt")
    assert document.encoding == "gb18030"
    assert "建设侨乡" in document.text


def test_lines_keep_tabs_and_indent_and_blank_lines_stay_in_the_text():
    text = "　　标题\n\n\t甲\t乙\n\t\n   \n尾"
    document = read(text.encode(), name="a.txt")
    assert_exact_places(document)
    assert printed(document) == ["　　标题", "\t甲\t乙", "\t", "尾"]
    assert document.text == text + "\n"


def test_a_form_feed_ends_a_page():
    document = read("一页\n\f二页\r\n又\f三页".encode(), name="a.txt")
    assert_exact_places(document)
    assert [(one.text, one.page) for one in document.paragraphs()] == [("一页", 1), ("二页", 2), ("又", 2), ("三页", 3)]
    assert [block.page for block in document.blocks if isinstance(block, PageBreak)] == [2, 3]


def test_control_characters_are_left_out_and_counted():
    document = read(("侨\0务\x07工\x1b作\u2028二行\n" + TEXT).encode(), name="a.txt")
    assert document.text == "侨务工作\n二行\n" + TEXT
    assert document.dropped == 3


def test_lone_surrogates_do_not_break_the_reading():
    document = read(TEXT.encode("utf-16-le") + b"\x00\xd8" + "尾\n".encode("utf-16-le"), name="a.txt")
    assert_exact_places(document)
    assert document.text.startswith(TEXT)


def test_characters_are_composed():
    assert read("cafe\u0301 侨".encode(), name="a.txt").text == "café 侨\n"
