"""What may be done to a task on its way, and the states it passes through; each act is an event, and events are all that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yinxin.domain.errors import RefusedError


class State(StrEnum):
    """Where a task stands. It is never set: `life.replay` computes it from the events."""

    ASSIGNED = "assigned"
    SIGNED = "signed"
    UNDER_WAY = "under-way"
    REPORTED = "reported"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    SUSPENDED = "suspended"
    MERGED = "merged"
    CANCELLED = "cancelled"


FINISHED = frozenset({State.ACCEPTED, State.MERGED, State.CANCELLED})
"""Nothing more is asked of the units."""


class Act(StrEnum):
    SIGN = "sign"
    START = "start"
    PROGRESS = "progress"
    REPORT_DONE = "report-done"
    ACCEPT = "accept"
    SEND_BACK = "send-back"
    ASK_EXTENSION = "ask-extension"
    GRANT_EXTENSION = "grant-extension"
    REFUSE_EXTENSION = "refuse-extension"
    ASK_SUSPENSION = "ask-suspension"
    SUSPEND = "suspend"
    REFUSE_SUSPENSION = "refuse-suspension"
    RESUME = "resume"
    MERGE = "merge"
    CANCEL = "cancel"
    REOPEN = "reopen"


NEED_REASON = frozenset(
    {
        Act.SEND_BACK,
        Act.ASK_EXTENSION,
        Act.REFUSE_EXTENSION,
        Act.ASK_SUSPENSION,
        Act.REFUSE_SUSPENSION,
        Act.MERGE,
        Act.CANCEL,
        Act.REOPEN,
    }
)
"""Acts that nobody may do without saying why; for a merger or a cancellation the reason names the decision."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act on its day. `by` is the number of the account that did it, None for the ledger of a plan already under way.

    `to` is the date asked for or granted; `into` the number of the task a merged one became part of; `unit` the number of the
    unit for which `by` acted. With `of_part` it is about a phase or a milestone and tells the whole only that work goes on.
    """

    act: Act
    on: date
    by: int | None = None
    reason: str = ""
    to: date | None = None
    into: int | None = None
    unit: int | None = None
    of_part: bool = False


def refuse_earlier(last: date | None, event: Event) -> None:
    """What was written down stands: an act cannot be put before one that is on record already (RefusedError "task-order")."""
    if last is not None and event.on < last:
        raise RefusedError("task-order", act=event.act, on=event.on, last=last)
