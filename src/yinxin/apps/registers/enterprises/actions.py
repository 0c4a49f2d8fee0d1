"""Taking down what a firm asks for, and what becomes of it. Each step is on record."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.enterprises.models import Enterprise, Issue
from yinxin.domain.registers.issues import WORKING_DAYS, IssueAct, after, answer_by
from yinxin.kit.audit.recording import record


@transaction.atomic
def raise_issue(enterprise: Enterprise, values: dict[str, Any], *, by: User) -> Issue:
    """What the firm asked for, in the words in which it was taken down."""
    made = Issue.objects.create(enterprise=enterprise, **values)
    record("enterprises.raise", made, by=by, new={"subject": made.subject, "raised_on": str(made.raised_on)})
    return made


@transaction.atomic
def assign(issue: Issue, *, unit: Unit, days: int = WORKING_DAYS, by: User) -> Issue:
    """The unit answers within so many working days from today. RefusedError("issue-not-now"), ("issue-term")."""
    row = _held(issue)
    state = after(row.state, IssueAct.ASSIGN)
    today = timezone.localdate()
    due = answer_by(today, days, calendar.current())
    row.state, row.unit, row.assigned_on = state.value, unit, today
    row.due_on, row.due_certain, row.escalated_on = due.on, due.certain, None
    row.save()
    told = {"unit": unit.name, "due_on": str(due.on)}
    record("enterprises.assign", row, by=by, new=told)
    facts = {"firm": row.enterprise.name, "due": str(due.on)}
    tell("issue-assigned", to=recipients.of_unit(unit), facts=facts, link=address(row), key=_key(row), on=due.on)
    return row


@transaction.atomic
def answer(issue: Issue, *, words: str, by: User) -> Issue:
    """The unit's answer; it waits for the firm's word."""
    row = _held(issue)
    row.state = after(row.state, IssueAct.ANSWER).value
    row.answer, row.answered_on = words, timezone.localdate()
    row.save()
    record("enterprises.answer", row, by=by, new={"answered_on": str(row.answered_on)})
    return row


@transaction.atomic
def confirm(issue: Issue, *, by: User) -> Issue:
    """The firm says that this settles it; `by` takes it down."""
    row = _held(issue)
    row.state, row.closed_on = after(row.state, IssueAct.CONFIRM).value, timezone.localdate()
    row.save()
    record("enterprises.confirm", row, by=by, new={"closed_on": str(row.closed_on)})
    return row


@transaction.atomic
def reopen(issue: Issue, *, why: str, days: int = WORKING_DAYS, by: User) -> Issue:
    """The firm says that this does not settle it: the same unit answers anew, within a new term."""
    row = _held(issue)
    row.state = after(row.state, IssueAct.REOPEN).value
    due = answer_by(timezone.localdate(), days, calendar.current())
    row.due_on, row.due_certain, row.escalated_on = due.on, due.certain, None
    row.reopened += 1
    row.save()
    record("enterprises.reopen", row, by=by, new={"due_on": str(due.on), "reopened": row.reopened}, reason=why)
    if row.unit is not None:
        facts = {"firm": row.enterprise.name, "due": str(due.on)}
        tell("issue-reopened", to=recipients.of_unit(row.unit), facts=facts, link=address(row), key=_key(row))
    return row


def address(issue: Issue) -> str:
    return f"/enterprises/issues/{issue.pk}/"


def _key(issue: Issue) -> str:
    return f"issue:{issue.pk}:{issue.reopened}:{issue.unit_id}:{issue.due_on}"


def _held(issue: Issue) -> Issue:
    return Issue.objects.select_for_update(of=("self",)).select_related("enterprise", "unit").get(pk=issue.pk)
