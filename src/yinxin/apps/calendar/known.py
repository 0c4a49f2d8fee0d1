"""The notices that count: those of the package and the confirmed ones, in the order in which they decide."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache

from yinxin.apps.calendar.models import HolidayNotice, NoticeReach, NoticeState
from yinxin.apps.calendar.spans import read
from yinxin.domain.clock import Calendar, Notice
from yinxin.domain.clock.notice_text import as_notice
from yinxin.kit import state_holidays

Row = tuple[int, str, str]
"""A confirmed notice: its year, what it reaches, and its days as JSON."""


def known_calendar() -> Calendar:
    """One query for the confirmed notices, a handful in ten years; the calendar made of them is kept as long as they are the
    same ones. What is compared is what they say, so that nothing has to be told between processes."""
    confirmed = HolidayNotice.objects.filter(state=NoticeState.CONFIRMED).order_by("decided_at", "pk")
    rows = confirmed.values_list("year", "reach", "spans")
    return _made_of(tuple((year, reach, json.dumps(spans, sort_keys=True)) for year, reach, spans in rows))


@lru_cache(maxsize=8)
def _made_of(rows: tuple[Row, ...]) -> Calendar:
    """A notice about the whole year takes the place of what was known of that year; a further one decides its days only."""
    counting: list[Notice] = list(state_holidays.notices())
    arranged = {notice.year for notice in counting}
    for year, reach, spans in rows:
        if reach == NoticeReach.YEAR:
            counting = [notice for notice in counting if notice.year != year]
            arranged.add(year)
        counting.append(as_notice(read(json.loads(spans)), year))
    # A notice about a few days says nothing of the rest of its year: that stays uncertain.
    return replace(Calendar.of_notices(counting), years=frozenset(arranged))
