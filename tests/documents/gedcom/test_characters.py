"""The bytes of family trees from many programs become the characters they were meant to be, whatever the head says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.documents.gedcom import ansel
from yinxin.documents.gedcom.characters import text_of

TRADITIONAL = "0 HEAD\n1 CHAR {said}\n0 @I1@ INDI\n1 NAME /司徒/美堂\n2 SURN 司徒\n1 BIRT\n2 PLAC 廣東省開平縣赤坎鎮\n0 @I2@ INDI\n1 NAME /陳/氏\n"
SIMPLIFIED = "0 HEAD\n1 CHAR {said}\n0 @I1@ INDI\n1 NAME /梁/启超\n0 @I2@ INDI\n1 NAME /谭/锡\n0 TRLR\n"
SAID = ["UTF-8", "ANSEL", "ANSI", "ASCII", "UNICODE", ""]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_a_head_that_lies_or_says_nothing_is_not_believed(name, said):
    text = TRADITIONAL.format(said=said)
    assert text_of(text.encode(name))[0] == text


@pytest.mark.parametrize("said", SAID)
def test_gbk_with_names_of_one_character(said):
    text = SIMPLIFIED.format(said=said)
    assert text_of(text.encode("gbk"))[0] == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Ren\xe2ee", "Renée"),
        (b"S\xb2rensen, \xa2rsted", "Sørensen, Ørsted"),
        (b"L\xe8u \xf0\xe2c", "Lü ḉ"),
        (b"\xe2", "\u0301"),
        (b"Wei\xcf", "Weiß"),
        (b"\x91\xff", "\ufffd\ufffd"),
    ],
)
def test_marks_of_ansel_stand_before_their_letter(data, text):
    assert ansel.decode(data) == text


def test_a_file_in_ansel_is_read_as_such_and_a_western_one_as_that():
    head = b"0 HEAD\n1 CHAR %s\n0 @I1@ INDI\n1 NAME "
    assert text_of(head % b"ANSEL" + b"Ren\xe2ee /S\xb2rensen/\n")[0].endswith("Renée /Sørensen/\n")
    assert text_of(head % b"ANSI" + b"R\xe9ne /M\xfcller/\n")[0].endswith("Réne /Müller/\n")


def test_one_damaged_byte_does_not_turn_a_file_of_utf_8_into_another():
    data = TRADITIONAL.format(said="UTF-8").encode() * 20
    text, name = text_of(data + b"1 NOTE \xff\n")
    assert name == "UTF-8"
    assert text.count("司徒") == 40


@given(st.binary(max_size=400))
def test_any_bytes_become_text(data):
    assert isinstance(text_of(data)[0], str)
