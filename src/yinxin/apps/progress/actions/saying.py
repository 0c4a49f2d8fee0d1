"""A refusal of the domain with the words of the task it is about."""

from __future__ import annotations

from datetime import date

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Stage, TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.domain.progress.parts import PartState
from yinxin.kit.ui.templatetags.ui import office_date


def said(refused: RefusedError, task: Task, unit: Unit | None = None) -> RefusedError:
    facts = {"title": task.title, **{name: _shown(fact) for name, fact in refused.facts.items()}}
    code = refused.code
    if code == "task-move" and refused.facts.get("act") is Act.SIGN and unit:
        code, facts["unit"] = "task-signed", unit.name
    if "act" in facts:
        facts["act"] = TaskEvent.ActChoice(str(refused.facts["act"])).label
    if "state" in facts:
        state = refused.facts["state"]
        facts["state"] = Stage.State(state.value).label if isinstance(state, PartState) else task.get_status_display()
    return RefusedError(code, **facts)


def _shown(fact: object) -> object:
    return office_date(fact.isoformat()) if isinstance(fact, date) else ("" if fact is None else fact)
