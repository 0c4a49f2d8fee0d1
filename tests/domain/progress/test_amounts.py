"""A value is read as people type it, in the indicator's own unit, and what is none is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.amounts import goes_back, leaps, read_amount, unlikely


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("120", "处", "120"),
        ("１２０", "处", "120"),
        ("一百二十", "处", "120"),
        ("两百", "处", "200"),
        ("1,200处", "处", "1200"),
        ("1.2万", "人次", "12000"),
        ("1.2万", "万人次", "1.2"),
        ("1.2", "万人次", "1.2"),
        ("12000人次", "万人次", "1.2"),
        ("三万二千人", "人", "32000"),
        ("98.5%", "%", "98.5"),
        ("９８．５％", "%", "98.5"),
        ("1亿元", "万元", "10000"),
        ("3 千米", "千米", "3"),
        ("-2.5", "%", "-2.5"),
        ("0", "处", "0"),
        ("４０處", "处", "40"),
    ],
)
def test_a_value_is_read(typed, unit, value):
    assert read_amount(typed, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit", "code"),
    [
        ("约四十", "处", "amount-unread"),
        ("", "处", "amount-unread"),
        ("已完成", "处", "amount-unread"),
        ("40-50", "处", "amount-unread"),
        ("40户", "处", "amount-unit"),
        ("1.23456", "处", "amount-places"),
        ("999999999999亿", "元", "amount-far"),
        ("1亿亿亿", "处", "amount-far"),
        ("=1+1", "处", "amount-unread"),
    ],
)
def test_what_is_no_value_is_refused(typed, unit, code):
    with pytest.raises(RefusedError) as refused:
        read_amount(typed, unit)
    assert refused.value.code == code


@given(st.integers(0, 10**11), st.sampled_from(["处", "万人次", "%"]))
def test_any_whole_number_comes_back(value, unit):
    assert read_amount(str(value), unit) == value == read_amount(f"{value:,}{unit}", unit)


def test_going_back_and_leaping():
    assert goes_back(Decimal(3), Decimal(4)) and not goes_back(Decimal(4), Decimal(4))
    assert goes_back(Decimal(4), Decimal(3), falling=True) and not goes_back(Decimal(1), None)
    assert leaps(Decimal(401), Decimal(4)) and not leaps(Decimal(400), Decimal(4)) and not leaps(Decimal(9), None)


def test_a_count_below_nothing_and_a_share_above_the_whole_want_a_second_look():
    assert unlikely(Decimal(-5), "个")
    assert unlikely(Decimal(250), "%")
    assert not unlikely(Decimal(100), "%")
    assert not unlikely(Decimal(250), "个")
