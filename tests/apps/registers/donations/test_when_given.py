"""The time of a gift as its words say it: what is sure is converted, what is not stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.apps.registers.donations.when import period_of
from yinxin.domain.money import Period


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1985-06-12", date(1985, 6, 12), date(1985, 6, 12)),
        ("1985年6月", date(1985, 6, 1), date(1985, 6, 30)),
        ("1985", date(1985, 1, 1), date(1985, 12, 31)),
        ("民国二十五年", date(1936, 1, 1), date(1936, 12, 31)),
        ("1985至1987", date(1985, 1, 1), date(1987, 12, 31)),
    ],
)
def test_what_is_known(words, first, last):
    assert period_of(words) == Period(first, last)


@pytest.mark.parametrize("words", ["", "约1985年", "1980年代", "不详", "捐款当年"])
def test_what_is_not(words):
    assert period_of(words) is None
