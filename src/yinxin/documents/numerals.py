"""Numbers as word processors print them before a paragraph: 一 十二 甲 ① ⑴ IV b 壹."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def counting(value: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """一 … 十 十一 … 二十 … 一百零五. Above 9,999 the digits are read out."""
    if not 0 < value < 10_000:
        return read_out(value)
    zero = "零"
    printed, gap = "", False
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
        if digit == 0:
            gap = bool(printed)
            continue
        printed += (zero if gap else "") + digits[digit] + (tens[place - 1] if place else "")
        gap = False
    return printed[1:] if printed.startswith(digits[1] + tens[0]) and digits == _DIGITS else printed


def read_out(value: int) -> str:
    """二〇一五."""
    return "".join(_DIGITS[int(digit)] for digit in str(abs(value)))


def legal(value: int) -> str:
    return counting(value, _LEGAL, "拾佰仟")


def legal_traditional(value: int) -> str:
    return counting(value, _LEGAL_TRADITIONAL, "拾佰仟")


def stems(value: int) -> str:
    return _STEMS[(value - 1) % 10]


def branches(value: int) -> str:
    return _BRANCHES[(value - 1) % 12]


def circled(value: int) -> str:
    """① to ㊿; beyond, plain digits."""
    if value == 0:
        return "⓪"
    for first, start, count in ((1, 0x2460, 20), (21, 0x3251, 15), (36, 0x32B1, 15)):
        if first <= value < first + count:
            return chr(start + value - first)
    return str(value)


def with_full_stop(value: int) -> str:
    return chr(0x2488 + value - 1) if 1 <= value <= 20 else f"{value}."


def in_brackets(value: int) -> str:
    return chr(0x2474 + value - 1) if 1 <= value <= 20 else f"({value})"


def circled_han(value: int) -> str:
    return chr(0x3280 + value - 1) if 1 <= value <= 10 else counting(value)


def full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def letters(value: int) -> str:
    """A … Z AA BB …, as word processors go on."""
    if not 1 <= value <= 26 * 40:
        return str(value)
    return chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    if not 0 < value < 5_000:
        return str(value)
    printed = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        printed += sign * count
    return printed
