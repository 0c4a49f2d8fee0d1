"""督办单: issued with its number, answered by the unit, settled by the office or asked again."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Task
from yinxin.apps.progress.announcing import name_of
from yinxin.apps.supervision.models import NoticeNumber, SupervisionNotice
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import FINISHED
from yinxin.kit.audit.recording import record

State = SupervisionNotice.State
OPEN = (State.ISSUED, State.REPLIED)


@dataclass(frozen=True, slots=True)
class Demand:
    """What the unit is to say or do, and within how many working days."""

    text: str
    days: int


@transaction.atomic
def issue(task: Task, unit: Unit, demand: Demand, *, by: User) -> SupervisionNotice:
    """Raises RefusedError: "notice-internal" for one of a plan that units do not see, "notice-finished" for a task nothing more is asked of, "notice-open" while one waits already."""
    held = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    if held.plan.classification == Classification.INTERNAL:
        raise RefusedError("notice-internal", title=held.title)
    if held.status in FINISHED or held.standing != Task.Standing.IN_LIST:
        raise RefusedError("notice-finished", title=held.title)
    waiting = SupervisionNotice.objects.filter(task=held, unit=unit, state__in=OPEN).first()
    if waiting:
        raise RefusedError("notice-open", unit=unit.name, number=str(waiting), title=held.title)
    today = timezone.localdate()
    last = due(today, Term(demand.days, TermUnit.WORKING), calendar.current())
    made = SupervisionNotice.objects.create(
        place_id=held.plan.place_id,
        year=today.year,
        number=_next_number(held.plan.place_id, today.year),
        task=held,
        unit=unit,
        demand=demand.text,
        issued_on=today,
        days=demand.days,
        due_on=last.on,
        is_certain=last.certain,
        by=by,
    )
    _tell_unit(made, "supervision-notice-issued", "issued")
    record("supervision.issue-notice", made, by=by, new={"task": held.pk, "unit": unit.pk, "due": str(last.on)})
    return made


@transaction.atomic
def reply(notice: SupervisionNotice, text: str, *, by: User) -> SupervisionNotice:
    """The unit answers; until the office has taken the reply it may answer again, and the newest counts."""
    held = _held(notice, OPEN)
    before = held.reply
    held.reply, held.replied_on, held.replied_by = text, timezone.localdate(), by
    held.state, held.wanting = State.REPLIED, ""
    held.save(update_fields=["reply", "replied_on", "replied_by", "state", "wanting"])
    event = record("supervision.reply-to-notice", held, by=by, old={"reply": before}, new={"reply": text})
    tell(
        "supervision-notice-replied",
        to=recipients.of_office(held.place),
        facts={"number": str(held), "unit": held.unit.name, "title": name_of(held.task)},
        link=held.get_absolute_url(),
        key=f"notice:{held.pk}:replied:{event.pk}",
    )
    return held


@transaction.atomic
def settle(notice: SupervisionNotice, *, by: User) -> SupervisionNotice:
    """The office takes the reply: the notice is off the list (销号)."""
    held = _held(notice, (State.REPLIED,))
    held.state, held.settled_on = State.SETTLED, timezone.localdate()
    held.save(update_fields=["state", "settled_on"])
    _tell_unit(held, "supervision-notice-settled", "settled")
    record("supervision.settle-notice", held, by=by, old={"state": "replied"}, new={"state": "settled"})
    return held


@transaction.atomic
def ask_again(notice: SupervisionNotice, wanting: str, *, by: User) -> SupervisionNotice:
    """The reply is not enough: what is wanting is said, and the notice is open again with its old last day."""
    held = _held(notice, (State.REPLIED,))
    held.state, held.wanting = State.ISSUED, wanting
    held.save(update_fields=["state", "wanting"])
    event = record(
        "supervision.ask-again", held, by=by, old={"state": "replied"}, new={"state": "issued"}, reason=wanting
    )
    _tell_unit(held, "supervision-notice-again", f"again:{event.pk}")
    return held


@transaction.atomic
def withdraw(notice: SupervisionNotice, reason: str, *, by: User) -> SupervisionNotice:
    """Sent by mistake: the number stays used, and the reason on record."""
    held = _held(notice, OPEN)
    before = held.state
    held.state = State.WITHDRAWN
    held.save(update_fields=["state"])
    _tell_unit(held, "supervision-notice-withdrawn", "withdrawn")
    record("supervision.withdraw-notice", held, by=by, old={"state": before}, new={"state": "withdrawn"}, reason=reason)
    return held


def _next_number(place: int, year: int) -> int:
    """The next number of the year. The row is locked until the notice is kept, so no number is given twice or left out."""
    NoticeNumber.objects.get_or_create(place_id=place, year=year)
    row = NoticeNumber.objects.select_for_update().get(place_id=place, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def _held(notice: SupervisionNotice, states: tuple[SupervisionNotice.State, ...]) -> SupervisionNotice:
    rows = SupervisionNotice.objects.select_for_update(of=("self",)).select_related(
        "task", "task__plan", "unit", "place"
    )
    held = rows.get(pk=notice.pk)
    if held.state not in states:
        raise RefusedError("notice-state", number=str(held), state=held.get_state_display())
    return held


def _tell_unit(notice: SupervisionNotice, kind: str, key: str) -> None:
    tell(
        kind,
        to=recipients.of_unit(notice.unit),
        facts={"number": str(notice), "title": name_of(notice.task), "due": notice.due_on.isoformat()},
        link=reverse("supervision:notice", args=[notice.pk]),
        key=f"notice:{notice.pk}:{key}",
        on=notice.due_on,
    )
