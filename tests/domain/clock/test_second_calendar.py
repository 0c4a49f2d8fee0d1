"""Ten thousand terms, counted by our clock and by another one made from another table."""

from __future__ import annotations

import random
from datetime import date, timedelta

from chinese_calendar import constants as packaged

from tests.domain.clock.second_calendar import ALL_DAYS, CHINA, FIRST, LAST, second_due
from yinxin.domain.clock import Pause, Term, TermEnding, TermUnit, due
from yinxin.kit.state_holidays import built_in

CASES = 10_000
LONGEST = {TermUnit.WORKING: 120, TermUnit.CALENDAR: 200, TermUnit.MONTH: 14}
ENDING = {True: TermEnding.NEXT_WORKING_DAY, False: TermEnding.AS_COUNTED}

DECIDED_BY_NOTICE = {
    # 国办发明电〔2005〕35号，一、元旦：……12月31日（星期六）上班。
    date(2005, 12, 31): ("chinesecalendar", True),
}
"""Where a package errs: which one, and whether the published notice has that day worked."""


def randomly(chance: random.Random) -> tuple[date, int, TermUnit, list[tuple[date, date]], bool]:
    start = date(FIRST, 1, 1) + timedelta(days=chance.randrange(366 * (LAST - FIRST + 1) - 5))
    unit = chance.choice(list(TermUnit))
    firsts = [start + timedelta(days=chance.randrange(-10, 150)) for _ in range(chance.choice((0, 0, 1, 2, 4)))]
    pauses = [(first, first + timedelta(days=chance.choice((0, 1, 6, 40)))) for first in firsts]
    return start, chance.randint(1, LONGEST[unit]), unit, pauses, chance.random() < 0.3


def test_ten_thousand_terms_end_on_the_day_the_second_calendar_says():
    chance, calendar, wrong = random.Random(201), built_in(), []
    for _ in range(CASES):
        start, length, unit, pauses, roll = case = randomly(chance)
        ours = due(start, Term(length, unit, ENDING[roll]), calendar, [Pause(*pause) for pause in pauses])
        theirs = second_due(start, length, unit, pauses, roll=roll)
        if (ours.on, ours.certain, list(ours.skipped)) != theirs:
            wrong.append((case, ours, theirs))
    assert wrong[:3] == []


def test_every_day_of_every_known_year_is_what_both_tables_say():
    calendar = built_in()
    known = [day for day in ALL_DAYS if FIRST <= day.year <= LAST]
    assert len(known) == 8401

    listed = {(name, day) for day, (name, _worked) in DECIDED_BY_NOTICE.items()}
    differing = {("holidays", day) for day in known if calendar.is_open(day) != CHINA.is_working_day(day)}
    differing |= {("chinesecalendar", day) for day in known if calendar.is_open(day) != _packaged(day)}

    assert differing == listed
    assert {day: calendar.is_open(day) for day in DECIDED_BY_NOTICE} == {
        day: worked for day, (_name, worked) in DECIDED_BY_NOTICE.items()
    }


def _packaged(day: date) -> bool:
    return day in packaged.workdays or (day not in packaged.holidays and day.weekday() < 5)
