"""Who sees what of the letters: one's own, and nothing else by any address. An official reaches what a reporter gave, and no list of persons."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from yinxin.apps.kin.models import Detail, MatchProposal, RelayMessage, RelayThread, Report, Seeker, Shield, Stop
from yinxin.apps.people.models import Role, User
from yinxin.kit.vault import blind, sealing

DESK = frozenset({Role.CLERK, Role.STEWARD})
"""Look at reports, two for each."""

Row = TypeVar("Row")

MOST_SHOWN = 200
"""Letters of one side that a page shows, the latest."""


def cards(user: User) -> QuerySet[Seeker]:
    return Seeker.objects.filter(person=user, expires_at__gt=timezone.now())


def card(user: User, pk: UUID) -> Seeker:
    return _found(cards(user).filter(pk=pk).first())


def proposals(user: User) -> QuerySet[MatchProposal]:
    """Her own questions; the domain says which of them are shown."""
    return MatchProposal.objects.filter(person=user, is_used=False, seeker__in=cards(user)).select_related("seeker")


def proposal(user: User, pk: UUID) -> MatchProposal:
    return _found(proposals(user).filter(pk=pk).first())


def threads(user: User) -> QuerySet[RelayThread]:
    return RelayThread.objects.filter(person=user)


def thread(user: User, pk: UUID) -> RelayThread:
    return _found(threads(user).filter(pk=pk).first())


def other_ends(rows: list[RelayThread]) -> dict[UUID, RelayThread]:
    """The other end of each contact that is open, by the number of one's own."""
    ways = dict(zip((row.pk for row in rows), sealing.opened_each(rows, "other"), strict=True))
    numbers = [UUID(way) for way in ways.values() if way]
    found = RelayThread.objects.filter(person__is_active=True).select_related("person").in_bulk(numbers)
    return {own: found[UUID(way)] for own, way in ways.items() if way and UUID(way) in found}


def other_end(row: RelayThread) -> RelayThread | None:
    """None where the contact is closed."""
    return other_ends([row]).get(row.pk)


def letters(row: RelayThread) -> list[RelayMessage]:
    """What was written at one end, the oldest first."""
    return list(reversed(row.messages.order_by("-number")[:MOST_SHOWN]))


def details_seen(row: RelayThread) -> list[tuple[Detail, str]]:
    """What was given at one end and is still seen at the other."""
    rows = list(row.releases.filter(until__gt=timezone.now()))
    return [(Detail(one.detail), value) for one, value in zip(rows, sealing.opened_each(rows, "value"), strict=True)]


def shield(user: User) -> Shield | None:
    return Shield.objects.filter(person=user).first()


def stop(user: User) -> Stop | None:
    return Stop.objects.filter(person=user, until__gt=timezone.now()).first()


def stopped(persons: Collection[int]) -> set[int]:
    """Who of these is stopped now."""
    held = Stop.objects.filter(person__in=persons, until__gt=timezone.now())
    return set(held.values_list("person_id", flat=True))


def reports(user: User) -> list[Report]:
    """What waits for this official: not her own, not what concerns herself, not what she has already given her word on."""
    waiting = Report.objects.filter(decision="").exclude(person=user).exclude(first_by=user)
    return list(waiting.exclude(reporter=reporter_digest(user)).select_related("person"))


def reporter_digest(user: User) -> str:
    """By which a report knows who made it, and nobody else does without the index key."""
    return blind.index("kin.report.reporter", str(user.pk))


def report(user: User, pk: UUID) -> Report:
    return _found(next((row for row in reports(user) if row.pk == pk), None))


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
