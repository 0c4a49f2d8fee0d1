"""Judging who of the kept persons is proven to have died: together with all their kin, whenever a fact changes, and every year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.apps.roots.families.facts import dated, life_facts, parent_of
from yinxin.apps.roots.families.models import Citation, Event, IndexState, Person, PersonName, Relation, RelationKind
from yinxin.domain.kinship.bounds import Bound
from yinxin.domain.kinship.descent import descent_of
from yinxin.domain.kinship.living import LONGEST_LIFE, RULE, Because, LifeFacts, Standing
from yinxin.domain.kinship.tree import Tree, standings
from yinxin.kit.outbox.schedules import Schedule, daily

if TYPE_CHECKING:
    from yinxin.kit.outbox.progress import Progress

AT_ONCE = 500
"""Keys in one question: SQLite takes a thousand."""

AGAIN_AFTER = timedelta(days=365)

JUDGE_AGAIN = Schedule(
    "families.judge", "yinxin.apps.roots.families.judging.judge_again", daily("03:50"), _("重新核对谱中人是否已故")
)


def judge_again(progress: Progress) -> dict[str, int]:
    """The job: whoever was judged a year ago or by an earlier rule, with her kin. Nobody becomes living; who is not proven is hidden."""
    today = timezone.localdate()
    due = Q(judged_on__isnull=True) | Q(judged_on__lte=today - AGAIN_AFTER) | ~Q(rule=RULE)
    waiting = set(Person.everyone.filter(due).values_list("pk", flat=True))
    total, judged = len(waiting), 0
    while waiting:
        with transaction.atomic():
            found = judge([waiting.pop()], today=today)
        waiting -= found.keys()
        judged += len(found)
        progress.advance(total - len(waiting), total)
    return {"judged": judged}


def judge(persons: Iterable[int], *, today: date) -> dict[int, Standing]:
    """Judge these and everybody tied to them, and keep what was found. The caller opened the transaction."""
    found = standings(tree_around(persons), today=today)
    rows = _held(found)
    for pk, row in rows.items():
        _write(row, found[pk], today)
    Person.everyone.bulk_update(rows.values(), ["standing", "because", "proven_from", "judged_on", "rule"], AT_ONCE)
    moved()
    return found


def moved() -> None:
    """The index of names is behind: see `indexing.version`."""
    IndexState.objects.get_or_create(pk=1)
    IndexState.objects.filter(pk=1).update(number=F("number") + 1)


def judged_by_kin(persons: Iterable[int]) -> dict[int, tuple[str, date | None]]:
    """Of everybody who is tied to these, and whose death is proven by kin alone: what it is proven by, and from which day."""
    found: dict[int, tuple[str, date | None]] = {}
    for some in _portions(_reached(set(persons))[0]):
        rows = Person.everyone.filter(pk__in=some, because=Because.KIN).order_by()
        found |= {pk: (because, day) for pk, because, day in rows.values_list("pk", "because", "proven_from")}
    return found


def tree_around(persons: Iterable[int]) -> Tree[int]:
    """Everybody who is tied to these by any number of steps, with what is known of them."""
    keys, ties = _reached(set(persons))
    lines = descent_of(parent for tie in ties if (parent := parent_of(*tie)))
    return Tree(
        facts=facts_of(keys),
        blood=lines.blood,
        adopted=lines.adopted,
        spouses=[(person, other) for person, other, kind, _trust in ties if kind == RelationKind.SPOUSE],
    )


def facts_of(keys: Collection[int]) -> dict[int, LifeFacts]:
    """The life facts of kept persons by their numbers, each by her own rows; gone numbers are left out."""
    events: defaultdict[int, list[tuple[Event, Citation]]] = defaultdict(list)
    sources: defaultdict[int, list[str]] = defaultdict(list)
    persons: dict[int, int | None] = {}
    for some in _portions(keys):
        for row in Person.everyone.filter(pk__in=some).select_related("citation__book"):
            persons[row.pk] = row.generation
            sources[row.pk].append(dated(row.citation))
        for event in Event.everyone.filter(person__in=some).select_related("citation__book"):
            events[event.person_id].append((event, event.citation))
            sources[event.person_id].append(dated(event.citation))
        for name in PersonName.everyone.filter(person__in=some).select_related("citation__book"):
            sources[name.person_id].append(dated(name.citation))
    return {pk: life_facts(events[pk], sources[pk], generation) for pk, generation in persons.items()}


def _reached(persons: set[int]) -> tuple[set[int], set[tuple[int, int, str, str]]]:
    seen, edge, ties = set(persons), set(persons), set()
    while edge:
        beyond: set[int] = set()
        for some in _portions(edge):
            rows = Relation.everyone.filter(Q(person__in=some) | Q(other__in=some)).order_by()
            found = set(rows.values_list("person_id", "other_id", "kind", "citation__confidence"))
            ties |= found
            beyond |= {one for tie in found for one in tie[:2]}
        edge = beyond - seen
        seen |= edge
    return seen, ties


def _write(row: Person, found: Standing, today: date) -> None:
    row.standing, row.because, row.rule, row.judged_on = found.verdict, found.because, RULE, today
    row.proven_from = _proven_from(found, today) if found.is_shown else None


def _proven_from(found: Standing, today: date) -> date:
    """The day on which the longest life ended; of a record the day it was judged."""
    if found.because not in (Because.AGE, Because.KIN) or found.born_by is None:
        return today
    return min(today, _day(found.born_by))


def _day(born_by: Bound) -> date:
    year, month, day = max(1, born_by[0] + LONGEST_LIFE), *born_by[1:]
    return date(year, 3, 1) if (month, day) == (2, 29) else date(year, month, day)


def _held(found: Mapping[int, Standing]) -> dict[int, Person]:
    return {
        row.pk: row
        for some in _portions(found)
        for row in Person.everyone.select_for_update().filter(pk__in=some).order_by("pk")
    }


def _portions(keys: Iterable[int]) -> list[list[int]]:
    ordered = sorted(keys)
    return [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]
