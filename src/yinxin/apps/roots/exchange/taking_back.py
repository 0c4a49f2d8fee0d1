"""Taking out again everybody who came in with one file, as long as nothing was built upon them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from yinxin.apps.roots.families.judging import judge, moved
from yinxin.apps.roots.families.models import Citation, Clan, Event, Person, PersonName, Relation
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event as AuditEvent

AT_ONCE = 500
TOUCHING = ("families.say", "families.correct", "families.unsay", "families.take-out")


def said_of(persons: list[int]) -> dict[str, int]:
    """How many names, events and ties there are of these: counted when they come in, and again before they are taken out."""
    found = {"names": 0, "events": 0}
    ties: set[int] = set()
    for some in _portions(persons):
        found["names"] += PersonName.everyone.filter(person__in=some).count()
        found["events"] += Event.everyone.filter(person__in=some).count()
        rows = Relation.everyone.filter(Q(person__in=some) | Q(other__in=some)).order_by()
        ties.update(rows.values_list("pk", flat=True))
    return {**found, "ties": len(ties)}


def take_back(clan: Clan, persons: list[int], *, since: datetime | None, said: dict[str, int]) -> int:
    """How many went. The caller opened the transaction; `said` is what was counted when they came in.

    RefusedError("tree-built-upon") where somebody said or corrected something of them since; ("person-may-live") where one of those
    who stay could be alive without them.
    """
    Clan.objects.select_for_update().get(pk=clan.pk)
    if said_of(persons) != said:
        raise RefusedError("tree-built-upon")
    _refuse_built_upon(persons, since)
    tied = _tied(persons)
    cited = _citations(persons)
    gone = 0
    for some in _portions(persons):
        gone += Person.everyone.filter(pk__in=some, clan=clan).delete()[1].get("families.Person", 0)
    for some in _portions(sorted(cited)):
        Citation.objects.filter(pk__in=some).delete()
    if tied:
        _refuse_unproven(tied)
    moved()
    return gone


ADDED: dict[str, Any] = {"names": PersonName, "events": Event, "relations": Relation}


def unsay(clan: Clan, added: dict[str, list[int]], *, since: datetime | None) -> None:
    """Takes out the further assertions of those who stood. The caller opened the transaction.

    RefusedError("tree-built-upon") where one of them was put right since; ("person-may-live") where one proves now what nothing else does.
    """
    Clan.objects.select_for_update().get(pk=clan.pk)
    later = AuditEvent.objects.filter(action__in=TOUCHING, at__gte=since)
    told: set[int] = set()
    for kind, keys in added.items():
        model = ADDED[kind]
        for some in _portions(keys):
            touched = later.filter(object_type=model._meta.label_lower, object_id__in=[str(pk) for pk in some])
            if touched.exists():
                raise RefusedError("tree-built-upon")
            rows = model.everyone.filter(pk__in=some).order_by()
            told.update(rows.values_list("person_id", flat=True))
            cited = list(rows.values_list("citation_id", flat=True))
            rows.delete()
            _drop_unused(cited)
    if told:
        _refuse_unproven(told)
    moved()


def _drop_unused(citations: list[int]) -> None:
    """One citation may have come in with several assertions."""
    unused = Citation.objects.filter(pk__in=citations)
    models: tuple[Any, ...] = (Person, PersonName, Event, Relation)
    for model in models:
        unused = unused.exclude(pk__in=model.everyone.order_by().values("citation"))
    unused.delete()


def _refuse_unproven(persons: set[int]) -> None:
    found = judge(sorted(persons), today=timezone.localdate())
    if not all(one.is_shown for one in found.values()):
        raise RefusedError("person-may-live")


def _refuse_built_upon(persons: list[int], since: datetime | None) -> None:
    """The record knows: an act on a person, or on an assertion about one, after the import."""
    later = AuditEvent.objects.filter(action__in=TOUCHING, at__gte=since)
    for some in _portions(persons):
        if later.filter(object_type="families.person", object_id__in=[str(pk) for pk in some]).exists():
            raise RefusedError("tree-built-upon")
        for model in (PersonName, Event, Relation):
            rows = model.everyone.filter(person__in=some).order_by()
            keys = [str(pk) for pk in rows.values_list("pk", flat=True)]
            for part in _portions(keys):
                if later.filter(object_type=model._meta.label_lower, object_id__in=part).exists():
                    raise RefusedError("tree-built-upon")


def _tied(persons: list[int]) -> set[int]:
    """Those who stay and have a relation to somebody who goes."""
    found: set[int] = set()
    for some in _portions(persons):
        rows = Relation.everyone.filter(Q(person__in=some) | Q(other__in=some)).order_by()
        for pair in rows.values_list("person_id", "other_id"):
            found.update(pair)
    return found - set(persons)


def _citations(persons: list[int]) -> set[int]:
    """They were written by this import alone."""
    found: set[int] = set()
    for some in _portions(persons):
        found.update(Person.everyone.filter(pk__in=some).values_list("citation", flat=True))
        for model in (PersonName, Event, Relation):
            rows = model.everyone.filter(person__in=some).order_by()
            found.update(rows.values_list("citation", flat=True))
        found.update(Relation.everyone.filter(other__in=some).order_by().values_list("citation", flat=True))
    return found


def _portions(keys: list[int] | list[str]) -> Iterator[list[int] | list[str]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
