"""What the letters keep and for how long: no hour, nothing that tells a yes from a no, nothing of whoever goes."""

from __future__ import annotations

import uuid
from datetime import time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.exceptions import IrreversibleError
from django.utils import timezone

from tests.apps.kin.senders import after_days, in_contact, say, seeker, write_card
from yinxin.apps.kin import pages
from yinxin.apps.kin.actions import leaving, relaying, reporting
from yinxin.apps.kin.matters import ABROAD, CARD
from yinxin.apps.kin.models import Answer, Detail, MatchProposal, Reason, RelayMessage, RelayThread
from yinxin.apps.me.actions.erasing import erase
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.consent.models import Receipt
from yinxin.kit.vault import keyring

pytestmark = pytest.mark.django_db

MODELS = apps.get_app_config("kin").get_models


def at(clock, hour: int, minute: int = 37) -> None:
    """Later on the same day; every later call in this test follows it."""
    clock.on(timezone.localdate(), hour)
    clock.ahead += timedelta(minutes=minute, seconds=12)


@pytest.fixture
def busy(clock):
    """Two persons in contact, with everything that can be kept of it, done at hours of their own."""
    at(clock, 14)
    one, other = seeker("甲"), seeker("乙")
    near, far = in_contact(clock, one, other)
    at(clock, 15)
    relaying.write(one, near, "太公叫什么名字", sent_as=uuid.uuid4())
    at(clock, 16)
    relaying.write(other, far, "叫炳南", sent_as=uuid.uuid4())
    at(clock, 17)
    relaying.write(one, near, "那是一家人", sent_as=uuid.uuid4())
    relaying.release(one, near, Detail.NAME, "谭某某")
    return one, other, near, far


def test_no_column_holds_the_hour_of_an_act(clock, busy):
    one, other, near, _far = busy
    third, fourth = seeker("丙"), seeker("丁")
    mine, _theirs = in_contact(clock, third, fourth)
    at(clock, 18)
    found = hours()
    relaying.end(third, mine)
    reporting.report(one, near, Reason.MONEY, [])
    leaving.shield(other)
    found |= hours()
    kept = {"kin.Seeker", "kin.MatchProposal", "kin.RelayThread", "kin.Release", "kin.Report", "kin.Shield"}
    assert {label for label, _name, _hour in found} == kept
    assert {one for one in found if one[2] not in (time(8), time(0))} == set()


def hours() -> set[tuple[str, str, time]]:
    """The time of day of every moment that stands in a row of the letters."""
    return {
        (row._meta.label, field.name, timezone.localtime(moment).time())
        for model in MODELS()
        for row in model.objects.all()
        for field in row._meta.get_fields()
        if isinstance(field, models.DateTimeField) and (moment := getattr(row, field.name)) is not None
    }


def test_a_card_is_asked_nothing_for_seven_days(clock):
    person = seeker("甲")
    for _ in range(7):
        after_days(clock, 1)
        assert not MatchProposal.objects.filter(person=person).exists()
    after_days(clock, 1)
    assert MatchProposal.objects.filter(person=person).count() == 1


def test_sealed_hours_are_not_undone_where_there_are_letters(clock, busy):
    """Undone without a word it would end in a fault of the database, half-way on some."""
    last = import_module("yinxin.apps.kin.migrations.0003_no_hours").Migration.operations[-1]
    with pytest.raises(IrreversibleError):
        last.reverse_code(apps, None)
    RelayMessage.objects.all().delete()
    last.reverse_code(apps, None)


def test_letters_stand_in_the_order_of_their_hours_which_are_sealed(clock, busy):
    _one, _other, near, far = busy
    for end in (near, far):
        shown = pages.relay_page(end).seen.messages
        assert [message.text for message in shown] == ["太公叫什么名字", "叫炳南", "那是一家人"]
        assert [timezone.localtime(message.at).hour for message in shown] == [15, 16, 17]


@pytest.mark.parametrize("word", [Answer.YES, Answer.LATER, Answer.NEVER])
def test_the_record_of_an_answer_is_the_same_whatever_it_says(clock, word):
    """Of a first yes too: the consent it needs was given with the card."""
    person = seeker("甲")
    after_days(clock, 8)
    before = Event.objects.latest("sequence").sequence
    say(person, word)
    (event,) = Event.objects.filter(sequence__gt=before)
    assert (event.action, event.object_type, event.purpose) == ("letters.act", "people.user", "")


@pytest.mark.parametrize("matter", [CARD, ABROAD])
def test_no_contact_opens_where_a_receipt_does_not_count_any_more(clock, matter):
    one, other = seeker("甲"), seeker("乙")
    after_days(clock, 8)
    for person in (one, other):
        say(person, Answer.YES)
    receipt = Receipt.objects.filter(person=one, matter=matter.code)
    receipt.update(given_at=timezone.now() - timedelta(days=800))
    after_days(clock, 1)
    assert not RelayThread.objects.exists()
    receipt.update(given_at=timezone.now())
    after_days(clock, 1)
    assert RelayThread.objects.count() == 2


@pytest.mark.parametrize(
    ("goes", "left"), [(leaving.take_everything_back, set()), (leaving.shield, {"kin.Shield"}), (erase, set())]
)
def test_nothing_stays_of_whoever_goes(clock, busy, goes, left):
    one, other, _near, far = busy
    write_card(one, pages.cards_of(pages.access.cards(one))[0])
    goes(one)
    named = [model for model in MODELS() if any(field.name == "person" for field in model._meta.get_fields())]
    assert {model._meta.label for model in named if model.objects.filter(person=one.pk).exists()} == left
    seen = pages.relay_page(far).seen
    assert (seen.is_closed, seen.messages, seen.received) == (True, (), ())
    assert [pages.access.other_end(row) for row in RelayThread.objects.filter(person=other)] == [None]
    if goes is erase:  # what a backup holds of her opens no more
        with pytest.raises(RefusedError, match="sealed-shredded"):
            keyring.known_keys({one.pk})
