"""Plans, tasks and figures in the API: the same rows the pages show, to the same people, under the same filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from ninja import Query, Router, Schema
from pydantic import Field

from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans import access, queries
from yinxin.apps.plans.filters import FACETS, TaskFilterForm
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.kit.policy import policy
from yinxin.kit.problems import InvalidInputError

router = Router(tags=["plans"])

HIGHEST = 2**53
PAGE = 50
FacetValue = Annotated[str, Field(max_length=200)]
MOST_ON_A_PAGE = 200


class PlanOut(Schema):
    """`classification` is open or internal; `lead_rule` explicit, first-listed or none."""

    id: int
    title: str
    document_number: str
    issuer: str
    place_id: int
    period_start: date | None
    period_end: date | None
    classification: str
    lead_rule: str
    state: str


class PlanPage(Schema):
    """One page of plans; `count` is how many there are in all."""

    count: int
    items: list[PlanOut]


class TaskUnitOut(Schema):
    """`name` is as printed; `unit_id` or `group_id` what the directory knows it as; `role` lead, member or guide."""

    name: str
    role: str
    unit_id: int | None
    group_id: int | None


class PhaseOut(Schema):
    """What is to be reached in a named span; `start` and `end` are its first and last day."""

    label: str
    start: date | None
    end: date | None
    text: str


class MilestoneOut(Schema):
    """A dated step; `due` is a day, a month or a year."""

    due: str
    text: str


class TaskOut(Schema):
    """A task of the list. `due` is a day, a month or a year as printed, `due_on` its last day."""

    id: int
    plan_id: int
    serial: int
    path: list[str]
    title: str
    text: str
    measures: list[str]
    phases: list[PhaseOut]
    safeguards: str
    notes: str
    units: list[TaskUnitOut]
    due: str
    due_on: date | None
    due_text: str
    milestones: list[MilestoneOut]
    recurrence: str
    kind: str
    parent_id: int | None
    standing: str
    status: str

    @staticmethod
    def resolve_units(task: Task) -> list[Any]:
        return [unit for unit in task.units.all() if unit.until is None]


class TaskPage(Schema):
    """One page of tasks; `count` is how many pass the filters."""

    count: int
    items: list[TaskOut]


class FigureOut(Schema):
    """`value` is in the printed unit; `quote` the clause it stands in; `comparator` one of = >= > <= < ~."""

    id: int
    plan_id: int
    task_id: int | None
    quote: str
    subject: str
    value: Decimal | None
    upper: Decimal | None
    comparator: str
    unit: str
    due: str
    recurrence: str
    kind: str


class FigurePage(Schema):
    """One page of figures; `count` is how many there are in all."""

    count: int
    items: list[FigureOut]


class PageQuery(Schema):
    """Which page of a list."""

    limit: int = Field(PAGE, ge=1, le=MOST_ON_A_PAGE, description="Rows on this page")
    offset: int = Field(0, ge=0, le=10**6, description="Rows left out before it")


class FigureQuery(PageQuery):
    """Which page, and of which plan or task."""

    plan: int | None = Field(None, ge=1, le=HIGHEST, description="Number of the plan")
    task: int | None = Field(None, ge=1, le=HIGHEST, description="Number of the task")


class TaskQuery(PageQuery):
    """The filters of the responsibility list, named and written as in the addresses of its pages."""

    q: str = Field("", max_length=100, description="Words that must all occur, in either script")
    plan: int | None = Field(None, ge=1, le=HIGHEST, description="Number of the plan")
    section: list[FacetValue] = Field(
        [], max_length=50, description="Heading the task stands under, as in the address of the list page"
    )
    lead: list[FacetValue] = Field([], max_length=50, description="Leading unit, as in the address of the list page")
    unit: list[FacetValue] = Field(
        [], max_length=50, description="Any unit of the task, as in the address of the list page"
    )
    phase: list[FacetValue] = Field([], max_length=50, description="Phase, as in the address of the list page")
    year: list[FacetValue] = Field([], max_length=50, description="Year it is due, as in the address of the list page")
    status: list[FacetValue] = Field([], max_length=50, description="Status, as in the address of the list page")
    light: list[FacetValue] = Field([], max_length=50, description="Light of today: red, grey, amber, green or off")
    alarm: list[FacetValue] = Field([], max_length=50, description="What asks for a second look at its reports")
    figure: list[FacetValue] = Field(
        [], max_length=50, description="Whether a figure is promised, as in the address of the list page"
    )
    sort: Literal["", "order", "due", "-due", "title", "serial"] = Field(
        "", description="As in the address of the list page"
    )


@router.get("/plans", response=PlanPage, url_name="plans", summary="List the plans")
@policy("api.plans", roles=PLANS)
def plans(request: HttpRequest, asked: Query[PageQuery]) -> Mapping[str, object]:
    """The office sees every plan of its place; others see confirmed, open ones."""
    return _page(access.plans(request.user).order_by("pk"), asked)


@router.get("/plans/{id}", response=PlanOut, url_name="plan", summary="One plan")
@policy("api.plan", roles=PLANS)
def plan(request: HttpRequest, id: int) -> Plan:
    """The plan itself; its tasks and figures are asked for with `plan`."""
    return access.plan(request.user, _known(id))


@router.get("/tasks", response=TaskPage, url_name="tasks", summary="List, filter and search the tasks")
@policy("api.tasks", roles=PLANS)
def tasks(request: HttpRequest, asked: Query[TaskQuery]) -> Mapping[str, object]:
    """The tasks of the responsibility list, narrowed and sorted as on its page; several values of one filter mean "or"."""
    form = TaskFilterForm(_state(asked))
    if not form.is_valid():
        raise InvalidInputError.of(form)
    seen = access.tasks(request.user).filter(standing=Task.Standing.IN_LIST)
    return _page(queries.with_parts(form.sorted(form.narrow(seen))), asked)


@router.get("/tasks/{id}", response=TaskOut, url_name="task", summary="One task")
@policy("api.task", roles=PLANS)
def task(request: HttpRequest, id: int) -> Task:
    """The task with its units as they are today; for the office also one withdrawn from the list."""
    return access.task(request.user, _known(id))


@router.get("/figures", response=FigurePage, url_name="figures", summary="List the figures promised or reported")
@policy("api.figures", roles=PLANS)
def figures(request: HttpRequest, asked: Query[FigureQuery]) -> Mapping[str, object]:
    """The figures of the plans the user sees, of one plan or one task where asked."""
    found = access.figures(request.user).order_by("plan", "task", "order", "pk")
    if asked.plan is not None:
        found = found.filter(plan=asked.plan)
    if asked.task is not None:
        found = found.filter(task=asked.task)
    return _page(found, asked)


def _page(rows: QuerySet[Plan] | QuerySet[Task] | QuerySet[Figure], asked: PageQuery) -> Mapping[str, object]:
    return {"count": rows.count(), "items": list(rows[asked.offset : asked.offset + asked.limit])}


def _state(asked: TaskQuery) -> QueryDict:
    """The query as the list's own form takes it: page and API are judged by one form."""
    state = QueryDict(mutable=True)
    state["q"], state["sort"] = asked.q, asked.sort
    if asked.plan is not None:
        state["plan"] = str(asked.plan)
    for name in FACETS:
        state.setlist(name, getattr(asked, name))
    return state


def _known(number: int) -> int:
    """Numbers beyond the database's own are nobody's."""
    return min(max(number, 0), HIGHEST)
