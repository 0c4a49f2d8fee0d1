"""A day that a test chooses: every part of the program asks Django's `timezone` for the time, and that is told here.

The clock goes on from the chosen moment, so that what is written one after the other stands in that order.
"""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from yinxin.kit.outbox.models import State
from yinxin.kit.outbox.running import run
from yinxin.kit.outbox.turns import queue_due

HOME = ZoneInfo("Asia/Shanghai")


class _AnyDatetime(type):
    """Whatever is a datetime elsewhere is one here too."""

    def __instancecheck__(cls, found: object) -> bool:
        return isinstance(found, datetime)


class Clock:
    """So long as no day is chosen it shows the real time; `ahead` is how far it is before that."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.ahead = timedelta()
        clock = self

        class Moved(datetime, metaclass=_AnyDatetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:
                return datetime.now(tz) + clock.ahead

        patch.setattr(timezone, "datetime", Moved)

    def on(self, day: date, hour: int = 9) -> date:
        """It is this day, at this hour in Shanghai, and a little later with every call after."""
        chosen = datetime(day.year, day.month, day.day, hour, tzinfo=HOME)
        self.ahead = chosen - datetime.fromtimestamp(time.time(), HOME)
        assert timezone.localdate() == day
        return day

    def morning(self, day: date) -> date:
        """The day begins as on the server: whatever the clock has made due since the last morning is done."""
        self.on(day, 8)
        for job in queue_due():
            run(str(job.pk))
            job.refresh_from_db()
            assert job.state == State.DONE, (job.kind, job.state, job.message)
        return self.on(day)
