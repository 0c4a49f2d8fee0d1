"""What becomes of something a firm asked for: assigned to a unit, answered by a day, confirmed by the firm or taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from yinxin.domain.clock import Calendar, Due, Term, TermUnit, due
from yinxin.domain.errors import RefusedError

WORKING_DAYS = 10
"""What an office gives itself where it says nothing else; the days are its own choice, no law names them."""

LONGEST_DAYS = 60


class IssueState(StrEnum):
    RAISED = "raised"
    ASSIGNED = "assigned"
    ANSWERED = "answered"
    CLOSED = "closed"


class IssueAct(StrEnum):
    ASSIGN = "assign"
    ANSWER = "answer"
    CONFIRM = "confirm"
    REOPEN = "reopen"


WAYS: Mapping[tuple[IssueState, IssueAct], IssueState] = MappingProxyType(
    {
        (IssueState.RAISED, IssueAct.ASSIGN): IssueState.ASSIGNED,
        (IssueState.ASSIGNED, IssueAct.ASSIGN): IssueState.ASSIGNED,
        (IssueState.ASSIGNED, IssueAct.ANSWER): IssueState.ANSWERED,
        (IssueState.ANSWERED, IssueAct.CONFIRM): IssueState.CLOSED,
        (IssueState.ANSWERED, IssueAct.REOPEN): IssueState.ASSIGNED,
    }
)
"""An assigned issue may be assigned to another unit; its term then begins anew. Only the firm's word closes one."""


def after(state: str, act: IssueAct) -> IssueState:
    """RefusedError("issue-not-now") where the act is not what comes next."""
    found = WAYS.get((IssueState(state), act))
    if found is None:
        raise RefusedError("issue-not-now")
    return found


def acts_from(state: str) -> tuple[IssueAct, ...]:
    """What may come next, in the order in which it is offered."""
    return tuple(act for here, act in WAYS if here == state)


def answer_by(assigned_on: date, days: int, calendar: Calendar) -> Due:
    """The last day for the answer, in working days after the day of assignment. RefusedError("issue-term") for less than one or
    more than sixty."""
    if not 1 <= days <= LONGEST_DAYS:
        raise RefusedError("issue-term", most=LONGEST_DAYS)
    return due(assigned_on, Term(days, TermUnit.WORKING), calendar)


def is_overdue(state: str, due_on: date | None, *, today: date) -> bool:
    return state == IssueState.ASSIGNED and due_on is not None and due_on < today
