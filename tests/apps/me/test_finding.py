"""An official reaches one person by one exact number, for a purpose, under a mask; every look is one event, and the person reads it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client, override_settings
from django.utils import timezone

from tests.apps.me.agreeing import CONTACT, keeps
from tests.factories.people import Cast
from yinxin.apps.me import matters
from yinxin.apps.me.actions import finding
from yinxin.apps.me.models import ContactRecord
from yinxin.domain.privacy.looks import LookPurpose
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import LOOK
from yinxin.kit.consent import giving

ASKED = {
    "document_kind": "passport",
    "document_number": "e1234-5678",
    "purpose": "delivery",
    "reason": "寄送受理号2026-18的材料",
}
CANARIES = ("E12345678", "Jalan Petaling", "0123456789", "NG Mui", "none@example.org")


def body(answer) -> str:
    return answer.content.decode()


def ticket_in(answer) -> str:
    return re.search(r'name="ticket" value="([^"]+)"', body(answer)).group(1)


def events() -> int:
    return Event.objects.count()


@pytest.fixture
def clerk(cast: Cast, sign_in) -> Client:
    keeps(cast.nobody)
    return sign_in(cast.clerk)


def test_what_is_found_is_one_person_under_a_mask(clerk: Client):
    answer = clerk.post("/people/find/", ASKED)

    assert answer.status_code == 200
    assert "无职者" in body(answer)
    assert "E1***5678" in body(answer)
    assert "12 ********" in body(answer)
    assert [canary for canary in CANARIES if canary in body(answer)] == []


def test_a_look_is_exactly_one_event_and_the_person_reads_it(clerk: Client, cast: Cast, sign_in):
    before = events()
    clerk.post("/people/find/", ASKED)

    assert events() == before + 1
    look = Event.objects.latest("sequence")
    assert (look.action, look.about, look.actor, look.purpose) == (LOOK, cast.nobody, cast.clerk, "delivery")
    page = body(sign_in(cast.nobody).get("/me/access-log/"))
    assert "市外事侨务局 经办人" in page
    assert ASKED["reason"] in page
    assert "向本人寄送材料" in page
    assert "许经办" not in page
    assert ASKED["reason"] not in body(sign_in(cast.reader).get("/me/access-log/"))


def test_revealing_a_value_is_an_event_of_its_own_and_shows_that_value_alone(clerk: Client, cast: Cast, sign_in):
    found = clerk.post("/people/find/", ASKED)
    before = events()
    answer = clerk.post("/people/find/reveal/", {"ticket": ticket_in(found), "field": "phone"})

    assert "+60123456789" in body(answer)
    assert [canary for canary in CANARIES if canary in body(answer) and canary != "0123456789"] == []
    assert events() == before + 1
    assert Event.objects.latest("sequence").new == {
        "fields": ["phone"],
        "masked": False,
        "beside": ["address", "document_kind", "document_number", "email", "name"],
    }
    assert "看到（完整）：电话" in body(sign_in(cast.nobody).get("/me/access-log/"))


def test_nobody_lapsed_consent_and_two_alike_are_answered_with_the_same_bytes(clerk: Client, cast: Cast):
    def told() -> str:
        return re.sub(r'(?i)(csrf\w*"(?: value=|: )")[^"]+|nonce="[^"]+"', "", body(clerk.post("/people/find/", ASKED)))

    found = told()
    row = ContactRecord.objects.get()
    index, receipts = row.document_index, giving.standing(cast.nobody, matters.CONTACT)
    answers = []
    ContactRecord.objects.update(document_index="")
    answers.append(told())
    ContactRecord.objects.update(document_index=index)
    keeps(cast.reader)
    answers.append(told())
    ContactRecord.objects.filter(person=cast.reader).delete()
    type(receipts).objects.filter(person=cast.nobody).update(given_at=timezone.now() - timedelta(days=800))
    answers.append(told())

    assert found not in answers
    assert len(set(answers)) == 1


def test_a_look_in_vain_is_on_record_too_without_the_number(clerk: Client, cast: Cast):
    before = events()
    clerk.post("/people/find/", ASKED | {"document_number": "X99887766"})

    vain = Event.objects.latest("sequence")
    assert (events(), vain.action, vain.actor, vain.about) == (before + 1, "me.find-in-vain", cast.clerk, None)
    assert "X99887766" not in str(vain.payload.content)


def test_without_number_purpose_and_reason_nobody_is_looked_at(clerk: Client):
    before = events()
    for missing in ("document_kind", "document_number", "purpose", "reason"):
        assert clerk.post("/people/find/", ASKED | {missing: ""}).status_code == 422
    assert clerk.post("/people/find/", ASKED | {"purpose": "curiosity"}).status_code == 422
    assert events() == before


def test_part_of_a_number_or_another_kind_finds_nobody(clerk: Client):
    for wrong in ({"document_number": "E1234567"}, {"document_kind": "taiwan", "document_number": "12345678"}):
        assert "没有查到" in body(clerk.post("/people/find/", ASKED | wrong))


def test_only_clerk_and_steward_may_look(cast: Cast, sign_in):
    keeps(cast.nobody)
    may = {"clerk", "steward"}
    for role in (
        "office",
        "reporter",
        "head",
        "clerk",
        "reader",
        "supervisor",
        "steward",
        "administrator",
        "auditor",
        "nobody",
    ):
        client = sign_in(getattr(cast, role))
        expected = 200 if role in may else 404
        assert client.post("/people/find/", ASKED).status_code == expected, role
        assert client.get("/people/find/").status_code == expected, role


def test_a_ticket_serves_its_own_official_and_not_for_long(clerk: Client, cast: Cast, sign_in, monkeypatch):
    ticket = ticket_in(clerk.post("/people/find/", ASKED))
    stolen = sign_in(cast.steward).post("/people/find/reveal/", {"ticket": ticket, "field": "phone"})
    forged = clerk.post("/people/find/reveal/", {"ticket": ticket[:-2] + "xx", "field": "phone"})
    other = clerk.post("/people/find/reveal/", {"ticket": ticket, "field": "password"})
    nothing = clerk.post("/people/find/reveal/", {})
    monkeypatch.setattr(finding, "TICKET_LIVES", timedelta(seconds=-1))
    late = clerk.post("/people/find/reveal/", {"ticket": ticket, "field": "phone"})

    for answer in (stolen, forged, other, nothing, late):
        assert answer.status_code == 409
        assert "+60123456789" not in body(answer)


def test_a_ticket_is_worth_nothing_once_the_person_withdrew(clerk: Client, cast: Cast):
    ticket = ticket_in(clerk.post("/people/find/", ASKED))
    giving.withdraw(cast.nobody, matters.CONTACT)

    answer = clerk.post("/people/find/reveal/", {"ticket": ticket, "field": "phone"})
    assert answer.status_code == 409


def test_a_ticket_names_no_value(clerk: Client):
    told = signing.loads(ticket_in(clerk.post("/people/find/", ASKED)), salt=finding.TICKET)
    assert set(told) == {"person", "by", "purpose", "reason"}


def test_more_looks_than_a_day_has_are_stopped_and_told_to_the_auditors_once(clerk: Client, cast: Cast):
    with override_settings(LOOKS_A_DAY=3):
        answers = [clerk.post("/people/find/", ASKED) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429, 429]
    assert "3次上限" in body(answers[-1])
    assert "E1***5678" not in body(answers[-1])
    told = Event.objects.filter(action="me.too-many-looks")
    assert [event.actor for event in told] == [cast.clerk]
    assert Event.objects.filter(action=LOOK).count() == 3


def test_every_purpose_has_its_words():
    from yinxin.apps.me.wording import LOOKS

    assert set(LOOKS) == set(LookPurpose)


def test_no_record_is_cached_anywhere(clerk: Client):
    answer = clerk.post("/people/find/", ASKED)
    assert "no-store" in answer["Cache-Control"]
    assert CONTACT.phone not in body(answer)
