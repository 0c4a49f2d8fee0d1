"""Units against sections: who has what to do, and how it stands. Units are listed as the directory lists them, never by result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from yinxin.apps.people.models import Unit, UnitGroup
from yinxin.apps.plans.models import Plan, Task, TaskUnit
from yinxin.apps.supervision.board import counting
from yinxin.apps.supervision.board.counting import Column, Counts

LEAD = (TaskUnit.Role.LEAD.value,)
ANY = tuple(TaskUnit.Role.values)


@dataclass(frozen=True, slots=True)
class Cell:
    """`query` is the query string of the task list that shows the tasks counted here."""

    counts: Counts
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    value: str
    name: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """`facet` is the facet of the list that names the units: those that lead, or all that have a part. `without` tasks name none."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Cell, ...]
    whole: Cell
    facet: str
    without: int


def matrix_of(plan: Plan, tasks: QuerySet[Task], today: date, *, leading: bool) -> Matrix:
    facet = "lead" if leading else "unit"
    found = counting.by_unit(tasks, today, LEAD if leading else ANY)
    sections = counting.by_section(tasks, today)
    heads = counting.columns(list(plan.sections.order_by("order", "pk")), sections)
    rows = [_row(value, name, found[value], heads, facet) for value, name in _named(found)]
    foot = tuple(Cell(_sum(sections, head), _query(section=head.value)) for head in heads)
    named = TaskUnit.objects.filter(until__isnull=True, role__in=LEAD if leading else ANY).values("task")
    return Matrix(heads, tuple(rows), foot, Cell(_total(sections), ""), facet, tasks.exclude(pk__in=named).count())


def _row(value: str, name: str, found: Mapping[int | None, Counts], heads: Sequence[Column], facet: str) -> Row:
    cells = tuple(Cell(_sum(found, head), _query(**{facet: value}, section=head.value)) for head in heads)
    return Row(value, name, cells, Cell(_total(found), _query(**{facet: value})))


def _named(found: Mapping[str, object]) -> list[tuple[str, str]]:
    """The units in the order of the directory, then groups and names that it does not know."""
    keys = [int(value[1:]) for value in found if value.startswith("u")]
    units = Unit.objects.filter(pk__in=keys).order_by("order", "pk").values_list("pk", "name")
    groups = UnitGroup.objects.filter(pk__in=[int(value[1:]) for value in found if value.startswith("g")])
    named = [(f"u{pk}", name) for pk, name in units]
    named += [(f"g{group.pk}", group.name) for group in groups.order_by("pk")]
    return [*named, *sorted((value, value[1:]) for value in found if value.startswith("n"))]


def _sum(found: Mapping[int | None, Counts], head: Column) -> Counts:
    counts = Counts()
    for key in head.keys:
        _into(counts, found.get(key))
    return counts


def _total(found: Mapping[int | None, Counts]) -> Counts:
    counts = Counts()
    for one in found.values():
        _into(counts, one)
    return counts


def _into(counts: Counts, one: Counts | None) -> None:
    for light, count in one.by_light.items() if one else ():
        counts.add(light, count, 0)
    counts.done += one.done if one else 0


def _query(**facets: str) -> str:
    state = QueryDict(mutable=True)
    for name, value in facets.items():
        if value:
            state[name] = value
    return state.urlencode()


def column_title(column: Column) -> str:
    return column.title or _("未分类")
