"""Reads what a holiday notice says: which days are off and which rest days are worked, on what occasion.

Both as the State Council prints it (元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。) and as a clerk types it
(10月1日至7日放假，9月26日、10月10日上班). A weekday or a number of days that does not fit is refused, because then one of the two
is a slip of the hand; so is a day of which the text does not say what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from yinxin.domain.clock.calendar import DECEMBER, Notice
from yinxin.domain.errors import RefusedError

LONGEST_SPAN = 31
SIMPLIFIED = str.maketrans("週補調為", "周补调为")
"""The traditional forms of the few words that are read."""

WEEK = "一二三四五六日"

IN_BRACKETS = re.compile(r"\(([^()]*)\)")
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
DAY = r"(?:(?P<year{0}>\d{{4}})年)?(?:(?P<month{0}>\d{{1,2}})月)?(?P<day{0}>\d{{1,2}})日(?:@(?P<week{0}>[{1}]))?"
TO = r"\s*(?:至|到|[-—–―~～─])+\s*"
SPAN = re.compile(DAY.format("", WEEK) + rf"(?:{TO}{DAY.format('_to', WEEK)})?")
NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]+|\d{1,2})[、.]\s*")
OCCASION = re.compile(r"^\s*([^:\d]{1,20})[:]")
COUNTED = re.compile(r"共\s*(\d{1,2})\s*天")
OFF = re.compile(r"放假|公休|补休|调休|休息")
WORKED = re.compile(r"上班")
EXPLAINED = re.compile(r"调至|调到|(?:为|是)法定")
"""Which rest day is moved to which, and which days the law gives, explain what is said elsewhere and arrange nothing."""
SIGNED = re.compile(r"^\s*\d{4}年\d{1,2}月\d{1,2}日\s*$")
"""The date under the notice."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Days running of which the notice says that they are off, or worked."""

    start: date
    end: date
    is_worked: bool
    occasion: str = ""

    @property
    def days(self) -> tuple[date, ...]:
        """Each of them."""
        return tuple(self.start + timedelta(days=number) for number in range((self.end - self.start).days + 1))


def read_notice(text: str, year: int) -> tuple[Spoken, ...]:
    """What the text arranges for `year`. Raises RefusedError where it says nothing, or something that cannot be."""
    spoken: list[Spoken] = []
    for line in unicodedata.normalize("NFKC", text).translate(SIMPLIFIED).splitlines():
        if not SIGNED.match(line):
            spoken += _line(IN_BRACKETS.sub(_weekday_told, line), year)
    if not any(not one.is_worked for one in spoken):
        raise RefusedError("clock-notice-empty")
    as_notice(spoken, year)
    return tuple(spoken)


def as_notice(spoken: Iterable[Spoken], year: int) -> Notice:
    """The days themselves, each named once. Raises RefusedError as `Notice` does."""
    told = tuple(spoken)
    rest = frozenset(day for one in told if not one.is_worked for day in one.days)
    work = frozenset(day for one in told if one.is_worked for day in one.days)
    return Notice(year, rest, work)


def _weekday_told(found: re.Match[str]) -> str:
    """Of what stands in brackets only the weekday is kept: 农历正月初七 and 除夕（2月9日） arrange nothing."""
    told = WEEKDAY.search(found.group(1))
    return "@" + told.group(1).replace("天", "日") if told else ""


def _line(line: str, year: int) -> Iterator[Spoken]:
    """One paragraph: its occasion, then sentences; in a sentence clauses, each with its days and what is said of them."""
    line = NUMBERED.sub("", line)
    named = OCCASION.match(line)
    occasion = named.group(1).strip() if named else ""
    reading = _Reading(year, occasion)
    for sentence in re.split(r"[。;]", line[named.end() :] if named else line):
        waiting: list[tuple[date, date]] = []
        for clause in re.split(r"[,]", sentence):
            waiting += reading.spans(clause)
            if EXPLAINED.search(clause):
                waiting = []
            elif waiting and (worked := bool(WORKED.search(clause))) | bool(OFF.search(clause)):
                yield from (Spoken(*span, worked, occasion) for span in waiting)
                reading.given = 0 if worked else sum((end - start).days + 1 for start, end in waiting)
                waiting = []
            reading.refuse_miscounted(clause)
        if waiting:
            raise RefusedError("clock-notice-unread", text=sentence.replace("@", "周").strip()[:40])


class _Reading:
    """Where one is in a paragraph: a day without month or year has that of the day before it."""

    def __init__(self, year: int, occasion: str) -> None:
        self.year = year
        self.before: date | None = None
        self.is_new_year = "元旦" in occasion or "新年" in occasion
        self.given = 0

    def spans(self, clause: str) -> Iterator[tuple[date, date]]:
        """The days named in a clause, as first and last."""
        for found in SPAN.finditer(clause):
            first = self._day(found, "")
            last = self._day(found, "_to") if found["day_to"] else first
            if found["day_to"] and last < first and not found["year"] and first.month == DECEMBER:
                first = first.replace(year=last.year - 1)  # 12月30日至1月1日
            if not 0 <= (last - first).days < LONGEST_SPAN:
                raise RefusedError("clock-notice-span", text=found.group().replace("@", "周"))
            for day, end in ((first, ""), (last, "_to")):
                _refuse_weekday(day, found[f"week{end}"])
            yield first, last

    def refuse_miscounted(self, clause: str) -> None:
        """“共7天” is the sum of the days off just named."""
        told = COUNTED.search(clause)
        if told and self.given and int(told.group(1)) != self.given:
            raise RefusedError("clock-notice-count", told=told.group(1), counted=self.given)

    def _day(self, found: re.Match[str], end: str) -> date:
        month = int(found[f"month{end}"] or (self.before.month if self.before else 0))
        try:
            day = date(self._year(found[f"year{end}"], month), month, int(found[f"day{end}"]))
        except ValueError:
            raise RefusedError("clock-notice-no-such-day", text=found.group().replace("@", "周")) from None
        self.before = day
        return day

    def _year(self, told: str | None, month: int) -> int:
        """Without a year it is the notice's own; but the December of a New Year's holiday is the one before it."""
        if told:
            return int(told)
        if month == DECEMBER and (self.is_new_year or (self.before and self.before.year < self.year)):
            return self.year - 1
        return self.year


def _refuse_weekday(day: date, told: str | None) -> None:
    if told and WEEK[day.weekday()] != told:
        raise RefusedError("clock-notice-weekday-wrong", day=day, told=told, really=WEEK[day.weekday()])
