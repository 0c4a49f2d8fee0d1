"""What stands in a cell, made into what the form's field takes: days, numbers and words as offices write them.

Nothing is guessed: a cell that can be read in two ways is handed on as it stands, and the field says what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy

from yinxin.documents.rows.grid import DAY, Value
from yinxin.domain.text.numerals import number
from yinxin.kit.registers.cells import Kind, number_text, unmarked
from yinxin.kit.registers.sheets.spellings import all_folded, folded

YES, NO = (
    all_folded([gettext_lazy("是"), gettext_lazy("有"), "Y", "yes", "true", "1", "√", "✓", "对"]),
    all_folded([gettext_lazy("否"), gettext_lazy("无"), "N", "no", "false", "0", "×", "✗", "x"]),
)

_FIRST_DAY = date(1899, 12, 30)
"""Day nought of a spreadsheet (with the leap day of 1900 that never was, so only right from March of that year)."""
_SERIALS = range(61, 2_958_466)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?")
_RUN_DATE = re.compile(r"(?:1[5-9]|2[01])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_CHINESE_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿]{1,3})日"
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_MONEY = re.compile(
    r"^(?:￥|¥|\$|HK\$|US\$|RMB|CNY|HKD|USD|人民币|港币|港元|美元)\s*|\s*(?:元|圆|人民币|港币|港元|美元)$"
)
_TIMES = {"万": 10_000, "亿": 100_000_000}
_QUOTED = re.compile(r'="(.*)"')


def text_of(value: Value) -> str:
    """A cell as text: no .0 behind whole numbers, the mark before formulas taken away."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if value is None:
        return ""
    if value.startswith(DAY):
        return value.removeprefix(DAY)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if quoted := _QUOTED.fullmatch(text):
        return quoted[1]
    return unmarked(text)


def prepared(value: Value, kind: Kind) -> str:
    """The cell as the form's field of this kind wants it; where it cannot be read, its own words."""
    text = text_of(value)
    match kind:
        case Kind.DATE:
            return _day(value, text)
        case Kind.MOMENT:
            return _moment(value, text)
        case Kind.NUMBER:
            return _number(text)
        case Kind.FLAG:
            return _flag(text)
        case _:
            return text


def _day(value: Value, text: str) -> str:
    if isinstance(value, str) and value.startswith(DAY):
        return text[:10] if text.endswith(" 00:00") or len(text) == 10 else text
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _DATE.fullmatch(plain):
        return f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}"
    if _RUN_DATE.fullmatch(plain):
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    if plain.isdecimal() and len(plain) == 5 and int(plain) in _SERIALS:
        return (_FIRST_DAY + timedelta(days=int(plain))).isoformat()
    if found := _CHINESE_DATE.fullmatch(plain):
        return "-".join(f"{int(number(part)):02}" for part in found.groups())
    return text


def _moment(value: Value, text: str) -> str:
    """A moment without a time is the day's beginning."""
    day = _day(value, text)
    return f"{day} 00:00" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else day


def _number(text: str) -> str:
    plain = _MONEY.sub("", unicodedata.normalize("NFKC", text).strip()).replace(" ", "").replace("，", ",")
    if not plain:
        return ""
    times = Decimal(1)
    while len(plain) > 1 and plain[-1] in _TIMES and plain[-2].isdecimal():
        times *= _TIMES[plain[-1]]
        plain = plain[:-1]
    if _NUMBER.fullmatch(plain) and any(sign.isdecimal() for sign in plain):
        return number_text(Decimal(plain.replace(",", "")) * times)
    try:
        return number_text(number(plain))
    except (ValueError, InvalidOperation):
        return text


def _flag(text: str) -> str:
    word = folded(text) if text.strip() else ""
    if word in YES:
        return "true"
    return "false" if word in NO else text.strip()
