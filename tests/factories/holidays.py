"""Holiday notices of years to come, invented after the usual form."""

from __future__ import annotations

from datetime import date

from yinxin.apps.calendar import actions
from yinxin.apps.calendar.models import HolidayNotice, NoticeReach
from yinxin.apps.people.models import User
from yinxin.domain.clock.notice_text import read_notice

FROM_NOW_ON = 2030


def whole_year(year: int) -> str:
    """The days that are off in every year, and one make-up Saturday."""
    saturday = next(day for day in range(8, 15) if date(year, 10, day).isoweekday() == 6)
    return f"元旦：1月1日放假。\n劳动节：5月1日至3日放假。\n国庆节：10月1日至7日放假，共7天。10月{saturday}日（周六）上班。"


def waiting_notice(by: User, *, year: int = 0, text: str = "", reach: str = NoticeReach.YEAR) -> HolidayNotice:
    """A notice that waits to be confirmed, of a year of its own unless one is told."""
    year = year or FROM_NOW_ON + HolidayNotice.objects.count()
    text = text or whole_year(year)
    return actions.enter(
        year=year,
        reach=reach,
        document_number=f"国办发明电〔{year - 1}〕7号",
        text=text,
        spoken=read_notice(text, year),
        by=by,
    )
