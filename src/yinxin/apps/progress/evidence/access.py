"""Which report documents and found evidence a user may see, and in which plans she may have evidence sought.

The office of a government sees the documents of its plans, whoever sent them; a unit's reporter and head see what came from their
own unit, and decide about its own duties alone. What an 内部 document says is for those who may see the document, on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit
from yinxin.apps.plans.models import Classification, Plan, Task
from yinxin.apps.progress import access as progress
from yinxin.apps.progress.models import Candidate, Evidence, ReportDocument, Statement

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row", bound=Model)

INTERNAL = Q(candidate__statement__document__classification=Classification.INTERNAL)
"""Evidence from a document marked 内部."""

FROM_OPEN_DOCUMENTS = ~INTERNAL
"""Evidence that a report may carry: whoever sees the task reads its reports."""


def documents(user: Visitor) -> QuerySet[ReportDocument]:
    offices = people.places(user, Role.OFFICE).values("pk")
    seen = ReportDocument.objects.filter(Q(place__in=offices) | Q(unit__in=people.own_units(user)))
    return seen.select_related("place", "unit", "uploaded_by", "received")


def document(user: Visitor, pk: int) -> ReportDocument:
    return _found(documents(user), pk)


def statement(user: Visitor, pk: int) -> Statement:
    seen = Statement.objects.filter(document__in=documents(user).order_by().values("pk"))
    return _found(seen.select_related("document"), pk)


def offices(user: Visitor) -> QuerySet[Unit]:
    """The places for whose plans this user may have evidence sought in anybody's document."""
    return people.places(user, Role.OFFICE)


def units(user: Visitor) -> QuerySet[Unit]:
    """The units for which this user may send in a document."""
    return people.own_units(user)


def plans(user: Visitor) -> QuerySet[Plan]:
    """The plans in force in which this user may have evidence sought: her office's, and those with a duty of her units."""
    mine = Q(place__in=people.places(user, Role.OFFICE).values("pk")) | Q(
        pk__in=progress.tasks(user)
        .order_by()
        .filter(pk__in=progress.duties_of(people.own_units(user)).values("task"))
        .values("plan")
    )
    return Plan.objects.filter(mine, state=Plan.State.IN_FORCE).select_related("place")


def sought(document: ReportDocument) -> QuerySet[Task]:
    """The tasks that a document may support: those of its plans; of a unit's document the unit's own."""
    tasks = Task.objects.filter(plan__in=document.plans.order_by().values("pk"), standing=Task.Standing.IN_LIST)
    if document.unit_id:
        tasks = tasks.filter(pk__in=progress.duties_of([document.unit]).values("task"))  # type: ignore[list-item]
    return tasks


def decidable(user: Visitor, document: ReportDocument) -> QuerySet[Task]:
    """Those of them about which this user may say yes now."""
    return sought(document).filter(pk__in=progress.tasks(user).order_by().values("pk"))


def candidates(user: Visitor, statement: Statement) -> QuerySet[Candidate]:
    """The tasks it may support; one that left the list meanwhile, or went to another unit, is shown no more."""
    seen = statement.candidates.filter(task__in=decidable(user, statement.document).order_by().values("pk"))
    return seen.select_related("task", "task__plan", "figure", "evidence").order_by("rank")


def found(user: Visitor) -> QuerySet[Evidence]:
    """Confirmed statements of tasks this user sees, those of 内部 documents only where she may see the document."""
    tasks = progress.tasks(user).order_by().values("pk")
    rows = Evidence.objects.filter(kind=Evidence.Kind.STATEMENT, withdrawn_at__isnull=True, task__in=tasks)
    mine = Q(candidate__statement__document__in=documents(user).order_by().values("pk"))
    return rows.filter(mine | FROM_OPEN_DOCUMENTS).select_related("figure", "by").order_by("pk")


def _found(rows: QuerySet[Row], pk: int) -> Row:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
