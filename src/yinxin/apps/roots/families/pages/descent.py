"""The descent of a branch as a nested list: who came from whom, as far as both may be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from yinxin.apps.roots.families.access import events_of
from yinxin.apps.roots.families.models import EventKind, Person, Relation, RelationKind
from yinxin.apps.roots.families.naming import titles_of

MOST = 300
"""Persons on one page; below the last the person's own page leads on."""

DESCENT = (RelationKind.FATHER, RelationKind.HEIR_OF, RelationKind.MOTHER)
"""Whose child somebody is shown as, the first that is known. 嗣子 stand with the father they were given to only where no other is."""


UNRANKED = 10_000
"""Behind all whose order among the children is known."""


@dataclass(frozen=True, slots=True)
class Spouse:
    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One person. `deeper`: a list of children follows; `closes`: so many lists end behind her. `is_cut`: children are left out."""

    pk: int
    name: str
    generation: int | None
    years: str
    spouses: tuple[Spouse, ...]
    is_heir: bool
    deeper: bool
    closes: range
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Descent:
    """`count` is of all persons of the branch, `left` of those beyond the lines."""

    lines: tuple[Line, ...]
    count: int

    @property
    def left(self) -> int:
        return max(0, self.count - sum(1 + len(line.spouses) for line in self.lines))


@dataclass(frozen=True, slots=True)
class _Parent:
    """`rank` is the child's among those of this parent."""

    pk: int
    kind: RelationKind
    rank: int


@dataclass(frozen=True, slots=True)
class _Step:
    pk: int
    depth: int
    is_cut: bool


def descent(persons: QuerySet[Person], among: QuerySet[Person]) -> Descent:
    """Of `persons`, with the spouses that are `among` those the reader may see."""
    generations = dict(persons.order_by(F("generation").asc(nulls_last=True), "pk").values_list("pk", "generation"))
    parents, married = _ties(persons, generations)
    children = defaultdict(list)
    for pk in sorted(parents, key=lambda one: (parents[one].rank, one)):
        children[parents[pk].pk].append(pk)
    joined = {one for pk, others in married.items() for one in others if pk in generations and one not in parents}
    lead = [
        pk
        for pk in generations
        if pk not in parents and not (pk in joined and _follows(pk, married, parents, children))
    ]
    steps = list(_walked(lead, children))
    shown = [step.pk for step in steps]
    names = titles_of([*shown, *(one for pk in shown for one in married[pk])])
    seen = set(among.filter(pk__in=[one for pk in shown for one in married[pk]]).values_list("pk", flat=True))
    years = _years(among, shown)
    after = [*(step.depth for step in steps), 0][1:]
    lines = [
        Line(
            pk=step.pk,
            name=names.get(step.pk, ""),
            generation=generations[step.pk],
            years=years.get(step.pk, ""),
            spouses=tuple(Spouse(one, names[one]) for one in married[step.pk] if one in seen and one in names),
            is_heir=step.pk in parents and parents[step.pk].kind == RelationKind.HEIR_OF,
            deeper=beyond > step.depth,
            closes=range(max(0, step.depth - beyond)),
            is_cut=step.is_cut,
        )
        for step, beyond in zip(steps, after, strict=True)
    ]
    return Descent(tuple(lines), len(generations))


def _ties(
    rows: QuerySet[Person], persons: Mapping[int, object]
) -> tuple[dict[int, _Parent], defaultdict[int, list[int]]]:
    """Child → (parent, kind), and person → spouses."""
    parents: dict[int, _Parent] = {}
    married: defaultdict[int, list[int]] = defaultdict(list)
    ends = rows.order_by().values("pk")
    ties = Relation.objects.filter(Q(person__in=ends) | Q(other__in=ends), kind__in=[*DESCENT, RelationKind.SPOUSE])
    for person, other, kind, rank in ties.order_by("pk").values_list("person_id", "other_id", "kind", "rank"):
        if kind == RelationKind.SPOUSE:
            married[person].append(other)
            married[other].append(person)
        elif person in persons and other in persons and _is_nearer(kind, parents.get(person)):
            parents[person] = _Parent(other, RelationKind(kind), rank or UNRANKED)
    return parents, married


def _is_nearer(kind: str, held: _Parent | None) -> bool:
    return held is None or DESCENT.index(RelationKind(kind)) < DESCENT.index(held.kind)


def _follows(
    pk: int, married: Mapping[int, Sequence[int]], parents: Mapping[int, object], children: Mapping[int, object]
) -> bool:
    """A wife without parents in the branch stands beside her husband, unless she alone has the children or he has no line either."""
    if children.get(pk):
        return False
    return any(one in parents or children.get(one) or one < pk for one in married[pk])


def _walked(lead: Iterable[int], children: Mapping[int, Sequence[int]]) -> Iterable[_Step]:
    """Down each line in turn, the eldest first, until the page is full."""
    waiting = [(pk, 0) for pk in reversed(list(lead))]
    count = 0
    while waiting and count < MOST:
        pk, depth = waiting.pop()
        count += 1
        below = children.get(pk, ())
        fits = count + len(below) <= MOST
        yield _Step(pk, depth, is_cut=bool(below) and not fits)
        if fits:
            waiting.extend((one, depth + 1) for one in reversed(below))


def _years(among: QuerySet[Person], shown: Sequence[int]) -> dict[int, str]:
    """1832/1834–1890: each year that a source has; nothing where none is known."""
    told: defaultdict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    rows = events_of(among.filter(pk__in=shown)).filter(
        kind__in=[EventKind.BIRTH, EventKind.DEATH], on_year__isnull=False
    )
    for person, kind, year in rows.order_by().values_list("person_id", "kind", "on_year"):
        told[person][kind].add(year or 0)
    return {pk: _span(kinds[EventKind.BIRTH], kinds[EventKind.DEATH]) for pk, kinds in told.items()}


def _span(births: Iterable[int], deaths: Iterable[int]) -> str:
    born, died = ("/".join(str(year) for year in sorted(years)) for years in (births, deaths))
    return f"{born or '?'}–{died or '?'}"
