"""What the office keeps of a plan: the documents it came from, the desk where it is confirmed, and the list that follows."""

from __future__ import annotations

from yinxin.apps.plans.models.plan import Classification, Plan, Section
from yinxin.apps.plans.models.source import Change, ProposedTask, Source
from yinxin.apps.plans.models.task import Amendment, Figure, Milestone, Phase, Task, TaskUnit

__all__ = [
    "Amendment",
    "Change",
    "Classification",
    "Figure",
    "Milestone",
    "Phase",
    "Plan",
    "ProposedTask",
    "Section",
    "Source",
    "Task",
    "TaskUnit",
]
