"""Facets of the responsibility list with their counts, each counted without its own filter. The number of queries is fixed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext as _

from yinxin.apps.people.models import UnitGroup
from yinxin.apps.plans.filters import FACETS, NO_DATE, TaskFilterForm, known_above
from yinxin.apps.plans.models import Figure, Phase, Section, Task, TaskUnit

SHARED = ("status", "light")
"""Facets that say nothing where all tasks have the same."""

OF_ONE_PLAN = ("section",)
"""Facets that say nothing across plans: a heading does not tell of which one it is, and there are hundreds."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet. `query` is the address's query string with this value switched."""

    value: str
    label: str
    count: int
    selected: bool
    query: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.selected)


@dataclass(frozen=True, slots=True)
class Counted:
    value: str
    label: str
    count: int
    depth: int = 0


def facets(tasks: QuerySet[Task], form: TaskFilterForm, state: QueryDict, *, across: bool = False) -> tuple[Facet, ...]:
    """`across`: the tasks are of many plans. Empty facets are left out, and that of a status or light all tasks share; a chosen value stays, so that it can be taken away again."""
    made = []
    for name in FACETS:
        if across and name in OF_ONE_PLAN and not form.cleaned_data.get(name):
            continue
        counted = _counted(name, form.narrow(tasks, leave_out=name).order_by())
        chosen = form.cleaned_data.get(name) or []
        lost = [Counted(value, value, 0) for value in chosen if value not in {item.value for item in counted}]
        options = tuple(_option(name, item, chosen, state) for item in [*counted, *lost])
        if options and (name not in SHARED or len(options) > 1 or chosen):
            made.append(Facet(name, str(form.fields[name].label), options))
    return tuple(made)


def _counted(name: str, tasks: QuerySet[Task]) -> list[Counted]:
    if name in COUNTS:
        return COUNTS[name](tasks)
    return [Counted(value, label, count) for value, label, count in known_above(name).counted(tasks)]


def switched(state: QueryDict, name: str, value: str) -> str:
    """The query string with one value of a field put in or taken out, back on the first page."""
    changed = state.copy()
    changed.pop("page", None)
    values = changed.getlist(name)
    changed.setlist(name, [one for one in values if one != value] if value in values else [*values, value])
    return changed.urlencode()


def _option(name: str, item: Counted, chosen: list[str], state: QueryDict) -> Option:
    query = switched(state, name, item.value)
    return Option(item.value, item.label, item.count, item.value in chosen, query, item.depth)


def _sections(tasks: QuerySet[Task]) -> list[Counted]:
    """A section counts the tasks of all sections below it."""
    own: dict[int, int] = dict(tasks.filter(section__isnull=False).values_list("section").annotate(Count("pk")))
    if not own:
        return []
    plans = Section.objects.filter(pk__in=own).values("plan")
    rows = list(Section.objects.filter(plan__in=plans).order_by("plan", "order", "pk"))
    below: Counter[int] = Counter()
    keys = {row.pk for row in rows}
    for row in rows:
        if row.pk in own:
            for key in (int(part) for part in row.trail.split("/") if part):
                below[key] += own[row.pk]
    return [
        Counted(str(row.pk), row.title, below[row.pk], row.depth) for row in rows if row.pk in keys and below[row.pk]
    ]


def _units(roles: Iterable[str]) -> Callable[[QuerySet[Task]], list[Counted]]:
    def count(tasks: QuerySet[Task]) -> list[Counted]:
        parts = TaskUnit.objects.filter(task__in=tasks.values("pk"), until__isnull=True, role__in=roles)
        rows = parts.values_list("unit", "unit__name", "group", "group__name", "name", "task")
        held: defaultdict[tuple[Any, ...], set[int]] = defaultdict(set)
        for *named, printed, task in rows.iterator(chunk_size=5_000):
            held[*named, "" if named[0] or named[2] else printed].add(task)
        members = _members({key[2] for key in held if key[2]})
        found: defaultdict[str, set[int]] = defaultdict(set)
        labels: dict[str, str] = {}
        for (unit, unit_name, group, group_name, printed), having in held.items():
            for value, label in _values(unit, unit_name, group, group_name, printed, members):
                found[value] |= having
                labels[value] = label
        counted = [Counted(value, labels[value], len(keys)) for value, keys in found.items()]
        return sorted(counted, key=lambda item: (-item.count, item.label))

    return count


def _values(
    unit: int | None,
    unit_name: str | None,
    group: int | None,
    group_name: str | None,
    printed: str,
    members: dict[int, list[tuple[int, str]]],
) -> list[tuple[str, str]]:
    if unit:
        return [(f"u{unit}", unit_name or printed)]
    if group:
        return [(f"g{group}", group_name or printed), *((f"u{key}", name) for key, name in members.get(group, []))]
    return [(f"n{printed}", printed)]


def _members(groups: set[int]) -> dict[int, list[tuple[int, str]]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    pairs = UnitGroup.objects.filter(pk__in=groups, members__isnull=False)
    for group, unit, name in pairs.values_list("pk", "members", "members__name"):
        found[group].append((unit, name))
    return found


def _phases(tasks: QuerySet[Task]) -> list[Counted]:
    rows = Phase.objects.filter(task__in=tasks.values("pk")).exclude(text="")
    counted = rows.order_by("label").values_list("label").annotate(Count("task", distinct=True))
    return [Counted(label, label, count) for label, count in counted]


def _years(tasks: QuerySet[Task]) -> list[Counted]:
    rows = tasks.annotate(due_year=ExtractYear("due_on")).values_list("due_year").annotate(Count("pk"))
    counted = sorted(rows, key=lambda row: row[0] or 9999)
    return [
        Counted(str(year), _("%(year)s年") % {"year": year}, count)
        if year
        else Counted(NO_DATE, _("未写明时限"), count)
        for year, count in counted
    ]


def _statuses(tasks: QuerySet[Task]) -> list[Counted]:
    labels = dict(Task.Status.choices)
    rows = dict(tasks.values_list("status").annotate(Count("pk")))
    return [Counted(value, str(labels[value]), rows[value]) for value in Task.Status.values if value in rows]


def _figures(tasks: QuerySet[Task]) -> list[Counted]:
    having = Q(pk__in=Figure.objects.filter(task__isnull=False).values("task"))
    rows = tasks.aggregate(yes=Count("pk", filter=having), no=Count("pk", filter=~having))
    counted = [Counted("yes", _("有指标"), rows["yes"]), Counted("no", _("无指标"), rows["no"])]
    return [item for item in counted if item.count]


COUNTS: dict[str, Callable[[QuerySet[Task]], list[Counted]]] = {
    "section": _sections,
    "lead": _units([TaskUnit.Role.LEAD]),
    "unit": _units(list(TaskUnit.Role.values)),
    "phase": _phases,
    "year": _years,
    "status": _statuses,
    "figure": _figures,
}
