"""Nothing that needs a consent happens without a receipt for it; giving and withdrawing are each one press, and provable later."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories.people import make_user
from yinxin.apps.me import actions, matters
from yinxin.apps.me.contact import Contact, contact_of
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy import consents
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.kit.audit.recording import history
from yinxin.kit.consent import giving, lapsing
from yinxin.kit.consent.matters import Matter
from yinxin.kit.consent.models import Ending, Receipt
from yinxin.kit.outbox.progress import Progress

STEPS = 30
IN_SOAK = pytest.param(340, marks=pytest.mark.slow)
"""Histories: with their steps more than ten thousand acts."""

NO_PROGRESS = Progress(uuid.uuid4(), uuid.uuid4())


@dataclass(frozen=True, slots=True)
class People:
    """Two accounts and nothing around them."""

    nobody: User
    reader: User


@pytest.fixture
def people(db) -> People:
    return People(make_user("无职者", "none@example.org"), make_user("王路人", "wang@example.org"))


def agree(person, matter=matters.CONTACT, language="zh-hans") -> Receipt:
    return giving.give(person, matter, shown=consents.digest(giving.words(matter, language)), language=language)


def test_a_receipt_shows_exactly_what_was_agreed_to(people: People):
    for language in ("zh-hans", "zh-hant", "en"):
        words = giving.words(matters.CONTACT, language)
        receipt = Receipt.objects.get(pk=agree(people.nobody, language=language).pk)

        assert receipt.text == words
        assert receipt.is_genuine
        assert (receipt.language, receipt.version, receipt.purpose) == (language, 1, "sensitive")
        giving.withdraw(people.nobody, matters.CONTACT)


def test_words_altered_later_are_noticed_on_the_receipt(people: People):
    receipt = agree(people.nobody)
    Receipt.objects.filter(pk=receipt.pk).update(scope="什么都行")

    assert not Receipt.objects.get(pk=receipt.pk).is_genuine


def test_nobody_agrees_to_words_she_was_not_shown(people: People):
    for shown in ("0" * 64, consents.digest(giving.words(matters.CONTACT, "en"))):
        with pytest.raises(RefusedError) as refused:
            giving.give(people.nobody, matters.CONTACT, shown=shown, language="zh-hans")
        assert refused.value.code == "consent-wording-old"
    assert not Receipt.objects.exists()


def test_agreeing_twice_is_agreeing_once(people: People):
    assert agree(people.nobody) == agree(people.nobody)
    assert Receipt.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        receipt = Receipt.objects.get()
        receipt.pk = None
        receipt.save()


def test_a_consent_is_one_persons_and_for_one_matter(people: People):
    agree(people.nobody)
    other = replace(matters.CONTACT, code="me.other")

    assert giving.require(people.nobody, matters.CONTACT)
    for person, matter in ((people.reader, matters.CONTACT), (people.nobody, other)):
        with pytest.raises(RefusedError) as refused:
            giving.require(person, matter)
        assert refused.value.code == "consent-missing"


def test_a_receipt_for_another_purpose_of_the_law_does_not_serve(people: People):
    agree(people.nobody)
    with pytest.raises(RefusedError):
        giving.require(people.nobody, replace(matters.CONTACT, purpose=SeparateConsent.ABROAD))


def test_it_is_asked_for_again_after_24_months(people: People):
    receipt = agree(people.nobody)
    last = receipt.ends_at - timedelta(seconds=1)
    with patch.object(timezone, "now", return_value=last):
        assert giving.standing(people.nobody, matters.CONTACT)
    with patch.object(timezone, "now", return_value=receipt.ends_at):
        assert giving.standing(people.nobody, matters.CONTACT) is None
        with pytest.raises(RefusedError):
            giving.require(people.nobody, matters.CONTACT)
        renewed = agree(people.nobody)
    assert renewed.pk != receipt.pk
    assert Receipt.objects.get(pk=receipt.pk).withdrawn_at == receipt.ends_at


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        (datetime(2026, 11, 20, 8, tzinfo=UTC), datetime(2028, 11, 20, 8, tzinfo=UTC)),
        (datetime(2028, 2, 29, 8, tzinfo=UTC), datetime(2030, 3, 1, 8, tzinfo=UTC)),
        (datetime(2026, 12, 31, 8, tzinfo=UTC), datetime(2028, 12, 31, 8, tzinfo=UTC)),
    ],
)
def test_months_are_counted_as_a_calendar_counts_them(given, ends):
    assert Receipt(given_at=given).ends_at == ends


def test_new_words_ask_anew(people: People):
    receipt = agree(people.nobody)
    newer = replace(consents.current(SeparateConsent.SENSITIVE), version=2)
    with patch.object(consents, "WORDINGS", (*consents.WORDINGS, newer)):
        assert giving.standing(people.nobody, matters.CONTACT) is None
        assert agree(people.nobody).version == 2
    assert Receipt.objects.get(pk=receipt.pk).withdrawn_at is not None


def test_giving_and_withdrawing_are_on_record_without_a_value(people: People):
    receipt = agree(people.nobody)
    giving.withdraw(people.nobody, matters.CONTACT)
    giving.withdraw(people.nobody, matters.CONTACT)

    told = list(history(receipt))
    assert [event.action for event in told] == ["consent.give", "consent.withdraw"]
    assert {event.about_id for event in told} == {people.nobody.pk}


def test_withdrawing_deletes_what_stood_on_it_in_the_same_breath(people: People):
    agree(people.nobody)
    actions.keep_contact(people.nobody, Contact(other_names="NG", phone="123456"))
    giving.withdraw(people.nobody, matters.CONTACT)

    row = ContactRecord.objects.get()
    assert (row.phone, row.document_index, row.other_names) == (None, "", "NG")
    with pytest.raises(RefusedError):
        actions.keep_contact(people.nobody, Contact(phone="123456"))


def test_a_withdrawal_whose_clearing_fails_is_no_withdrawal(people: People):
    agree(people.nobody)

    def fails(_person: object) -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        giving.withdraw(people.nobody, replace(matters.CONTACT, on_withdrawal=fails))
    assert giving.standing(people.nobody, matters.CONTACT)


class Desk:
    """What is done under the other three consents: each act asks first, as a later app will."""

    def __init__(self) -> None:
        self.done: dict[tuple[int, str], bool] = {}

    def matter(self, purpose: SeparateConsent) -> Matter:
        def undo(person) -> None:
            self.done[person.pk, purpose.value] = False

        return Matter(f"test.{purpose}", purpose, "试办", "姓名；市档案馆；核对", undo)

    def act(self, person, purpose: SeparateConsent) -> None:
        with transaction.atomic():
            giving.require(person, self.matter(purpose))
            self.done[person.pk, purpose.value] = True


class Consents(RuleBasedStateMachine):
    """Two people, four consents, time that passes: at no moment does anything stand that no receipt of that moment allows."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.clock = patch.object(timezone, "now", side_effect=lambda: self.now)
        self.clock.start()
        self.desk = Desk()
        self.agreed: dict[tuple[int, str], datetime] = {}

    @initialize()
    def arrive(self) -> None:
        self.people = [make_user("甲", "a@example.org"), make_user("乙", "b@example.org")]

    def matter(self, purpose: SeparateConsent) -> Matter:
        return matters.CONTACT if purpose is SeparateConsent.SENSITIVE else self.desk.matter(purpose)

    def stands(self, person, purpose: SeparateConsent) -> bool:
        given = self.agreed.get((person.pk, purpose.value))
        return given is not None and self.now < given.replace(year=given.year + 2)

    @rule(who=st.integers(0, 1), purpose=st.sampled_from(SeparateConsent), language=st.sampled_from(["zh-hans", "en"]))
    def give(self, who, purpose, language):
        person = self.people[who]
        held = giving.standing(person, self.matter(purpose))
        receipt = agree(person, self.matter(purpose), language)
        if held is None or receipt.pk != held.pk:
            self.agreed[person.pk, purpose.value] = self.now

    @rule(who=st.integers(0, 1), purpose=st.sampled_from(SeparateConsent))
    def withdraw(self, who, purpose):
        giving.withdraw(self.people[who], self.matter(purpose))
        self.agreed.pop((self.people[who].pk, purpose.value), None)

    @rule(days=st.sampled_from([1, 200, 729]))
    def wait(self, days):
        self.now += timedelta(days=days)

    @precondition(lambda self: self.now.year < 2090)
    @rule(who=st.integers(0, 1), purpose=st.sampled_from(SeparateConsent))
    def act(self, who, purpose):
        person, may = self.people[who], self.stands(self.people[who], purpose)
        try:
            if purpose is SeparateConsent.SENSITIVE:
                actions.keep_contact(person, Contact(phone=str(10**6 + self.now.toordinal())))
            else:
                self.desk.act(person, purpose)
        except RefusedError as refused:
            assert refused.code == "consent-missing"
            assert not may, "refused with a consent that stands"
        else:
            assert may, f"{purpose} was done without a consent"

    @invariant()
    def nothing_stands_that_was_withdrawn(self):
        for person in self.people:
            contact = contact_of(ContactRecord.objects.filter(person=person).first())
            if (person.pk, "sensitive") not in self.agreed:
                assert not contact.is_sensitive
            for purpose in set(SeparateConsent) - {SeparateConsent.SENSITIVE}:
                if (person.pk, purpose.value) not in self.agreed:
                    assert not self.desk.done.get((person.pk, purpose.value))

    def teardown(self):
        self.clock.stop()
        transaction.savepoint_rollback(self.point)


