"""Which rounds, lines and reports a user may see, and which she may fill in. Every queryset of reporting is made here.

A unit's reporter and head fill in what their own unit is asked; whoever leads a task reads the reports of those who cooperate in
it. The office of the plan's place sees its whole round, 督查 reads it. What is of a plan one does not see is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import Evidence, Ledger, Line, Report, Round, Schedule

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row", bound=Model)
OVERSEERS = (Role.OFFICE, Role.SUPERVISOR)


def rounds(user: Visitor, *roles: str) -> QuerySet[Round]:
    """The rounds of the plans of the places for which a user holds one of these posts."""
    places = people.places(user, *(roles or OVERSEERS)).values("pk")
    seen = plans.plans(user).order_by().values("pk")
    return Round.objects.filter(plan__place__in=places, plan__in=seen).select_related("plan", "plan__place", "schedule")


def round_seen(user: Visitor, pk: int) -> Round:
    return _found(rounds(user), pk)


def round_kept(user: Visitor, pk: int) -> Round:
    """One this user may open, extend and close."""
    return _found(rounds(user, Role.OFFICE), pk)


def schedule(user: Visitor, pk: int) -> Schedule:
    places = people.places(user, Role.OFFICE).values("pk")
    return _found(Schedule.objects.filter(plan__place__in=places).select_related("plan"), pk)


def line_kept(user: Visitor, pk: int) -> Line:
    """A line of a round this user keeps."""
    return _found(_whole(Line.objects.filter(round__in=rounds(user, Role.OFFICE).order_by().values("pk"))), pk)


def own_lines(user: Visitor) -> QuerySet[Line]:
    """What the units for which this user answers were ever asked, in plans she sees."""
    units = people.own_units(user).values("pk")
    seen = plans.plans(user).order_by().values("pk")
    return _whole(Line.objects.filter(unit__in=units, round__plan__in=seen))


def own_line(user: Visitor, pk: int) -> Line:
    return _found(own_lines(user).filter(round__closed_at__isnull=True, excused=""), pk)


def open_lines(user: Visitor) -> QuerySet[Line]:
    """What is asked of them now."""
    return own_lines(user).filter(round__closed_at__isnull=True, excused="")


def sheet_unit(user: Visitor, row: int, unit: int) -> tuple[Round, Unit]:
    """A unit that a round asks: for itself, or for the office that keeps the round."""
    asked = Line.objects.filter(round=row, unit=unit, excused="")
    mine = asked.filter(pk__in=own_lines(user).order_by().values("pk"))
    kept = asked.filter(round__in=rounds(user, Role.OFFICE).order_by().values("pk"))
    found = mine.first() or kept.first()
    if found is None:
        raise Http404
    return found.round, found.unit


def sheet_lines(user: Visitor, row: Round, unit: Unit) -> QuerySet[Line]:
    """What a sheet of this unit and round holds."""
    return lines_to_load(user).filter(round=row, unit=unit, excused="", round__closed_at__isnull=True)


def sheets(user: Visitor) -> list[tuple[Round, Unit]]:
    """The open rounds and units of which this user reports by sheet."""
    found = open_lines(user).order_by("round__due_on", "round", "unit")
    return list(dict.fromkeys((line.round, line.unit) for line in found))


def lines_to_load(user: Visitor) -> QuerySet[Line]:
    """The lines that a filled sheet of this user may speak of."""
    own = own_lines(user).order_by().values("pk")
    kept = Line.objects.filter(round__in=rounds(user, Role.OFFICE).order_by().values("pk")).values("pk")
    return _whole(Line.objects.filter(Q(pk__in=own) | Q(pk__in=kept)))


def reports(user: Visitor) -> QuerySet[Report]:
    """The submitted reports about tasks this user sees."""
    seen = plans.tasks(user).order_by().values("pk")
    return (
        Report.objects.exclude(state=Report.State.DRAFT).filter(task__in=seen).select_related("unit", "round", "task")
    )


def report_to_judge(user: Visitor, pk: int) -> Report:
    """A report for which this user may ask more: the office of the plan, or the unit that leads the task, of another unit's."""
    kept = Q(round__in=rounds(user, Role.OFFICE).order_by().values("pk"))
    leads = own_lines(user).filter(part=Line.Part.LEAD)
    led = Q(round__lines__in=leads.order_by().values("pk"), round__lines__task=F("task")) & ~Q(
        line__part=Line.Part.LEAD
    )
    return _found(Report.objects.filter(kept | led, state=Report.State.SUBMITTED, line__isnull=False).distinct(), pk)


def evidence(user: Visitor, pk: int) -> Evidence:
    """A file shown as evidence for a task this user sees; what only stands in a draft is its unit's."""
    seen = plans.tasks(user).order_by().values("pk")
    drafted = Q(report__state=Report.State.DRAFT) & ~Q(report__unit__in=people.own_units(user).values("pk"))
    shown = Evidence.objects.filter(task__in=seen, file__isnull=False, withdrawn_at__isnull=True).exclude(drafted)
    return _found(shown.select_related("file"), pk)


def ledgers(plan: Plan) -> QuerySet[Ledger]:
    """The ledgers of a plan that was found for its office."""
    return Ledger.objects.filter(plan=plan).select_related("by")


def ledger(user: Visitor, pk: int) -> Ledger:
    places = people.places(user, Role.OFFICE).values("pk")
    return _found(Ledger.objects.filter(plan__place__in=places).select_related("plan"), pk)


def _whole(lines: QuerySet[Line]) -> QuerySet[Line]:
    return lines.select_related("round", "round__plan", "task", "unit")


def _found(rows: QuerySet[Row], pk: int) -> Row:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
