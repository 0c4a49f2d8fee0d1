"""The events of tasks, what is asked and reported about them, and how they stand."""

from __future__ import annotations

from yinxin.apps.progress.models.event import TaskEvent
from yinxin.apps.progress.models.evidence_desk import Candidate, ReportDocument, Statement
from yinxin.apps.progress.models.feed_key import FeedKey
from yinxin.apps.progress.models.last_look import LastLook
from yinxin.apps.progress.models.ledger import Ledger
from yinxin.apps.progress.models.link import TaskLink
from yinxin.apps.progress.models.progress import Light, Progress
from yinxin.apps.progress.models.report import Evidence, Measurement, Report
from yinxin.apps.progress.models.round import Line, Rhythm, Round, Schedule
from yinxin.apps.progress.models.stage import Stage
from yinxin.apps.progress.models.tuning import DismissedAlarm, LightTuning

__all__ = [
    "Candidate",
    "DismissedAlarm",
    "Evidence",
    "FeedKey",
    "LastLook",
    "Ledger",
    "Light",
    "LightTuning",
    "Line",
    "Measurement",
    "Progress",
    "Report",
    "ReportDocument",
    "Rhythm",
    "Round",
    "Schedule",
    "Stage",
    "Statement",
    "TaskEvent",
    "TaskLink",
]