@pytest.mark.parametrize("histories", [8, IN_SOAK])
def test_over_random_histories_nothing_is_done_without_a_receipt(db, histories):
    run_state_machine_as_test(
        Consents,
        settings=settings(
            max_examples=histories,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_stood_on_a_lapsed_consent_is_deleted_in_the_night(people: People):
    for person in (people.nobody, people.reader):
        agree(person)
        actions.keep_contact(person, Contact(other_names="NG Mui", phone="+60123456789"))
    old = Receipt.objects.get(person=people.nobody)
    Receipt.objects.filter(pk=old.pk).update(given_at=timezone.now() - timedelta(days=731))

    assert lapsing.lapse(NO_PROGRESS) == {"lapsed": 1}
    assert lapsing.lapse(NO_PROGRESS) == {"lapsed": 0}

    gone, kept = (contact_of(ContactRecord.objects.get(person=one)) for one in (people.nobody, people.reader))
    assert (gone, kept.phone) == (Contact(other_names="NG Mui"), "+60123456789")
    assert Receipt.objects.get(pk=old.pk).ending == Ending.LAPSED
    event = history(old).last()
    assert (event.action, event.actor_id, event.about_id) == ("consent.lapse", None, people.nobody.pk)


def test_new_words_let_go_what_stood_on_the_old_ones(people: People):
    agree(people.nobody)
    actions.keep_contact(people.nobody, Contact(phone="+60123456789"))
    newer = replace(consents.current(SeparateConsent.SENSITIVE), version=2)
    with patch.object(consents, "WORDINGS", (*consents.WORDINGS, newer)):
        assert lapsing.lapse(NO_PROGRESS) == {"lapsed": 1}
    assert not contact_of(ContactRecord.objects.get(person=people.nobody)).is_sensitive


def test_a_receipt_that_a_newer_one_replaces_is_not_told_as_withdrawn(people: People):
    old = agree(people.nobody)
    new = agree(people.nobody, language="en")

    assert Receipt.objects.get(pk=old.pk).ending == Ending.REPLACED
    assert [event.action for event in history(old)] == ["consent.give", "consent.replace"]
    giving.withdraw(people.nobody, matters.CONTACT)
    assert Receipt.objects.get(pk=new.pk).ending == Ending.WITHDRAWN
