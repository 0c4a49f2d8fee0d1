"""What the calendar's pages show, taken from what the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from yinxin.apps.calendar.models import HolidayNotice, NoticeReach, NoticeState
from yinxin.apps.calendar.spans import read
from yinxin.apps.people.models import User
from yinxin.domain.clock import Calendar
from yinxin.domain.clock.notice_text import Spoken
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history

FESTIVALS = {
    "元旦": ("元旦",),
    "春节": ("春节", "春節"),
    "清明节": ("清明",),
    "劳动节": ("劳动", "勞動", "五一"),
    "端午节": ("端午",),
    "中秋节": ("中秋",),
    "国庆节": ("国庆", "國慶", "十一"),
}
"""《全国年节及纪念日放假办法》第二条, and how notices have written them."""


@dataclass(frozen=True, slots=True)
class Overview:
    """`known` years, latest first; `unknown`: this year and the next where nobody has entered a notice yet."""

    known: tuple[int, ...]
    unknown: tuple[int, ...]
    waiting: tuple[HolidayNotice, ...]
    decided: tuple[HolidayNotice, ...]


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """One notice with what was read of it and what this reader may do with it. `unmentioned` are the festivals of every year that a
    notice about a whole year does not name."""

    notice: HolidayNotice
    spans: tuple[Spoken, ...]
    rest_days: int
    worked_days: int
    unmentioned: tuple[str, ...]
    is_own: bool
    may_confirm: bool
    may_withdraw: bool
    history: tuple[Event, ...]


def overview(notices: QuerySet[HolidayNotice], calendar: Calendar, today: date) -> Overview:
    """The home page."""
    rows = list(notices)
    return Overview(
        known=tuple(sorted(calendar.years, reverse=True)),
        unknown=tuple(year for year in (today.year, today.year + 1) if year not in calendar.years),
        waiting=tuple(row for row in rows if row.state == NoticeState.WAITING),
        decided=tuple(row for row in rows if row.state != NoticeState.WAITING),
    )


def notice_sheet(notice: HolidayNotice, reader: User, *, keeps: bool) -> NoticeSheet:
    """The page of one notice. Its history is for those who keep the calendar."""
    spans = tuple(sorted(read(notice.spans), key=lambda span: span.start))
    waits, is_own = notice.state == NoticeState.WAITING, notice.entered_by_id == reader.pk
    return NoticeSheet(
        notice=notice,
        spans=spans,
        rest_days=len({day for span in spans if not span.is_worked for day in span.days}),
        worked_days=len({day for span in spans if span.is_worked for day in span.days}),
        unmentioned=_unmentioned(notice),
        is_own=is_own,
        may_confirm=keeps and waits and not is_own,
        may_withdraw=keeps and waits,
        history=tuple(history(notice)) if keeps else (),
    )


def _unmentioned(notice: HolidayNotice) -> tuple[str, ...]:
    """A line left out of a pasted notice is seen by nobody who compares only what is there."""
    if notice.reach != NoticeReach.YEAR:
        return ()
    return tuple(name for name, forms in FESTIVALS.items() if not any(form in notice.text for form in forms))
