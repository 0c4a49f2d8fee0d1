"""Numbers as a sheet shows them: 0.65 under "0%" is 65%, 42369 under a date format is 2015年12月31日."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# Formats that a file names by number only; the Chinese editions show them so.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_GENERAL = "General"
_QUOTED = re.compile(r'"([^"]*)"')
_COLOUR_OR_CONDITION = re.compile(r"\[(?:[^\]$]*|\$-[^\]]*)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_PADDING = re.compile(r"_.|\*.")
_DATE_PART = re.compile(r"y+|m+|d+|h+|s+|am/pm|上午/下午|a/p", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.[0#?]+)?")
_LITERAL = "\ue000"
"""Stands before each quoted character while a format is taken apart."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MAX_DIGITS = 20
_LAST_DAY = 2_958_465  # 31 December 9999


def code_of(number: int, custom: dict[int, str]) -> str:
    return custom.get(number) or _BUILT_IN.get(number, _GENERAL)


def shown(stored: str, code: str, *, epoch_1904: bool = False) -> str:
    """A stored number as the sheet prints it; what cannot be formatted is printed as stored."""
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > _MAX_DIGITS:
        return stored
    section = _section(code, value)
    if section is None:
        return general(value)
    if is_date(section):
        return _date(value, section, epoch_1904=epoch_1904)
    return _number(abs(value) if ";" in code and value < 0 else value, section)


def general(value: Decimal) -> str:
    """Up to eleven digits, without the noise of binary fractions."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** 15:
        return str(int(value))
    return f"{float(value):.11g}"


@lru_cache(maxsize=512)
def is_date(section: str) -> bool:
    bare = _CURRENCY.sub("", section)
    bare = re.sub(f"{_LITERAL}.", "", bare)
    return bool(_DATE_PART.search(bare)) and not re.search("[0#?]", bare)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    literal = _QUOTED.sub(lambda found: "".join(_LITERAL + sign for sign in found.group(1)), code)
    literal = re.sub(r"\\(.)", _LITERAL + r"\1", literal)
    literal = _CURRENCY.sub(lambda found: "".join(_LITERAL + sign for sign in found.group(1)), literal)
    literal = _PADDING.sub("", _COLOUR_OR_CONDITION.sub("", literal))
    return tuple(re.split(f"(?<!{_LITERAL});", literal))


def _section(code: str, value: Decimal) -> str | None:
    """The part of a format for this sign: positive;negative;zero. None: the general format."""
    sections = _sections(code)
    place = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[place] if place < min(len(sections), 3) else sections[0]
    bare = section.strip()
    if not bare or bare == "@" or bare.lower().startswith("general") or ("/" in bare and "?" in bare) or "E+" in bare:
        return None
    return section


def _number(value: Decimal, section: str) -> str:
    found = _DIGITS.search(section)
    if found is None:
        return _plain(section) or general(value)
    before, digits, after = section[: found.start()], found.group(), section[found.end() :]
    percent = "%" in re.sub(f"{_LITERAL}.", "", before + after)
    whole, _, fraction = digits.partition(".")
    scaled = value * (100 if percent else 1)
    scaled = scaled.scaleb(-3 * (len(whole) - len(whole.rstrip(","))))  # a closing comma shows thousands
    rounded = scaled.quantize(Decimal(1).scaleb(-len(fraction)), rounding=ROUND_HALF_UP)
    grouped = "," in whole.rstrip(",")
    text = f"{rounded:,f}" if grouped else f"{rounded:f}"
    if fraction.rstrip("#?") != fraction and "." in text:  # optional decimals are not shown when zero
        least = len(fraction.rstrip("#?"))
        kept = text.rstrip("0")
        short = len(kept) - kept.index(".") - 1
        text = (kept if short >= least else kept + "0" * (least - short)).rstrip(".")
    width = whole.replace(",", "").count("0")
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    if width > 1 and not grouped:  # 000: a code with leading zeros
        bare = bare.zfill(width + (len(fraction) + 1 if "." in bare else 0))
    return _plain(before) + sign + bare + _plain(after)


def _plain(text: str) -> str:
    return text.replace(_LITERAL, "").replace("@", "")


def _date(value: Decimal, section: str, *, epoch_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return general(value)
    # Serial 60 is a 29 February 1900 that never was; dates before it are a day off.
    base = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30 if value >= 60 else 31)  # noqa: DTZ001 - sheets know no zone
    seconds = int((value * 86_400).to_integral_value(rounding=ROUND_HALF_UP))
    moment = base + timedelta(seconds=seconds)
    pieces = re.split(f"({_LITERAL}.|{_DATE_PART.pattern})", section, flags=re.IGNORECASE)
    half_day = any(piece and piece.lower() in ("am/pm", "a/p", "上午/下午") for piece in pieces)
    printed, after_hour = "", False
    for at, piece in enumerate(pieces):
        sign = piece[:1].lower()
        if piece.startswith(_LITERAL) or not _DATE_PART.fullmatch(piece):
            printed += _plain(piece)
            continue
        minutes = sign == "m" and len(piece) < 3 and (after_hour or _seconds_follow(pieces[at + 1 :]))
        printed += _date_part(moment, "n" * len(piece) if minutes else piece.lower(), half_day=half_day)
        after_hour = sign == "h" if sign in "ymdhs" else after_hour
    return printed


def _seconds_follow(rest: list[str]) -> bool:
    return next((piece[:1].lower() == "s" for piece in rest if _DATE_PART.fullmatch(piece)), False)


def _date_part(moment: datetime, part: str, *, half_day: bool) -> str:
    two = len(part) == 2
    match part[0]:
        case "y":
            return f"{moment.year:04d}" if len(part) > 2 else f"{moment.year % 100:02d}"
        case "m":
            return _MONTHS[moment.month - 1] if len(part) > 2 else f"{moment.month:02d}" if two else str(moment.month)
        case "d":
            return (
                "一二三四五六日"[moment.weekday()] if len(part) > 2 else f"{moment.day:02d}" if two else str(moment.day)
            )
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if half_day else moment.hour
            return f"{hour:02d}" if two else str(hour)
        case "n":
            return f"{moment.minute:02d}" if two else str(moment.minute)
        case "s":
            return f"{moment.second:02d}" if two else str(moment.second)
        case _:
            return "上午" if moment.hour < 12 else "下午"
