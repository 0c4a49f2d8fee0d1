"""The events of tasks, what is asked and reported about them, and how they stand."""

from __future__ import annotations

from yinxin.apps.progress.models.event import TaskEvent
from yinxin.apps.progress.models.link import TaskLink
from yinxin.apps.progress.models.progress import Light, Progress
from yinxin.apps.progress.models.report import Evidence, Measurement, Report
from yinxin.apps.progress.models.round import Line, Rhythm, Round, Schedule

__all__ = [
    "Evidence",
    "Light",
    "Line",
    "Measurement",
    "Progress",
    "Report",
    "Rhythm",
    "Round",
    "Schedule",
    "TaskEvent",
    "TaskLink",
]
