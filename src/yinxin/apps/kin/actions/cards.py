"""Writing a card and removing it. A card is never changed: whoever wants another waits as long as with a new one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin.matters import BOTH
from yinxin.apps.kin.models import Seeker, Shield
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.kin.sealed_cards import put_card
from yinxin.apps.kin.stopping import refuse_stopped
from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin.cards import Card
from yinxin.domain.kin.pace import CARD_LASTS, at_the_hour
from yinxin.kit import limits, still_there
from yinxin.kit.consent import giving

MOST = 2
"""Cards of one account: a mother's and a father's line."""


def make_card(person: User, card: Card, *, agreed: Mapping[str, Agreement], network: str) -> Seeker:
    """Keep a card under both consents, of which `agreed` gives in the same act those that do not stand yet, by their codes.

    RefusedError("too-often") beyond four cards of one account in half a year, or a thousand of one network in a day (so many that a
    refusal tells nothing of a neighbour), whatever became of them: many cards are how a list of families would be tried out.
    """
    limits.take_declared("letters.card", str(person.pk))
    limits.take_declared("letters.card-network", network)
    return _made(person, card, agreed)


@transaction.atomic
def _made(person: User, card: Card, agreed: Mapping[str, Agreement]) -> Seeker:
    still_there.hold(person)
    refuse_stopped(person)
    if Shield.objects.filter(person=person).exists():
        raise RefusedError("kin-shielded")
    for matter in BOTH:
        if told := agreed.get(matter.code):
            giving.give(person, matter, shown=told.shown, language=told.language)
        giving.require(person, matter)
    if Seeker.objects.filter(person=person, expires_at__gt=timezone.now()).count() >= MOST:
        raise RefusedError("kin-too-many-cards", most=MOST)
    morning = at_the_hour(timezone.now())
    row = Seeker(person=person, made_at=morning, expires_at=morning + CARD_LASTS)
    put_card(row, card)
    row.save(force_insert=True)
    record_act(person)
    return row


@transaction.atomic
def remove_card(person: User, card: Seeker) -> None:
    """The card goes with its questions. A contact that came of it goes on until somebody ends it."""
    still_there.hold(person)
    Seeker.objects.filter(pk=card.pk, person=person).delete()
    record_act(person)
