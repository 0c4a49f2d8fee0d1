"""Which days are working days: Monday to Friday, but for what the State Council's notices arrange otherwise."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from yinxin.domain.errors import RefusedError

ONE_DAY = timedelta(days=1)
FRIDAY = 5  # as date.isoweekday() counts
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Notice:
    """What one notice (国务院办公厅关于某年部分节假日安排的通知) says of one year: days off, and rest days that are worked.

    Either may lie in the December before, as the days around New Year do. Raises RefusedError for a day that is off and
    worked at once, for one of another year, and for a make-up working day that is no Saturday or Sunday.
    """

    year: int
    rest: frozenset[date]
    work: frozenset[date]

    def __post_init__(self) -> None:
        if both := self.rest & self.work:
            raise RefusedError("clock-notice-both", day=min(both))
        if elsewhere := [day for day in self.rest | self.work if not self._may_arrange(day)]:
            raise RefusedError("clock-notice-year", day=min(elsewhere), year=self.year)
        if weekdays := [day for day in self.work if day.isoweekday() <= FRIDAY]:
            raise RefusedError("clock-notice-weekday", day=min(weekdays))

    def _may_arrange(self, day: date) -> bool:
        return day.year == self.year or (day.year, day.month) == (self.year - 1, DECEMBER)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that notices have decided, and the years for which there is one.

    In other years Monday to Friday count as working days; `knows` says that nobody has decided that yet.
    """

    rest: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    _closed: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _opened: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What differs from Monday to Friday, in order, so that counting over years costs two look-ups."""
        closed = sorted(day.toordinal() for day in self.rest if day.isoweekday() <= FRIDAY)
        opened = sorted(day.toordinal() for day in self.work - self.rest if day.isoweekday() > FRIDAY)
        object.__setattr__(self, "_closed", tuple(closed))
        object.__setattr__(self, "_opened", tuple(opened))

    @classmethod
    def of_notices(cls, notices: Iterable[Notice]) -> Self:
        """All notices together, in the order they were made: where two speak of a day, the later one decides."""
        rest: set[date] = set()
        work: set[date] = set()
        years: set[int] = set()
        for notice in notices:
            rest = (rest - notice.work) | notice.rest
            work = (work - notice.rest) | notice.work
            years.add(notice.year)
        return cls(frozenset(rest), frozenset(work), frozenset(years))

    def with_notices(self, notices: Iterable[Notice]) -> Self:
        """This calendar and later notices, which decide where they speak."""
        later = type(self).of_notices(notices)
        rest = (self.rest - later.work) | later.rest
        work = (self.work - later.rest) | later.work
        return type(self)(rest, work, self.years | later.years)

    def knows(self, day: date) -> bool:
        """Whether a notice has arranged the year of `day`."""
        return day.year in self.years

    def is_open(self, day: date) -> bool:
        """Whether offices work on `day`; in a year the calendar does not know, a guess from the weekday."""
        if day in self.rest:
            return False
        return day in self.work or day.isoweekday() <= FRIDAY

    def next_open(self, day: date) -> date:
        """`day` itself where it is a working day, else the first one after it. Raises RefusedError after the year 9999."""
        while not self.is_open(day):
            if day == date.max:
                raise RefusedError("clock-too-far", start=day)
            day += ONE_DAY
        return day

    def add_working_days(self, day: date, n: int) -> date:
        """The `n`th working day after `day`, or before it where `n` is negative; `day` itself for 0.

        Raises RefusedError for a day before year 1 or after year 9999.
        """
        if n == 0:
            return day
        before = self._counted(day.toordinal() - (n < 0))
        wanted = before + n + (n < 0)
        reach = range(date.min.toordinal(), date.max.toordinal() + 1)
        place = bisect_left(reach, wanted, key=self._counted)
        if wanted < 1 or place == len(reach):
            raise RefusedError("clock-too-far", start=day)
        return date.fromordinal(reach[place])

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days there are after `a` up to and with `b`; negative where `b` is before `a`."""
        return self._counted(b.toordinal()) - self._counted(a.toordinal())

    def _counted(self, ordinal: int) -> int:
        """Working days from 1 January of year 1, a Monday, up to and with the day of this ordinal."""
        weeks, days = divmod(ordinal, 7)
        ordinary = weeks * FRIDAY + min(days, FRIDAY)
        return ordinary - bisect_right(self._closed, ordinal) + bisect_right(self._opened, ordinal)
