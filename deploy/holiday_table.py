"""Makes the built-in table of rest days and make-up working days. Usage: python deploy/holiday_table.py FILE

From the package chinesecalendar, and from the published notices where that package differs from them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from chinese_calendar.constants import Holiday, holidays, workdays

DECIDED_BY_NOTICE = {
    # 国办发明电〔2005〕35号 (2006年): 将12月31日（星期六）、1月1日（星期日）两个公休日调至1月2日、3日，12月31日（星期六）上班
    date(2005, 12, 31): Holiday.new_years_day,
}
"""Make-up working days that the package does not have."""

NAMES = {holiday.value: holiday.chinese for holiday in Holiday}
HEAD = """\
# Rest days and make-up working days as arranged by the State Council's notices. Made by `make holidays`; not to be edited.
# Derived from chinesecalendar, copyright 2017 Lirian Su, MIT licence (LICENSE.txt), and from the notice 国办发明电〔2005〕35号.
# year of the notice, first day, last day, rest or work, occasion
"""


def runs(days: dict[date, str]) -> Iterator[tuple[date, date, str]]:
    """Days of one occasion that follow one another, as first and last."""
    first: date | None = None
    ordered = sorted(days)
    for number, day in enumerate(ordered):
        first = first or day
        after = ordered[number + 1] if number + 1 < len(ordered) else None
        if after != day + timedelta(days=1) or days[after] != days[day] or notice_year(after) != notice_year(day):
            yield first, day, days[day]
            first = None


def notice_year(day: date) -> int:
    """The last days of a year that are arranged belong to the New Year after it."""
    return day.year + (day.month == 12)


def lines() -> Iterable[str]:
    """Every line of the table, by date."""
    worked = dict(workdays) | {day: occasion.value for day, occasion in DECIDED_BY_NOTICE.items()}
    listed = [(*run, "rest") for run in runs(dict(holidays))] + [(*run, "work") for run in runs(worked)]
    for first, last, name, kind in sorted(listed):
        yield f"{notice_year(first)}\t{first}\t{last}\t{kind}\t{NAMES[name]}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(HEAD + "".join(lines()), encoding="utf-8")
