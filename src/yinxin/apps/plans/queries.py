"""What the pages show, read with a fixed number of queries. Each function gives one value that a template prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans import access
from yinxin.apps.plans.columns import COLUMNS, Column, chosen
from yinxin.apps.plans.facets import Facet, Option, facets, switched
from yinxin.apps.plans.filters import FACETS, GROUPINGS, SORTS, TaskFilterForm
from yinxin.apps.plans.models import Amendment, Figure, Plan, Section, Source, Task, TaskUnit
from yinxin.apps.plans.paging import rows_on
from yinxin.apps.plans.quoting import Place, places
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history

PAGE_SIZE = 50
DUTIES_PAGE_SIZE = 50

EXPORTS: tuple[tuple[str, str | Promise], ...] = (
    ("xlsx", gettext_lazy("Excel 表格")),
    ("docx", gettext_lazy("Word 文档")),
    ("csv", gettext_lazy("CSV 文本")),
    ("json", gettext_lazy("JSON 数据")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A task and its cells in the order of the chosen columns."""

    task: Task
    cells: tuple[tuple[Column, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TaskList:
    """The responsibility list as asked for. `query` is its state for links; `exports` are (kind, label, query string)."""

    plan: Plan | None
    form: TaskFilterForm
    facets: tuple[Facet, ...]
    groups: tuple[Group, ...]
    columns: tuple[Column, ...]
    column_options: tuple[Option, ...]
    group_options: tuple[Option, ...]
    sort_options: tuple[Option, ...]
    page: Page[Task]
    total: int
    query: str
    is_filtered: bool

    @property
    def exports(self) -> tuple[tuple[str, str | Promise], ...]:
        return EXPORTS


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan in the list of plans, with what it holds."""

    plan: Plan
    tasks: int
    units: int
    figures: int
    waiting: Source | None


@dataclass(frozen=True, slots=True)
class TaskPage:
    task: Task
    units: tuple[TaskUnit, ...]
    handed_over: tuple[TaskUnit, ...]
    figures: tuple[Figure, ...]
    amendments: tuple[Amendment, ...]
    places: tuple[Place, ...]
    previous: Task | None
    next: Task | None
    may_amend: bool
    shared: tuple[int, ...]
    events: QuerySet[Event]
    known: frozenset[int]
    """The units among them whose own page this user may open."""


@dataclass(frozen=True, slots=True)
class Duties:
    """“Our duties”: the tasks of one unit, by the part it has in them. `through` are those it has as member of a group."""

    unit: Unit
    lead: tuple[Row, ...]
    member: tuple[Row, ...]
    guide: tuple[Row, ...]
    through: tuple[tuple[str, tuple[Row, ...]], ...]
    total: int
    page: Page[Task] | None


def with_parts(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Everything a row or an exported task prints, in a fixed number of queries."""
    return tasks.select_related("plan", "section", "parent").prefetch_related(
        "units", "phases", "milestones", Prefetch("figures", Figure.objects.order_by("order"))
    )


def task_list(user: User, form: TaskFilterForm, state: QueryDict, *, plan: Plan | None = None) -> TaskList:
    """`form` has been validated; what it refuses is shown by the page and filters nothing."""
    state = form.without_ignored(state)
    seen = access.tasks(user).filter(standing=Task.Standing.IN_LIST)
    if plan:
        seen = seen.filter(plan=plan)
    narrowed = form.sorted(form.narrow(seen))
    page = Paginator(narrowed, PAGE_SIZE).get_page(state.get("page"))
    columns = chosen(form.cleaned_data.get("columns") or [], across=plan is None)
    page.object_list = with_parts(rows_on(page, narrowed))
    grouping = form.cleaned_data.get("group") or ""
    return TaskList(
        plan=plan,
        form=form,
        facets=facets(seen, form, state, across=plan is None),
        groups=_grouped(page.object_list, columns, grouping),
        columns=columns,
        column_options=_column_options(columns, state),
        group_options=_choices("group", GROUPINGS, grouping, state),
        sort_options=_choices("sort", SORTS, form.cleaned_data.get("sort") or "order", state),
        page=page,
        total=page.paginator.count,
        query=_without_page(state),
        is_filtered=any(form.cleaned_data.get(name) for name in ("q", *FACETS)),
    )


def exported(user: User, form: TaskFilterForm, plan: Plan) -> QuerySet[Task]:
    """The rows of an export: what the list shows, on all its pages."""
    seen = access.tasks(user).filter(standing=Task.Standing.IN_LIST, plan=plan)
    return with_parts(form.sorted(form.narrow(seen)))


def plan_cards(user: User) -> list[PlanCard]:
    counted = access.plans(user).annotate(
        task_count=Count("tasks", filter=Q(tasks__standing=Task.Standing.IN_LIST), distinct=True),
        unit_count=Count("tasks__units__name", filter=Q(tasks__standing=Task.Standing.IN_LIST), distinct=True),
    )
    figures = dict(access.figures(user).order_by().values_list("plan").annotate(Count("pk")))
    waiting = {source.plan_id: source for source in access.sources(user).filter(state=Source.State.READY)}
    return [
        PlanCard(plan, plan.task_count, plan.unit_count, figures.get(plan.pk, 0), waiting.get(plan.pk))
        for plan in counted
    ]


def unfinished_sources(user: User) -> QuerySet[Source]:
    """Documents that still wait for a person or could not be read."""
    return access.sources(user).exclude(state=Source.State.CONFIRMED)


def task_page(user: User, task: Task) -> TaskPage:
    units = tuple(task.units.select_related("unit", "group"))
    neighbours = access.tasks(user).filter(plan=task.plan_id, standing=Task.Standing.IN_LIST)
    return TaskPage(
        task=task,
        units=tuple(unit for unit in units if unit.until is None),
        handed_over=tuple(unit for unit in units if unit.until is not None),
        figures=tuple(task.figures.all()),
        amendments=tuple(task.amendments.select_related("made_by")),
        shared=tuple(unit.pk for unit in units if _is_shared(unit, units)),
        places=places(task.source.text_of_source, task.spans),
        previous=neighbours.filter(order__lt=task.order).order_by("-order").first(),
        next=neighbours.filter(order__gt=task.order).order_by("order").first(),
        may_amend=access.places_to_work_in(user).filter(pk=task.plan.place_id).exists(),
        events=history(task),
        known=frozenset(
            people.units(user).filter(pk__in=[unit.unit_id for unit in units]).values_list("pk", flat=True)
        ),
    )


def _is_shared(part: TaskUnit, parts: Sequence[TaskUnit]) -> bool:
    """After a split several units stand where the document prints one: each may be told that the duty is not its own."""
    beside = [one for one in parts if one.until is None and (one.order, one.role) == (part.order, part.role)]
    return len(beside) > 1 and any(one.since for one in beside)


def duties(user: User, unit: Unit, *, page: str = "") -> Duties:
    """Seen are only the tasks this user may see at all; with a `page`, those of that page."""
    seen = access.tasks(user).filter(standing=Task.Standing.IN_LIST)
    parts = access.duties_of([unit]).filter(task__in=seen.order_by().values("pk")).select_related("group")
    found = with_parts(seen.filter(pk__in=parts.values("task")).order_by("plan", "order", "pk"))
    shown = Paginator(found, DUTIES_PAGE_SIZE).get_page(page) if page else None
    by_task = {task.pk: task for task in (shown or found)}
    columns = chosen([], across=True)
    rows = {pk: _row(task, columns) for pk, task in by_task.items()}
    own = {
        role: [part.task_id for part in parts if part.unit_id and part.role == role] for role in TaskUnit.Role.values
    }
    groups: dict[str, list[int]] = {}
    for part in parts:
        if part.group:
            groups.setdefault(part.group.name, []).append(part.task_id)

    def of(keys: list[int]) -> tuple[Row, ...]:
        wanted = set(keys)
        return tuple(row for pk, row in rows.items() if pk in wanted)

    return Duties(
        unit=unit,
        lead=of(own[TaskUnit.Role.LEAD]),
        member=of(own[TaskUnit.Role.MEMBER]),
        guide=of(own[TaskUnit.Role.GUIDE]),
        through=tuple((name, of(keys)) for name, keys in sorted(groups.items())),
        total=shown.paginator.count if shown else len(rows),
        page=shown,
    )


def own_duties(user: User) -> list[Duties]:
    """The duties of every unit for which this user reports."""
    return [duties(user, unit) for unit in people.own_units(user).order_by("order", "pk")]


def sections_of(plan: Plan) -> QuerySet[Section]:
    """The parts of a plan that are not duties: prefaces, goals, reports, annexes. A heading alone is no part to read."""
    return plan.sections.exclude(text="").exclude(text=F("title")).order_by("order", "pk")


def _grouped(tasks: Iterable[Task], columns: tuple[Column, ...], grouping: str) -> tuple[Group, ...]:
    groups: dict[str, list[Row]] = {}
    for task in tasks:
        for title in _titles(task, grouping):
            groups.setdefault(title, []).append(_row(task, columns))
    return tuple(Group(title, tuple(rows)) for title, rows in groups.items())


def _titles(task: Task, grouping: str) -> list[str]:
    """A task led by two units stands under both."""
    if grouping == "section":
        return [" / ".join(task.path) or _("未分类")]
    if grouping == "unit":
        leads = [unit.name for unit in task.units.all() if unit.role == TaskUnit.Role.LEAD and unit.until is None]
        return leads or [_("未写明牵头单位")]
    if grouping == "due":
        return [_("%(year)s年") % {"year": _year(task.due_on)} if task.due_on else _("未写明时限")]
    return [""]


def _year(day: date) -> int:
    return day.year


def _row(task: Task, columns: tuple[Column, ...]) -> Row:
    return Row(task, tuple((column, column.text(task)) for column in columns))


def _column_options(columns: tuple[Column, ...], state: QueryDict) -> tuple[Option, ...]:
    """Switching a column starts from those that stand there now."""
    now = state.copy()
    now.setlist("columns", [column.name for column in columns])
    return tuple(
        Option(column.name, str(column.label), 0, column in columns, switched(now, "columns", column.name))
        for column in COLUMNS
    )


def _choices(name: str, choices: Sequence[tuple[str, str | Promise]], now: str, state: QueryDict) -> tuple[Option, ...]:
    options = []
    for value, label in choices:
        changed = state.copy()
        changed.pop("page", None)
        changed[name] = value
        if not value:
            del changed[name]
        options.append(Option(value, str(label), 0, value == now, changed.urlencode()))
    return tuple(options)


def _without_page(state: QueryDict) -> str:
    changed = state.copy()
    changed.pop("page", None)
    return changed.urlencode()
