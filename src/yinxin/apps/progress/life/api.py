"""The life of a task in the API: what the task's page shows, and the same acts judged by the same forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from yinxin.apps.people.access import user_of
from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans.models import Phase
from yinxin.apps.progress import access
from yinxin.apps.progress.access import IN_TASKS
from yinxin.apps.progress.life import subject as subjects
from yinxin.apps.progress.life.forms import ActForm
from yinxin.apps.progress.life.panel import TaskLife, task_life
from yinxin.apps.progress.models import TaskEvent
from yinxin.kit.policy import policy
from yinxin.kit.problems import InvalidInputError

router = Router(tags=["progress"])

HIGHEST = 2**53


class EventOut(Schema):
    """One act: `act` as in `may`, `on` the day that counts, `unit_id` the unit for which it was done."""

    id: int
    act: str
    on: date
    unit_id: int | None
    reason: str
    to: date | None
    into_id: int | None
    phase_id: int | None
    milestone_id: int | None


class PartOut(Schema):
    """A phase or milestone, accepted by itself; `state` is open, reported, accepted, returned or resting."""

    phase_id: int | None
    milestone_id: int | None
    label: str
    due_on: date | None
    state: str


class LifeOut(Schema):
    """Where a task stands. `due_on` is its last day now, `asked` the request that waits, `may` what this user could do.

    `seen` is sent back with an act: whoever acts on what has changed meanwhile is told so.
    """

    task_id: int
    state: str
    since: date | None
    due_on: date | None
    pushes: int
    returns: int
    asked: str
    may: list[str]
    seen: int
    parts: list[PartOut]
    events: list[EventOut]


class ActIn(Schema):
    """An act by its name, on the task or on one of its phases or milestones."""

    act: str = Field(
        "", max_length=30, description="sign, start, report-done, accept, send-back, ask-extension and so on"
    )
    unit_id: int | None = Field(
        None, ge=1, le=HIGHEST, description="The unit for which it is done, where there are several"
    )
    reason: str = Field("", max_length=1000, description="Why; for a merger or cancellation the decision")
    to: date | None = Field(None, description="The day asked for or granted")
    into_id: int | None = Field(None, ge=1, le=HIGHEST, description="The task it becomes part of")
    phase_id: int | None = Field(None, ge=1, le=HIGHEST, description="A phase of the task")
    milestone_id: int | None = Field(None, ge=1, le=HIGHEST, description="A milestone of the task")
    seen: int | None = Field(None, ge=0, le=HIGHEST, description="As it was read")


@router.get("/tasks/{id}/life", response=LifeOut, url_name="task-life", summary="Where a task stands and what happened")
@policy("api.task-life", roles=PLANS)
def life(request: HttpRequest, id: int) -> Mapping[str, object]:
    """Events oldest first; `may` names the acts that are this user's and fit."""
    user = user_of(request)
    return _told(task_life(user, access.task(user, min(id, HIGHEST))))


@router.post(
    "/tasks/{id}/acts", response=EventOut, url_name="task-act", summary="Act on a task, a phase or a milestone"
)
@policy("api.task-act", roles=IN_TASKS, methods=["POST"])
def act(request: HttpRequest, id: int, asked: ActIn) -> TaskEvent:
    """Judged by the form of the page. What is not this user's to do is answered like a task that is not there."""
    user = user_of(request)
    task = access.task(user, min(id, HIGHEST))
    if not access.hand(user, task).is_in_it:
        raise Http404
    kind, pk = _about(asked, task.pk)
    if not asked.act:
        raise InvalidInputError({"act": [_("请写明办理什么，例如 sign 或 accept。")]})
    subject, chosen = subjects.asked_for(user, kind, pk, asked.act)
    if subject.task.pk != task.pk:
        raise Http404
    form = ActForm(_as_sent(asked), subject=subject, act=chosen)
    if not form.is_valid():
        raise InvalidInputError.of(form)
    return subject.do(chosen, form.particulars())


def _about(asked: ActIn, task: int) -> tuple[str, int]:
    if asked.phase_id is not None:
        return "phase", asked.phase_id
    return ("milestone", asked.milestone_id) if asked.milestone_id is not None else ("task", task)


def _as_sent(asked: ActIn) -> dict[str, object]:
    """As a page would send it."""
    sent: dict[str, object] = {"unit": asked.unit_id, "reason": asked.reason, "into": asked.into_id, "seen": asked.seen}
    sent["to"] = asked.to.isoformat() if asked.to else None
    return {name: value for name, value in sent.items() if value not in (None, "")}


def _told(shown: TaskLife) -> dict[str, Any]:
    return {
        "task_id": shown.task.pk,
        "state": shown.life.state,
        "since": shown.life.since,
        "due_on": shown.life.due,
        "pushes": shown.life.pushes,
        "returns": shown.life.returns,
        "asked": shown.life.asked.act if shown.life.asked else "",
        "may": [form.act for form in shown.offers],
        "seen": max((one.pk for one in shown.events), default=0),
        "parts": [
            {
                "phase_id": row.part.pk if isinstance(row.part, Phase) else None,
                "milestone_id": None if isinstance(row.part, Phase) else row.part.pk,
                "label": row.label,
                "due_on": row.due_on,
                "state": row.state,
            }
            for row in shown.parts
        ],
        "events": list(reversed(shown.events)),
    }
