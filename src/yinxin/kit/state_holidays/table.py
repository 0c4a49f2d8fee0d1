"""Reads the built-in table and makes a calendar of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from yinxin.domain.clock.calendar import Calendar, Notice

TABLE = Path(__file__).with_name("table.tsv")


@dataclass(frozen=True, slots=True)
class Arranged:
    """Some days running that the notice of `year` gives off or has worked, and on what occasion."""

    year: int
    start: date
    end: date
    is_worked: bool
    occasion: str

    @property
    def days(self) -> list[date]:
        """Each of them."""
        return [self.start + timedelta(days=number) for number in range((self.end - self.start).days + 1)]


@cache
def arranged() -> tuple[Arranged, ...]:
    """Every line of the table, in order."""
    return tuple(_read(TABLE.read_text(encoding="utf-8").splitlines()))


@cache
def notices() -> tuple[Notice, ...]:
    """The notice of each year, oldest first."""
    lines = arranged()
    return tuple(_notice(year, lines) for year in sorted({line.year for line in lines}))


@cache
def built_in() -> Calendar:
    """The calendar of all notices in the table."""
    return Calendar.of_notices(notices())


def _read(lines: Iterable[str]) -> Iterable[Arranged]:
    for line in lines:
        if line and not line.startswith("#"):
            year, start, end, kind, occasion = line.split("\t")
            yield Arranged(int(year), date.fromisoformat(start), date.fromisoformat(end), kind == "work", occasion)


def _notice(year: int, lines: Iterable[Arranged]) -> Notice:
    of_year = [line for line in lines if line.year == year]
    rest = frozenset(day for line in of_year if not line.is_worked for day in line.days)
    work = frozenset(day for line in of_year if line.is_worked for day in line.days)
    return Notice(year, rest, work)
