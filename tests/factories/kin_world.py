"""What the addresses of the letters can name, and who may open it: each her own, and two officials what was handed to them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from django.utils import timezone

from tests.factories.world import Sample, World, maker, one
from yinxin.apps.kin.access import reporter_digest
from yinxin.apps.kin.models import MatchProposal, RelayThread, Report, Seeker
from yinxin.apps.kin.sealed_cards import put_card, put_via
from yinxin.domain.kin.cards import Card
from yinxin.domain.kin.pace import CARD_LASTS
from yinxin.kit.vault import sealing

TAM = Card("譚", "台山", town="海宴", generations=(18, 20))


def card_of(person) -> Seeker:
    row = Seeker(person=person, made_at=timezone.now(), expires_at=timezone.now() + CARD_LASTS)
    put_card(row, TAM)
    row.save(force_insert=True)
    return row


def contact_of(person, other) -> tuple[RelayThread, RelayThread]:
    ends = [RelayThread(person=each, opened_at=timezone.now()) for each in (person, other)]
    for end, far in zip(ends, reversed(ends), strict=True):
        put_via(end, TAM.via)
        sealing.seal(end, "other", str(far.pk))
        end.save(force_insert=True)
    return ends[0], ends[1]


@maker("cards/<uuid:pk>")
def cards(world: World) -> Iterable[Sample]:
    """Her own, whatever post anybody holds."""
    yield one(card_of(world.cast.nobody).pk, "nobody")
    yield one(card_of(world.cast.office).pk, "office")


@maker("questions/<uuid:pk>")
def questions(world: World) -> Iterable[Sample]:
    card = card_of(world.cast.nobody)
    asked = MatchProposal.objects.create(person=card.person, seeker=card, shown_from=timezone.now())
    yield one(asked.pk, "nobody")


@maker("with/<uuid:pk>")
def contacts(world: World) -> Iterable[Sample]:
    """Each of the two has an end of her own, and the number of the other's opens nothing for her."""
    mine, theirs = contact_of(world.cast.nobody, world.cast.reader)
    yield one(mine.pk, "nobody")
    yield one(theirs.pk, "reader")


@maker("reports/<uuid:pk>")
def reports(world: World) -> Iterable[Sample]:
    """One that nobody has looked at; one that the clerk made herself, and one that says something of her."""
    yield one(report_of(world.cast.nobody, world.cast.reader).pk, "clerk", "steward")
    yield one(report_of(world.cast.clerk, world.cast.reader).pk, "steward")
    yield one(report_of(world.cast.nobody, world.cast.clerk).pk, "steward")


def report_of(person, against) -> Report:
    row = Report(id=uuid4(), person=against, reporter=reporter_digest(person), reason="money", made_at=timezone.now())
    sealing.seal(row, "given", "[]")
    row.save(force_insert=True)
    return row
