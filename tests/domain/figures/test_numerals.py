"""Numbers as plans print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.text.numerals import number, read_numerals


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("四", 4),
        ("十二", 12),
        ("两", 2),
        ("三百二十", 320),
        ("三百二", 320),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("三万二千", 32000),
        ("两万五", 25000),
        ("百", 100),
        ("二〇二五", 2025),
        ("二○二五", 2025),
        ("1.5", 1.5),
        ("1,377", 1377),
        ("12,000,000", 12_000_000),
        ("３２０", 320),
        ("１．５", 1.5),
        ("〇", 0),
    ],
)
def test_a_numeral_has_its_value(printed: str, value: float) -> None:
    assert number(printed) == value


@pytest.mark.parametrize("printed", ["", "甲", "3甲", "百分", "-", "1.2.3"])
def test_what_is_no_numeral_is_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        number(printed)


def test_every_number_of_a_text_is_found_at_its_place() -> None:
    text = "新建驿站十二处、书屋1,200间，惠及3.5万人"
    assert [(text[one.start : one.end], one.value) for one in read_numerals(text)] == [
        ("十二", 12),
        ("1,200", 1200),
        ("3.5", 3.5),
    ]


def test_a_closing_multiplier_is_left_to_the_unit() -> None:
    assert [one.value for one in read_numerals("三百万元")] == [300]


def _chinese(value: int) -> str:
    """Written by another road than the reader's: from the highest place down, zeros closed up."""
    places, digits = ("", "十", "百", "千"), "零一二三四五六七八九"
    written, gap = "", False
    for place, digit in zip(reversed(range(len(str(value)))), str(value), strict=True):
        if digit == "0":
            gap = bool(written)
            continue
        written += ("零" if gap else "") + digits[int(digit)] + places[place]
        gap = False
    return written


@given(st.integers(min_value=1, max_value=9999))
def test_a_written_number_reads_back(value: int) -> None:
    assert number(_chinese(value)) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_a_grouped_number_reads_back(value: int) -> None:
    assert number(f"{value:,}") == value
