"""The reminder ladder: on which working days before and after its last day a task is called to mind, and to whom.

The steps are few and fixed, so that nobody is told of the same thing every day (减负).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yinxin.domain.clock import Calendar


class Audience(StrEnum):
    UNIT = "unit"
    OFFICE = "office"
    SUPERVISORS = "supervisors"


@dataclass(frozen=True, slots=True)
class Step:
    """`days` are working days after the last day; negative ones before it. `code` names it in records."""

    code: str
    days: int
    to: tuple[Audience, ...]


LADDER = (
    Step("before-5", -5, (Audience.UNIT,)),
    Step("due", 0, (Audience.UNIT,)),
    Step("overdue-1", 1, (Audience.UNIT,)),
    Step("overdue-5", 5, (Audience.UNIT, Audience.OFFICE)),
    Step("overdue-10", 10, (Audience.UNIT, Audience.OFFICE, Audience.SUPERVISORS)),
)
"""Five working days before, on the day, and one, five and ten working days after."""

KEPT_UP = 5
"""For so many working days a step that nobody carried out on its day, because the server stood still, is still made up for."""


def day_of(step: Step, due: date, calendar: Calendar) -> date:
    """The day on which a step falls: on the last day itself, or so many working days before or after it."""
    if step.days == 0:
        return due
    return calendar.add_working_days(due, step.days)


def steps_on(today: date, due: date, calendar: Calendar) -> tuple[Step, ...]:
    """The one step that is to be taken today: the latest whose day has come, while it is not older than `KEPT_UP` working days."""
    reached = [step for step in LADDER if day_of(step, due, calendar) <= today]
    if not reached:
        return ()
    last = reached[-1]
    first_day = day_of(last, due, calendar)
    fresh = calendar.working_days_between(first_day, today) <= KEPT_UP
    return (last,) if fresh else ()
