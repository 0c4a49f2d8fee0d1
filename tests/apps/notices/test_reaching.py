"""What is urgent leaves the house at once by the ways its reader chose, never in her quiet hours, never twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from tests.apps.notices.conftest import MORNING
from tests.apps.notices.wishing import agree_to_reach, wish
from yinxin.apps.me import actions as me
from yinxin.apps.notices import actions, matters, retention
from yinxin.apps.notices.addresses import Addresses
from yinxin.apps.notices.models import Notice, NoticeAddress, NoticePreference
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit.consent import giving
from yinxin.kit.gateways.gateway import Receipt, RefusedAddressError
from yinxin.kit.gateways.recorder import Recorder
from yinxin.kit.outbox import leases
from yinxin.kit.outbox.failing import RetryError
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.running import run_held

NIGHT = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)  # half past eleven in Shanghai

pytestmark = pytest.mark.django_db


def work() -> None:
    while (held := leases.take_next()) is not None:
        run_held(held)


def tell(*to: User, key: str = "a", n: int = 2) -> None:
    with transaction.atomic():
        actions.tell("probe-urgent", to=to, facts={"n": n}, link="/plans/tasks/7/", key=key)


@pytest.fixture
def ways(settings, tmp_path) -> Path:
    """Both gateways, as recording doubles."""
    folder = tmp_path / "gateway"
    settings.GATEWAYS = {"sms": Recorder(folder, "sms"), "wecom": Recorder(folder, "wecom")}
    settings.CONSENT_MATTERS = [*settings.CONSENT_MATTERS, "yinxin.apps.notices.matters.REACH"]
    return folder


def recorded(folder: Path) -> list[dict[str, str]]:
    return [json.loads(one.read_text(encoding="utf-8")) for one in sorted(folder.glob("*.json"))]


def test_a_letter_goes_at_once_in_the_readers_language(cast, clock, settings):
    settings.SITE_URL = "https://plans.example.org"
    User.objects.filter(pk=cast.reporter.pk).update(language="en")
    tell(cast.reporter)
    work()
    (letter,) = mail.outbox
    assert letter.to == [cast.reporter.email]
    assert letter.subject == "Yinxin: 试：2项"
    assert "https://plans.example.org/plans/tasks/7/" in letter.body
    assert "https://plans.example.org/notices/settings/" in letter.body
    assert "Change how you are reached" in letter.body


def test_what_was_told_together_comes_in_one_letter(cast, clock):
    for number in range(3):
        tell(cast.reporter, key=f"k{number}", n=number)
    work()
    (letter,) = mail.outbox
    assert letter.subject == "银信：3条紧急通知"
    work()
    assert len(mail.outbox) == 1


def test_nobody_is_woken(cast, clock):
    wish(cast.reporter)
    clock(NIGHT)
    tell(cast.reporter)
    work()
    assert mail.outbox == []
    clock(NIGHT + timedelta(hours=7))  # half past six
    work()
    assert mail.outbox == []
    clock(NIGHT + timedelta(hours=7, minutes=30))
    work()
    assert len(mail.outbox) == 1


def test_a_letter_that_was_late_waits_for_the_morning_too(cast, clock):
    tell(cast.reporter)
    clock(NIGHT)
    work()
    assert mail.outbox == []
    job = Job.objects.get(kind="notices.spread")
    assert job.state == State.DONE
    clock(NIGHT + timedelta(hours=8))
    work()
    assert len(mail.outbox) == 1


def test_where_she_is_it_is_day(cast, clock):
    wish(cast.reporter, zone="America/New_York")
    clock(NIGHT)
    tell(cast.reporter)
    work()
    assert len(mail.outbox) == 1


def test_what_was_read_meanwhile_is_not_sent(cast, clock):
    tell(cast.reporter, cast.head)
    actions.read(Notice.objects.get(person=cast.reporter), by=cast.reporter)
    work()
    assert [letter.to for letter in mail.outbox] == [[cast.head.email]]


def test_who_wants_no_letter_gets_none(cast, clock):
    wish(cast.reporter, now_by_mail=False)
    tell(cast.reporter)
    work()
    assert mail.outbox == []


def test_a_short_text_names_nothing_of_the_matter(cast, clock, ways):
    agree_to_reach(cast.reporter, Addresses(phone="+60123456789", wecom="ChenKeYuan"))
    wish(cast.reporter, now_by_sms=True, now_by_wecom=True)
    tell(cast.reporter)
    work()
    work()
    assert [one["to"] for one in recorded(ways)] == ["+60123456789", "ChenKeYuan"]
    assert all("一条紧急通知" in one["text"] and "2项" not in one["text"] for one in recorded(ways))
    assert Notice.objects.filter(by_sms_at__isnull=False, by_wecom_at__isnull=False).count() == 1


def test_a_telephone_is_not_filled(cast, clock, ways):
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    wish(cast.reporter, now_by_sms=True)
    for number in range(12):
        tell(cast.reporter, key=f"k{number}")
    work()
    assert len(recorded(ways)) == 10


def test_without_consent_nothing_is_kept_or_sent(cast, clock, ways):
    with pytest.raises(RefusedError, match="consent-missing"):
        actions.keep_address(cast.reporter, Addresses(phone="13800000000"))
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    wish(cast.reporter, now_by_sms=True)
    tell(cast.reporter)
    giving.withdraw(cast.reporter, matters.REACH)
    assert not NoticeAddress.objects.exists()
    assert not NoticePreference.objects.get(person=cast.reporter).now_by_sms
    work()
    assert recorded(ways) == []


def test_a_number_the_service_does_not_know_is_told_to_its_owner(cast, clock, ways, settings):
    class Unknown:
        def send(self, to: str, text: str, *, key: str) -> Receipt:
            raise RefusedAddressError

    settings.GATEWAYS = {"sms": Unknown()}
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    wish(cast.reporter, now_by_sms=True)
    tell(cast.reporter)
    tell(cast.reporter, key="b")
    work()
    told = Notice.objects.get(kind="notice-sms-refused")
    assert (told.person, told.link) == (cast.reporter, "/notices/address/")
    assert not Job.objects.filter(state=State.DEAD).exists()


def test_a_service_that_is_away_is_asked_again_and_a_worker_that_dies_sends_once(cast, clock, ways, settings):
    sent, keys = [], []

    class Flaky:
        def send(self, to: str, text: str, *, key: str) -> Receipt:
            keys.append(key)
            if len(keys) == 1:
                raise RetryError("连不上短信或企业微信网关。")
            sent.append(to)
            return Receipt()

    settings.GATEWAYS = {"sms": Flaky()}
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    wish(cast.reporter, now_by_sms=True)
    tell(cast.reporter)
    work()
    assert sent == []
    clock(MORNING + timedelta(minutes=1))
    work()
    assert sent == ["13800000000"]
    assert len(set(keys)) == 1, "the service can tell the second attempt from a second message"


def test_a_way_the_operator_has_not_opened_takes_no_number(cast, settings):
    settings.GATEWAYS = {}
    with pytest.raises(RefusedError, match="notice-way-closed"):
        agree_to_reach(cast.reporter, Addresses(phone="13800000000"))


def test_numbers_go_when_the_last_way_is_closed(cast, clock, ways, settings):
    agree_to_reach(cast.reporter, Addresses(phone="13800000000"))
    retention.forget(None)
    assert NoticeAddress.objects.exists()
    settings.GATEWAYS = {}
    assert retention.forget(None)["addresses"] == 1
    assert not NoticeAddress.objects.exists()


def test_whoever_erases_herself_leaves_nothing(cast, clock, ways):
    agree_to_reach(cast.nobody, Addresses(phone="13800000000"))
    wish(cast.nobody)
    tell(cast.nobody)
    me.erase(cast.nobody)
    assert not Notice.objects.exists()
    assert not NoticeAddress.objects.exists()
    assert not NoticePreference.objects.exists()
    work()
    assert mail.outbox == []
    tell(cast.nobody, key="later")
    assert not Notice.objects.exists()


def test_a_notice_that_slipped_in_beside_an_erasure_is_found_at_night(cast, clock):
    me.erase(cast.nobody)
    Notice.objects.create(person=cast.nobody, kind="probe-urgent", key="a", link="/")
    assert retention.forget(None)["notices"] == 1


def test_what_was_read_a_year_ago_is_forgotten_and_what_was_not_stays(cast, clock):
    tell(cast.reporter, cast.head, cast.clerk)
    Notice.objects.filter(person=cast.reporter).update(read_at=timezone.now() - timedelta(days=366))
    Notice.objects.filter(person=cast.head).update(read_at=timezone.now() - timedelta(days=364))
    assert retention.forget(None)["notices"] == 1
    assert set(Notice.objects.values_list("person", flat=True)) == {cast.head.pk, cast.clerk.pk}
