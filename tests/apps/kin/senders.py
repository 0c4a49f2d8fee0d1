"""Persons with the two consents, their cards, and mornings: what the tests of the letters begin with."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.factories.people import make_user
from yinxin.apps.kin.actions import answering, cards
from yinxin.apps.kin.matters import ABROAD, BOTH, CARD
from yinxin.apps.kin.models import Answer, MatchProposal, RelayThread
from yinxin.apps.kin.rounds import hold_round
from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.people.models import User
from yinxin.domain.kin.cards import Card, Sought
from yinxin.domain.privacy.consents import digest
from yinxin.kit.consent import giving

TAM = Card("譚", "台山", town="海宴", generations=(18, 20))
TAM_SIMPLIFIED = Card("谭", "台山市", clan="", generations=(19, 22), sought=Sought.ANY)


def agreed(matter) -> Agreement:
    return Agreement(digest(giving.words(matter, "zh-hans")), "zh-hans")


def ticked() -> dict[str, str]:
    """Both consents, as the form of a card sends them."""
    told = {"card": agreed(CARD).shown, "abroad": agreed(ABROAD).shown}
    return {f"shown_{name}": shown for name, shown in told.items()} | {f"agree_{name}": "on" for name in told}


def seeker(name: str, card: Card | None = TAM) -> User:
    """Somebody with a card of her own, if she wrote one."""
    person = make_user(name, f"{name.encode().hex()}@example.org")
    if card is not None:
        write_card(person, card)
    return person


def write_card(person: User, card: Card, network: str = "198.51.100.7"):
    return cards.make_card(person, card, agreed={matter.code: agreed(matter) for matter in BOTH}, network=network)


def say(person: User, word: Answer) -> MatchProposal:
    """Her answer to the newest question."""
    row = MatchProposal.objects.filter(person=person).order_by("-shown_from").first()
    assert row is not None, "was not asked"
    return answering.answer(person, row, word)


def morning(clock, day: date) -> date:
    """The round of a day is held, and it is nine o'clock."""
    clock.on(day, 8)
    hold_round()
    return clock.on(day)


def after_days(clock, days: int) -> date:
    return morning(clock, timezone.localdate() + timedelta(days=days))


def in_contact(clock, one: User, other: User) -> tuple[RelayThread, RelayThread]:
    """Both were asked, both said yes, and the next morning came."""
    after_days(clock, 8)
    say(one, Answer.YES)
    say(other, Answer.YES)
    after_days(clock, 1)
    return RelayThread.objects.get(person=one), RelayThread.objects.get(person=other)
