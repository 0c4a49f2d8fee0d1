"""Numbers as plans print them: 1,377 and 1.5, 全角数字, 四, 十二, 两, 三百二十, 二〇二五.

A multiplier that closes a number (320万名, 五百亿元) belongs to the printed unit and is left standing behind it; inside a
number (三万二千) it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **dict.fromkeys("〇○Ｏ", 0),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "两": 2,
    "廿": 20,
}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}

_SMALL = "〇○零一二三四五六七八九十百千两廿"
# 三万二千: a multiplier is inside the number only where more of the number follows it.
CHINESE = rf"[{_SMALL}]{{1,12}}(?:[万亿]{{1,2}}[{_SMALL}]{{1,12}}){{0,3}}"
# Longer runs than these are no numbers (a barcode, a rule of dashes), and a float could not hold them.
# 1,377 groups by threes; 1.5 has one point; full-width digits and points are digits too.
ARABIC = r"(?<!\d)(?:\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:[.．]\d{1,9})?"
NUMERAL = rf"(?:{ARABIC}|{CHINESE})"

_ARABIC = re.compile(ARABIC)
_NUMERAL = re.compile(NUMERAL)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands: `text[start:end]`."""

    value: float
    start: int
    end: int


def read_numerals(text: str) -> Iterator[Numeral]:
    """Every number of `text`, left to right. 百 and 千 alone are 100 and 1000 (千名)."""
    for found in _NUMERAL.finditer(text):
        yield Numeral(number(found[0]), found.start(), found.end())


def number(printed: str) -> float:
    """The value of one printed numeral; refuses what is none."""
    plain = printed.strip().translate(_FULL_WIDTH)
    if _ARABIC.fullmatch(plain):
        return float(plain.replace(",", ""))
    if not plain or any(char not in _DIGITS and char not in _TENS and char not in _GROUPS for char in plain):
        raise ValueError(f"not a numeral: {printed!r}")
    if len(plain) > 1 and all(char in _DIGITS for char in plain):
        return float("".join(str(_DIGITS[char]) for char in plain))  # 二〇二五, digit by digit
    return float(_counted(plain))


def _counted(chinese: str) -> int:
    total = section = digit = 0
    last = 1
    for char in chinese:
        if char in _DIGITS:
            digit, last = _DIGITS[char], 1 if _DIGITS[char] == 0 else last
        elif char in _TENS:
            last = _TENS[char]
            section += (digit or 1) * last
            digit = 0
        else:
            last = _GROUPS[char]
            total = (total + section + digit or 1) * last
            section = digit = 0
    # 三百二 is 320 and 两万五 is 25,000: a last bare digit counts the next lower place, unless 零 stands between.
    return total + section + (digit * last // 10 if last > 10 else digit)
