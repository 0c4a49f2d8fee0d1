"""Issues by the unit that owes the answers. Units are counted, never the persons in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from yinxin.apps.registers.enterprises.models import Issue, IssueState


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """`in_time` and `late` count the last answers; `open` those not answered yet, of which some are `overdue`."""

    unit: int
    name: str
    all: int
    open: int
    overdue: int
    in_time: int
    late: int
    closed: int
    reopened: int


def by_unit(issues: QuerySet[Issue], *, today: date) -> list[UnitFigures]:
    """One query, in the order of the directory."""
    answered = Q(state__in=[IssueState.ANSWERED, IssueState.CLOSED])
    rows = (
        issues.filter(unit__isnull=False)
        .order_by()
        .values("unit", "unit__name", "unit__order")
        .annotate(
            all=Count("pk"),
            open=Count("pk", filter=Q(state=IssueState.ASSIGNED)),
            overdue=Count("pk", filter=Q(state=IssueState.ASSIGNED, due_on__lt=today)),
            in_time=Count("pk", filter=answered & Q(answered_on__lte=F("due_on"))),
            late=Count("pk", filter=answered & Q(answered_on__gt=F("due_on"))),
            closed=Count("pk", filter=Q(state=IssueState.CLOSED)),
            again=Count("pk", filter=Q(reopened__gt=0)),
        )
        .order_by("unit__order", "unit")
    )
    return [
        UnitFigures(
            row["unit"],
            row["unit__name"],
            row["all"],
            row["open"],
            row["overdue"],
            row["in_time"],
            row["late"],
            row["closed"],
            row["again"],
        )
        for row in rows
    ]
