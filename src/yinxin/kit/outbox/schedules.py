"""When something happens again and again: declared as values, listed by dotted name in the setting SCHEDULES."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

DAY = timedelta(days=1)


class Rhythm(Protocol):
    """Tells the due times next to a moment."""

    def last_due(self, now: datetime) -> datetime:
        """The latest due time that is not after `now`."""

    def next_due(self, now: datetime) -> datetime:
        """The earliest due time after `now`."""

    def in_words(self) -> str:
        """For the page."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, by the clock of a place."""

    at: time
    zone: str

    def last_due(self, now: datetime) -> datetime:
        return max(due for due in self._around(now) if due <= now)

    def next_due(self, now: datetime) -> datetime:
        return min(due for due in self._around(now) if due > now)

    def in_words(self) -> str:
        return _("每天 %(time)s（%(zone)s）") % {"time": f"{self.at:%H:%M}", "zone": self.zone}

    def _around(self, now: datetime) -> list[datetime]:
        zone = ZoneInfo(self.zone)
        today = now.astimezone(zone).date()
        days = (today - DAY, today, today + DAY)
        return [datetime.combine(day, self.at, zone).astimezone(UTC) for day in days]


@dataclass(frozen=True, slots=True)
class Every:
    """Again after so many minutes, counted from midnight UTC of the first day of 1970, so that every worker counts alike."""

    minutes: int

    def __post_init__(self) -> None:
        if self.minutes < 1:
            raise ValueError("a rhythm has at least one minute")

    def last_due(self, now: datetime) -> datetime:
        period = self.minutes * 60
        return datetime.fromtimestamp(now.timestamp() // period * period, UTC)

    def next_due(self, now: datetime) -> datetime:
        return self.last_due(now) + timedelta(minutes=self.minutes)

    def in_words(self) -> str:
        return _("每%(n)s分钟") % {"n": self.minutes}


def daily(at: str, *, zone: str = "Asia/Shanghai") -> Daily:
    """`daily("03:10")`: every day at ten past three in the night."""
    ZoneInfo(zone)
    return Daily(time.fromisoformat(at), zone)


def every(*, minutes: int) -> Every:
    """`every(minutes=15)`."""
    return Every(minutes)


@dataclass(frozen=True, slots=True)
class Schedule:
    """`function` is a job's: called as `function(progress)`. `name` is stable, for the last due time is kept under it.

    `title` is what the page calls it. `limit` ends a run that takes longer.
    """

    name: str
    function: str
    when: Rhythm
    title: str | Promise
    limit: timedelta = timedelta(minutes=30)


def declared() -> tuple[Schedule, ...]:
    """Every schedule that the settings name. A wrong one is found at the start, by a check."""
    return _declared(tuple(settings.SCHEDULES))


@cache
def _declared(paths: tuple[str, ...]) -> tuple[Schedule, ...]:
    found = tuple(import_string(path) for path in paths)
    for path, one in zip(paths, found, strict=True):
        if not isinstance(one, Schedule):
            raise TypeError(f"{path} is no schedule")
        import_string(one.function)
    names = [one.name for one in found]
    if len(set(names)) != len(names):
        raise ValueError("two schedules have one name")
    return found
