"""When somebody wants to be reached, by the clock of the place where she is. It is told the moment and the zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

DAY = timedelta(days=1)
WEEK = 7


class Urgency(StrEnum):
    """How soon a notice wants to be read."""

    NOW = "now"
    DIGEST = "digest"


class Rhythm(StrEnum):
    """How often the rest is put together in one message."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `since` to before `until`, over midnight where `until` is the earlier. The same hour twice means never."""

    since: time
    until: time

    def covers(self, at: time) -> bool:
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until

    def wake(self, moment: datetime, zone: tzinfo) -> datetime:
        """The moment itself outside the quiet hours, else their end.

        In the night when clocks go back an hour comes twice: of the ends there are, the next one counts.
        """
        local = moment.astimezone(zone)
        if not self.covers(local.time()):
            return moment
        ends = (_at(day, self.until, zone, fold) for day in (local.date(), local.date() + DAY) for fold in (0, 1))
        return min(end for end in ends if end > moment)


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When somebody's digest is due. `weekday` (Monday is 0) counts for the weekly one alone."""

    rhythm: Rhythm
    hour: int
    weekday: int

    def last_due(self, moment: datetime, zone: tzinfo) -> tuple[date, datetime] | None:
        """The latest due day that has come, with its moment; None for whoever wants none."""
        if self.rhythm is Rhythm.NEVER:
            return None
        today = moment.astimezone(zone).date()
        back = range(WEEK + 1) if self.rhythm is Rhythm.WEEKLY else range(2)
        for day in (today - DAY * number for number in back):
            due = _at(day, time(self.hour), zone, 0)
            if due <= moment and (self.rhythm is Rhythm.DAILY or day.weekday() == self.weekday):
                return day, due
        return None


def _at(day: date, hour: time, zone: tzinfo, fold: int) -> datetime:
    return datetime.combine(day, hour, zone).replace(fold=fold).astimezone(UTC)
