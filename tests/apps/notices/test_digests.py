"""A digest comes once a day or week, by its reader's clock, with what she has not read; without news none comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from tests.apps.notices.conftest import MORNING
from tests.apps.notices.wishing import wish
from tests.factories.people import make_user
from yinxin.apps.notices import actions, digests
from yinxin.apps.notices.models import Digest, Notice
from yinxin.apps.people.models import User
from yinxin.kit.outbox import leases
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.running import run_held

NEXT_DAY = MORNING + timedelta(days=1)

pytestmark = pytest.mark.django_db


def tell(*to: User, key: str = "a", kind: str = "probe-quiet", title: str = "建侨乡档案") -> None:
    with transaction.atomic():
        actions.tell(kind, to=to, facts={"title": title}, link="/plans/tasks/7/", key=key)


def look() -> None:
    """What the schedule does each quarter of an hour, and the worker after it."""
    digests.queue_due(None)
    while (held := leases.take_next()) is not None:
        run_held(held)


def test_it_comes_at_the_next_due_hour_and_once(cast, clock):
    tell(cast.reporter, title="甲")
    tell(cast.reporter, key="b", title="乙")
    look()
    assert mail.outbox == [], "told at nine, due at eight"
    clock(NEXT_DAY)
    look()
    look()
    (letter,) = mail.outbox
    assert letter.subject == "银信：2条新通知"
    assert "试：甲" in letter.body
    assert "试：乙" in letter.body
    assert letter.to == [cast.reporter.email]
    clock(NEXT_DAY + timedelta(days=1))
    look()
    assert len(mail.outbox) == 1, "the same news is no news"
    assert Digest.objects.get().count == 2


def test_what_came_after_the_due_hour_waits_for_the_next(cast, clock):
    tell(cast.reporter, title="甲")
    clock(NEXT_DAY - timedelta(minutes=30))  # half past eight; the letter was due at eight
    tell(cast.reporter, key="b", title="乙")
    clock(NEXT_DAY)
    look()
    (letter,) = mail.outbox
    assert "试：甲" in letter.body
    assert "试：乙" not in letter.body


def test_without_news_none_comes(cast, clock):
    tell(cast.reporter)
    actions.read(Notice.objects.get(), by=cast.reporter)
    clock(NEXT_DAY)
    look()
    assert (mail.outbox, Digest.objects.count(), Job.objects.count()) == ([], 0, 0)


def test_it_comes_by_the_clock_where_she_is(cast, clock):
    wish(cast.reporter, zone="America/New_York", hour=9)
    tell(cast.reporter, cast.head)
    clock(datetime(2026, 3, 2, 13, 59, tzinfo=UTC))
    look()
    assert mail.outbox == []
    clock(datetime(2026, 3, 2, 14, 0, tzinfo=UTC))
    look()
    assert [letter.to for letter in mail.outbox] == [[cast.reporter.email]]


def test_a_weekly_one_comes_on_its_day(cast, clock):
    wish(cast.reporter, rhythm="weekly", weekday=4)
    tell(cast.reporter)
    for days in range(1, 4):
        clock(MORNING + timedelta(days=days))
        look()
    assert mail.outbox == []
    clock(MORNING + timedelta(days=4))
    look()
    assert len(mail.outbox) == 1


def test_who_wants_none_gets_none(cast, clock):
    wish(cast.reporter, rhythm="never")
    tell(cast.reporter)
    clock(NEXT_DAY)
    look()
    assert mail.outbox == []


def test_a_late_worker_does_not_write_at_night(cast, clock):
    tell(cast.reporter)
    clock(datetime(2026, 3, 3, 15, 0, tzinfo=UTC))  # eleven at night in Shanghai
    look()
    assert mail.outbox == []
    clock(datetime(2026, 3, 3, 23, 0, tzinfo=UTC))  # seven: the letter of yesterday's eight o'clock
    look()
    assert len(mail.outbox) == 1


def test_what_should_not_leave_the_house_does_not(cast, clock):
    tell(cast.reporter, kind="probe-inside", title="内部侨情")
    clock(NEXT_DAY)
    look()
    (letter,) = mail.outbox
    assert "有一件内部的事" in letter.body
    assert "内部侨情" not in letter.subject + letter.body


def test_a_worker_that_dies_in_between_sends_one_letter(cast, clock, monkeypatch):
    tell(cast.reporter)
    clock(NEXT_DAY)
    finish = Progress.finish
    deaths = iter([True, False])

    def dies_once(self: Progress, result: object) -> None:
        if next(deaths):
            raise KeyboardInterrupt
        finish(self, result)

    monkeypatch.setattr(Progress, "finish", dies_once)
    mail.outbox.clear()
    digests.queue_due(None)
    with pytest.raises(KeyboardInterrupt):
        run_held(leases.take_next())
    assert Digest.objects.count() == 0
    assert Notice.objects.get().by_mail_at is None
    Job.objects.update(state="queued", token=None, lease_until=None)
    run_held(leases.take_next())
    assert Digest.objects.count() == 1


def test_letters_list_fifty_and_count_all(cast, clock):
    for number in range(53):
        tell(cast.reporter, key=str(number), title=f"第{number:02}件事")
    clock(NEXT_DAY)
    look()
    (letter,) = mail.outbox
    assert letter.subject == "银信：53条新通知"
    assert letter.body.count("件事") == 50
    assert "还有3条" in letter.body


def test_more_readers_take_no_more_questions_to_find(cast, clock, django_assert_num_queries):
    tell(*(make_user(f"职员{number}", f"many{number}@example.org") for number in range(10)))
    with django_assert_num_queries(4):  # nobody is due, so nothing is queued
        digests.queue_due(None)
    assert not Job.objects.exists()
