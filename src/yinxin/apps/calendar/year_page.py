"""A year as it hangs on the wall: twelve months, each day with what the notices say of it."""

from __future__ import annotations

from calendar import Calendar as Weeks
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from yinxin.apps.calendar.models import HolidayNotice, NoticeState
from yinxin.apps.calendar.spans import read
from yinxin.domain.clock import Calendar
from yinxin.domain.clock.notice_text import Spoken
from yinxin.kit import state_holidays

MONDAY_FIRST = Weeks(firstweekday=0)


class DayMark(StrEnum):
    """What a day is on the wall: 放假, 调休上班, 周末, or a plain working day."""

    OFF = "off"
    WORKED = "worked"
    WEEKEND = "weekend"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a month; `occasion` is why it is off or worked."""

    day: date
    mark: DayMark
    occasion: str


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """Weeks from Monday to Sunday; None where a day belongs to another month."""

    first: date
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class YearSheet:
    """`spans` are the days the notices name; `working_days` how many there are, a guess where the year is not known."""

    year: int
    is_known: bool
    months: tuple[MonthSheet, ...]
    spans: tuple[Spoken, ...]
    working_days: int

    @property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """The heads of the columns, short and in full; in Chinese a wall calendar writes 一, not 星期一."""
        return tuple((str(WEEKDAYS_ABBR[day]).removeprefix("星期"), str(WEEKDAYS[day])) for day in range(7))


def year_sheet(year: int, calendar: Calendar, notices: QuerySet[HolidayNotice]) -> YearSheet:
    """The whole page. `notices` are those the reader may see, of which the confirmed ones say why a day is off."""
    spans = [span for span in _spans(notices.filter(state=NoticeState.CONFIRMED)) if _decides(span, calendar, year)]
    occasions = {day: span.occasion for span in spans for day in span.days}
    months = tuple(_month(year, month, calendar, occasions) for month in range(1, 13))
    first, last = date(year, 1, 1), date(year, 12, 31)
    working_days = calendar.working_days_between(first, last) + calendar.is_open(first)
    return YearSheet(year, year in calendar.years, months, tuple(spans), working_days)


def _spans(notices: Iterable[HolidayNotice]) -> list[Spoken]:
    """What all notices name, the built-in ones first, by day."""
    built_in = [Spoken(one.start, one.end, one.is_worked, one.occasion) for one in state_holidays.arranged()]
    entered = [span for notice in notices for span in read(notice.spans)]
    return sorted(dict.fromkeys(built_in + entered), key=lambda span: span.start)


def _decides(span: Spoken, calendar: Calendar, year: int) -> bool:
    """Whether it is about this year and still true: a later notice may have decided otherwise."""
    named = calendar.work if span.is_worked else calendar.rest
    return year in (span.start.year, span.end.year) and any(day in named for day in span.days if day.year == year)


def _month(year: int, month: int, calendar: Calendar, occasions: dict[date, str]) -> MonthSheet:
    weeks = tuple(
        tuple(_cell(day, calendar, occasions) if day.month == month else None for day in week)
        for week in MONDAY_FIRST.monthdatescalendar(year, month)
    )
    return MonthSheet(date(year, month, 1), weeks)


def _cell(day: date, calendar: Calendar, occasions: dict[date, str]) -> DayCell:
    if day in calendar.rest:
        return DayCell(day, DayMark.OFF, occasions.get(day, ""))
    if day in calendar.work:
        return DayCell(day, DayMark.WORKED, occasions.get(day, ""))
    return DayCell(day, DayMark.PLAIN if calendar.is_open(day) else DayMark.WEEKEND, "")
