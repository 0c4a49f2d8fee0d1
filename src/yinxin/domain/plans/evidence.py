"""What a text looks like, and which column it therefore fits: a list of units, an order number, a date, a numbered list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from yinxin.domain.plans.cells import unit_likeness
from yinxin.domain.plans.columns import UNIT_ROLES, Column, ColumnRole
from yinxin.domain.plans.rows import Row, Slot
from yinxin.domain.text.numbering import Rank, read_number

_ORDER = re.compile(r"^[（(]?\d{1,4}(?:[-.—]\d{1,3})?[）)]?[.、]?$|^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.]?$")
_DATE = re.compile(r"\d{4}年|\d{1,2}月|年底|季度|全年|长期|持续|\d{4}[./-]\d{1,2}|[上下]半年|即时|每年|常态")
_ITEM_RANKS = (Rank.THIRD, Rank.FOURTH, Rank.FIFTH)
_SAMPLE = 40
_LONGEST_CATEGORY = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """What the complete rows hold in one column: how often blank, how often numbered, how long, which categories."""

    blank: float
    numbered: float
    units: float
    dates: float
    orders: float
    length: float
    known: frozenset[str]


def profiles_of(rows: Sequence[Row], width: int) -> tuple[Profile, ...]:
    sample = rows if len(rows) <= _SAMPLE else [rows[at * len(rows) // _SAMPLE] for at in range(_SAMPLE)]
    return tuple(
        _profile([row.slots[column].text for row in sample], {row.slots[column].text for row in rows})
        for column in range(width)
    )


def _profile(texts: Sequence[str], known: set[str]) -> Profile:
    filled = [text for text in texts if text]
    count = max(1, len(filled))
    return Profile(
        blank=1 - len(filled) / max(1, len(texts)),
        numbered=sum(is_numbered(text) for text in filled) / count,
        units=sum(unit_likeness(text) for text in filled) / count,
        dates=sum(is_date(text) for text in filled) / count,
        orders=sum(is_order(text) for text in filled) / count,
        length=sum(len(text) for text in filled) / count,
        known=frozenset(text for text in known if text),
    )


def is_order(text: str) -> bool:
    return bool(_ORDER.match(text.strip()))


def is_date(text: str) -> bool:
    return len(text) <= 24 and bool(_DATE.search(text))


def is_numbered(text: str) -> bool:
    number = read_number(text)
    return number is not None and number.rank in _ITEM_RANKS and number.length < len(text.strip())


def fit(slot: Slot, column: Column, profile: Profile) -> float:
    """How well a cell fits a column: positive for, negative against."""
    text, role = slot.text, column.role
    if not text:
        return 0.0 if slot.backward or slot.onward else (0.5 if profile.blank >= 0.5 else -0.5 * (1 - profile.blank))
    if role in UNIT_ROLES:
        return 4 * unit_likeness(text) - 2
    likely_units = unit_likeness(text) >= 0.6 and profile.units < 0.5
    return (-2.0 if likely_units else 0.0) + _fit_words(text, role, profile) + _fit_years(text, column)


def _fit_years(text: str, column: Column) -> float:
    """A goal for 2015-2017年 names those years, if any."""
    years = [int(year) for year in re.findall(r"(20\d\d)年", text)]
    if column.period is None or not years:
        return 0.0
    inside = sum(int(column.period.start[:4]) <= year <= int(column.period.end[:4]) for year in years)
    return 0.5 if inside == len(years) else (-0.7 if inside == 0 else 0.0)


def _fit_words(text: str, role: ColumnRole, profile: Profile) -> float:
    if role is ColumnRole.ORDER:
        return 2.0 if is_order(text) else -2.0
    if is_order(text):
        return -1.5
    if role is ColumnRole.DUE:
        return 1.5 if is_date(text) else -1.0
    if role is ColumnRole.PATH:
        return _fit_category(text, profile)
    numbered = profile.numbered if is_numbered(text) else 0.0
    if is_numbered(text) and role in (ColumnRole.TITLE, ColumnRole.TEXT) and profile.numbered < 0.1:
        numbered = -1.0
    return 0.3 + numbered - 0.4 * profile.blank - min(0.3, 0.08 * abs(log((len(text) + 1) / (profile.length + 1))))


def _fit_category(text: str, profile: Profile) -> float:
    if text in profile.known:
        return 2.0
    if is_numbered(text) or len(text) > _LONGEST_CATEGORY or "。" in text:
        return -2.0
    return 0.3
