"""Plans, tasks and figures in the API: the same rows the pages show, to the same people, under the same filters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from ninja import Query, Router, Schema
from pydantic import Field

from yinxin.apps.people.models import Role
from yinxin.apps.plans import access, queries
from yinxin.apps.plans.filters import FACETS, TaskFilterForm
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.kit.policy import policy
from yinxin.kit.problems import InvalidInputError

router = Router(tags=["plans"])

EVERYBODY = frozenset({Role.OFFICE, Role.UNIT, Role.READER})
HIGHEST = 2**53
PAGE = 50
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
    label: str
    start: date | None
    end: date | None
    text: str


class MilestoneOut(Schema):
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
    limit: int = Field(PAGE, ge=1, le=MOST_ON_A_PAGE)
    offset: int = Field(0, ge=0, le=10**6)


class FigureQuery(PageQuery):
    plan: int | None = Field(None, ge=1, le=HIGHEST)
    task: int | None = Field(None, ge=1, le=HIGHEST)


class TaskQuery(PageQuery):
    """The filters of the responsibility list, named and written as in the addresses of its pages."""

    q: str = Field("", max_length=100)
    plan: int | None = Field(None, ge=1, le=HIGHEST)
    section: list[str] = Field([], max_length=50)
    lead: list[str] = Field([], max_length=50)
    unit: list[str] = Field([], max_length=50)
    phase: list[str] = Field([], max_length=50)
    year: list[str] = Field([], max_length=50)
    status: list[str] = Field([], max_length=50)
    figure: list[str] = Field([], max_length=50)
    sort: str = Field("", max_length=20)


@router.get("/plans", response=PlanPage, url_name="plans")
@policy("api.plans", roles=EVERYBODY)
def plans(request: HttpRequest, asked: Query[PageQuery]) -> Mapping[str, object]:
    return _page(access.plans(request.user).order_by("pk"), asked)


@router.get("/plans/{id}", response=PlanOut, url_name="plan")
@policy("api.plan", roles=EVERYBODY)
def plan(request: HttpRequest, id: int) -> Plan:
    return access.plan(request.user, _known(id))


@router.get("/tasks", response=TaskPage, url_name="tasks")
@policy("api.tasks", roles=EVERYBODY)
def tasks(request: HttpRequest, asked: Query[TaskQuery]) -> Mapping[str, object]:
    form = TaskFilterForm(_state(asked))
    if not form.is_valid():
        raise InvalidInputError.of(form)
    seen = access.tasks(request.user).filter(standing=Task.Standing.IN_LIST)
    return _page(queries.with_parts(form.sorted(form.narrow(seen))), asked)


@router.get("/tasks/{id}", response=TaskOut, url_name="task")
@policy("api.task", roles=EVERYBODY)
def task(request: HttpRequest, id: int) -> Task:
    return access.task(request.user, _known(id))


@router.get("/figures", response=FigurePage, url_name="figures")
@policy("api.figures", roles=EVERYBODY)
def figures(request: HttpRequest, asked: Query[FigureQuery]) -> Mapping[str, object]:
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
