"""Tasks counted by light: as a whole, by section and unit, by county. The database counts; each table is one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from yinxin.apps.plans.models import Section, Task, TaskUnit
from yinxin.apps.progress import lights

ACCEPTED = Q(status=Task.Status.ACCEPTED)


@dataclass(slots=True)
class Counts:
    """How many tasks have each light, and how many are accepted."""

    by_light: dict[str, int] = field(default_factory=dict)
    done: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_light.values())

    @property
    def asked(self) -> int:
        """Those that are still to be done or done: without what is suspended, merged or cancelled."""
        return self.total - self.by_light.get(lights.OFF, 0)

    @property
    def parts(self) -> list[tuple[str, str | Promise, int]]:
        """Light, its name and its count, those that ask for something first; empty ones are left out."""
        return [(light, name, self.by_light[light]) for light, name in lights.NAMES.items() if self.by_light.get(light)]

    @property
    def all_parts(self) -> list[tuple[str, str | Promise, int]]:
        """The same with the four lights that are empty."""
        shown = [light for light in lights.NAMES if light != lights.OFF or self.by_light.get(light)]
        return [(light, lights.NAMES[light], self.by_light.get(light, 0)) for light in shown]

    def add(self, light: str, count: int, done: int) -> None:
        self.by_light[light] = self.by_light.get(light, 0) + count
        self.done += done


def whole(tasks: QuerySet[Task], today: date) -> Counts:
    found = Counts()
    for light, count, done in _by_light(tasks, today):
        found.add(light, count, done)
    return found


def by_plan(tasks: QuerySet[Task], today: date) -> dict[int, Counts]:
    found: dict[int, Counts] = defaultdict(Counts)
    for plan, light, count, done in _by_light(tasks, today, "plan"):
        found[plan].add(light, count, done)
    return found


def by_section(tasks: QuerySet[Task], today: date) -> dict[int | None, Counts]:
    found: dict[int | None, Counts] = defaultdict(Counts)
    for section, light, count, done in _by_light(tasks, today, "section"):
        found[section].add(light, count, done)
    return found


def by_unit(tasks: QuerySet[Task], today: date, roles: Sequence[str]) -> dict[str, dict[int | None, Counts]]:
    """For each holder of a part, by section: “u12” is a unit, itself or as member of a group; “g3” a group of which no
    member is known; “n…” a name nobody has resolved: the same values as the facets of the list take."""
    parts = TaskUnit.objects.filter(task__in=tasks.order_by().values("pk"), until__isnull=True, role__in=roles)
    parts = parts.annotate(
        holder=Coalesce("unit", "group__members"), light=lights.shown(today, through="task__progress__")
    )
    counted = {"n": Count("task", distinct=True), "done": Count("task", distinct=True, filter=_accepted_through_task())}
    found: dict[str, dict[int | None, Counts]] = defaultdict(lambda: defaultdict(Counts))
    known = parts.filter(holder__isnull=False).order_by()
    for holder, section, light, n, done in known.values_list("holder", "task__section", "light").annotate(**counted):
        found[f"u{holder}"][section].add(light, n, done)
    unknown = parts.filter(holder__isnull=True).order_by()
    rows = unknown.values_list("group", "name", "task__section", "light").annotate(**counted)
    for group, name, section, light, n, done in rows:
        found[f"g{group}" if group else f"n{name}"][section].add(light, n, done)
    return found


@dataclass(frozen=True, slots=True)
class Column:
    """One section of the matrix with all sections below it. `value` is what the list's facet takes; empty without a section."""

    value: str
    title: str
    keys: frozenset[int | None]


def columns(sections: Sequence[Section], used: Iterable[int | None]) -> tuple[Column, ...]:
    """The highest level of headings on which the tasks divide; a lone heading above all is passed over."""
    keys = set(used)
    tops = [one for one in sections if one.pk in keys or any(key in keys for key in _below(one, sections))]
    level = [one for one in tops if one.depth == min((each.depth for each in tops), default=0)]
    while len(level) == 1 and level[0].pk not in keys:
        below = [one for one in tops if one.trail.startswith(level[0].trail) and one.pk != level[0].pk]
        level = [one for one in below if one.depth == min((each.depth for each in below), default=0)]
    found = [Column(str(one.pk), one.title, frozenset(_below(one, sections))) for one in level]
    rest = frozenset(keys - {key for one in found for key in one.keys})
    return (*found, Column("", "", rest)) if rest else tuple(found)


def _below(top: Section, sections: Sequence[Section]) -> set[int]:
    return {one.pk for one in sections if one.trail.startswith(top.trail)}


def _by_light(tasks: QuerySet[Task], today: date, *keys: str) -> Iterable[tuple]:  # type: ignore[type-arg]
    shown = tasks.order_by().annotate(light=lights.shown(today))
    return shown.values_list(*keys, "light").annotate(n=Count("pk"), done=Count("pk", filter=ACCEPTED))


def _accepted_through_task() -> Q:
    return Q(task__status=Task.Status.ACCEPTED)
