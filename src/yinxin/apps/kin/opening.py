"""Bringing together whoever said yes and fits.

All are compared at once in an order drawn by lot from the day; the new rows are written in the order of their random numbers and bear
the same moment, so that neither the hour nor the place in a table tells who belongs to whom.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yinxin.apps.kin import access, barring
from yinxin.apps.kin.matters import BOTH
from yinxin.apps.kin.models import Answer, Apart, MatchProposal, RelayThread, random_id
from yinxin.apps.kin.questions import question_of
from yinxin.apps.kin.sealed_cards import put_via, with_rests
from yinxin.apps.kin.variants import forms
from yinxin.apps.people.models import User
from yinxin.domain.kin.cards import Card
from yinxin.domain.kin.fitting import Candidate, pairs
from yinxin.kit.consent import giving
from yinxin.kit.vault import sealing


@dataclass(frozen=True, slots=True)
class Waiting:
    """A yes, and the card for which it was given."""

    proposal: MatchProposal
    card: Card


def open_contacts(now: datetime) -> set[User]:
    """Whoever has a contact from now on. Called in the transaction of the round."""
    waiting = {one.proposal.pk: one for one in _waiting(now)}
    candidates = [Candidate(key, one.proposal.person_id, one.card) for key, one in waiting.items()]
    kept = set(Apart.objects.values_list("digest", flat=True))

    def apart(one: Candidate[UUID], other: Candidate[UUID]) -> bool:
        return not kept.isdisjoint(barring.each_kept_apart((one.person, one.card), (other.person, other.card)))

    found = list(pairs(candidates, forms=forms, apart=apart))
    ends = [end for one, other in found for end in _both_ends(waiting[one.key], waiting[other.key], now)]
    RelayThread.objects.bulk_create(sorted(ends, key=lambda row: row.pk))
    barring.keep_apart(barring.apart_digest(one.person, other.person) for one, other in found)
    MatchProposal.objects.filter(pk__in=[side.key for pair in found for side in pair]).update(is_used=True)
    return {end.person for end in ends}


def _waiting(now: datetime) -> list[Waiting]:
    """Every yes from which a contact may come. The rows are locked: a yes that is taken back at this moment comes before or after."""
    held = MatchProposal.objects.select_for_update(of=("self",)).filter(answer=Answer.YES, is_used=False)
    named = held.select_related("seeker", "person").order_by("pk")
    rows = _of_who_may([row for row in named if question_of(row).stands(now)])
    rows.sort(key=lambda row: hashlib.sha256(f"{now:%Y-%m-%d}|{row.pk}".encode()).digest())
    cards = with_rests(row.seeker for row in rows)
    return [Waiting(row, card) for row, (card, rests) in zip(rows, cards, strict=True) if rests is None or rests <= now]


def _of_who_may(rows: list[MatchProposal]) -> list[MatchProposal]:
    """Both consents stand and the account too, and nobody has stopped her: asked for all at once, since the rows are locked meanwhile."""
    persons = {row.person_id for row in rows if row.person.is_active}
    may = giving.with_all(persons, BOTH) - access.stopped(persons)
    return [row for row in rows if row.person_id in may]


def _both_ends(one: Waiting, other: Waiting, now: datetime) -> Iterator[RelayThread]:
    first, second = random_id(), random_id()
    for waiting, far, own, opposite in ((one, other, first, second), (other, one, second, first)):
        end = _end(waiting, own, opposite, now)
        end.barred = barring.as_kept(waiting.proposal.person_id, far.card)
        yield end


def _end(waiting: Waiting, own: UUID, other: UUID, now: datetime) -> RelayThread:
    end = RelayThread(id=own, person=waiting.proposal.person, opened_at=now)
    put_via(end, waiting.card.via)
    sealing.seal(end, "other", str(other))
    return end
