"""What a wall chart shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OFF = "off"
"""The mark of a task that needs no light: suspended, merged, cancelled."""


@dataclass(frozen=True, slots=True)
class ChartPhase:
    """A phase of a task on the bar; `start` and `end` are days."""

    start: date
    end: date
    accepted: bool


@dataclass(frozen=True, slots=True)
class ChartTask:
    """One line of the chart. `light` is green, amber, red, grey or `OFF`; `due` its last day, `due_text` as printed in the plan."""

    serial: int
    title: str
    units: str
    light: str
    state: str
    due: date | None
    due_text: str
    phases: tuple[ChartPhase, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSection:
    title: str
    tasks: tuple[ChartTask, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. `address` is that of the live board, empty where none can be reached; `made` the day of issue."""

    title: str
    issuer: str
    document_number: str
    start: date | None
    end: date | None
    sections: tuple[ChartSection, ...]
    accepted: int
    address: str
    made: date

    @property
    def tasks(self) -> tuple[ChartTask, ...]:
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def span(self) -> tuple[date, date] | None:
        """From the first day to the last on the bars: the plan's period, widened by what its tasks say."""
        days = [day for day in (self.start, self.end) if day]
        for task in self.tasks:
            days += [task.due] if task.due else []
            days += [day for phase in task.phases for day in (phase.start, phase.end)]
        return (min(days), max(days)) if days and min(days) < max(days) else None
