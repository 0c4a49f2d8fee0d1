"""The clock: when a term ends, told the day it starts, how long it is, which days are working days and when it stood still."""

from __future__ import annotations

from yinxin.domain.clock.calendar import Calendar, Notice
from yinxin.domain.clock.counting import Due, due
from yinxin.domain.clock.pause import Pause
from yinxin.domain.clock.replay import Event, Extended, Paused, Resumed, Started, replay
from yinxin.domain.clock.term import Term, TermEnding, TermUnit

__all__ = [
    "Calendar",
    "Due",
    "Event",
    "Extended",
    "Notice",
    "Pause",
    "Paused",
    "Resumed",
    "Started",
    "Term",
    "TermEnding",
    "TermUnit",
    "due",
    "replay",
]
