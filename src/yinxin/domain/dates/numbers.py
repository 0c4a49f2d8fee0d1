"""The numbers of years, months and days as sources write them: 1936, 一九三六, 廿五, 元, 初三, 正, 腊."""

from __future__ import annotations

from yinxin.domain.text.numerals import number

DIGITS = "〇○零一二三四五六七八九"
DIGIT = rf"(?:\d|[{DIGITS}])"
COUNT = r"(?:\d{1,3}|[一二三四五六七八九十廿卅百〇零]{1,5})"
MONTH = r"(?:\d{1,2}|[正冬腊]|[一二三四五六七八九十]{1,2})"
DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"

_WORDS = {"元": 1, "正": 1, "冬": 11, "腊": 12}


def digits(text: str) -> int:
    """A year written digit by digit, or any part of one."""
    return int(
        "".join(str(DIGITS.index(one) - 2 if one in DIGITS[3:] else 0) if one in DIGITS else one for one in text)
    )


def counted(text: str) -> int | None:
    """A small number; None where the characters make none (十十)."""
    if text in _WORDS:
        return _WORDS[text]
    if text.isdigit():
        return int(text)
    spelt = text.replace("廿", "二十").replace("卅", "三十")
    try:
        value = int(number(spelt))
    except ValueError:
        return None
    return value if spelt in _spellings(value) else None


def _spellings(value: int) -> tuple[str, ...]:
    """How a number below a hundred may be written; what is written otherwise was no number."""
    ones = "〇一二三四五六七八九"
    if value >= 100:
        return ()
    tens, rest = divmod(value, 10)
    if not tens:
        return (ones[value],)
    spoken = ("" if tens == 1 else ones[tens]) + "十" + (ones[rest] if rest else "")
    zero = "〇零" if not rest else ones[rest]
    return (spoken, "一" + spoken if tens == 1 else spoken, *(ones[tens] + one for one in zero))
