"""A unit's days in its own calendar program: opened by one person's key, and only as long as she may see them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from tests.apps.progress.many_tasks import grow
from tests.apps.progress.reporting_town import opened
from tests.factories.people import Cast
from tests.factories.proposals import confirmed
from yinxin.apps.me import actions as me
from yinxin.apps.people.models import Post, User
from yinxin.apps.plans.models import Classification, Milestone, Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.feeds import actions, opening
from yinxin.apps.progress.models import FeedKey, Progress, Round
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast) -> Task:
    """1. 修缮空置老屋, led by 市教育局, with a day, a long title and two lines in it."""
    found = confirmed(cast).plan.tasks.get(serial=1)
    Task.objects.filter(pk=found.pk).update(
        due="2027-10",
        due_on=date(2027, 10, 31),
        due_text="2027年10月底前",
        title="修缮空置老屋；分三年,\\完成\n" + "长" * 90,
    )
    Milestone.objects.create(task=found, order=1, text="完成勘查", due="2027-03-31", due_on=date(2027, 3, 31))
    projecting.project([found.pk])
    found.refresh_from_db()
    return found


def key_of(cast: Cast, by: User | None = None) -> str:
    return actions.make(cast.reporting, by=by or cast.reporter).token


def fetch(token: str) -> bytes:
    answer = Client().get(f"/feeds/{token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content


def read(token: str) -> Calendar:
    """By a parser of another hand, which refuses what the standard does not allow."""
    return IcsCalendarStream.calendar_from_ics(fetch(token).decode())


def days(calendar: Calendar) -> dict[str, date]:
    return {event.uid.partition("@")[0]: event.dtstart for event in calendar.events}


def test_a_second_reader_finds_the_days_with_their_links(cast, task, settings):
    settings.SITE_URL = "https://plans.example.org"
    calendar = read(key_of(cast))
    found = {event.uid: event for event in calendar.events}
    due = found[f"task-{task.pk}@plans.example.org"]
    assert (due.dtstart, due.dtend) == (date(2027, 10, 31), date(2027, 11, 1))
    assert due.summary.startswith("到期：修缮空置老屋；分三年,\\完成 长长")
    assert due.summary.endswith("…")
    assert "2027年10月底前" in due.description
    assert str(due.url) == f"https://plans.example.org/plans/tasks/{task.pk}/"
    assert str(due.status).endswith("CONFIRMED")
    stone = found[f"milestone-{task.milestones.get(text='完成勘查').pk}@plans.example.org"]
    assert stone.dtstart == date(2027, 3, 31)
    assert stone.summary.endswith("完成勘查")


def test_every_line_is_as_long_as_the_standard_allows(cast, task):
    lines = fetch(key_of(cast)).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(map(len, lines)) <= 75
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines


def test_a_moved_day_is_the_same_entry(cast, task):
    token = key_of(cast)
    before = days(read(token))
    Task.objects.filter(pk=task.pk).update(due_on=date(2027, 12, 31))
    projecting.project([task.pk])
    after = days(read(token))
    assert before.keys() == after.keys()
    assert after[f"task-{task.pk}"] == date(2027, 12, 31)


def test_what_is_done_is_no_longer_due(cast, task):
    token = key_of(cast)
    move(task, Act.REPORT_DONE, Particulars(unit=cast.reporting, reason="修好了。"), by=cast.reporter)
    assert f"task-{task.pk}" in days(read(token))
    move(task, Act.ACCEPT, by=cast.office)
    assert f"task-{task.pk}" not in days(read(token))


def test_a_round_whose_end_is_not_certain_says_so(cast, task):
    asked = opened(cast, task.plan)
    token = key_of(cast)
    name = f"round-{asked.pk}-{cast.reporting.pk}"
    (entry,) = (event for event in read(token).events if event.uid.startswith(name))
    assert entry.dtstart == asked.due_on
    assert str(entry.status).endswith("CONFIRMED")
    Round.objects.update(is_certain=False)
    (entry,) = (event for event in read(token).events if event.uid.startswith(name))
    assert str(entry.status).endswith("TENTATIVE")
    assert "日期未定" in entry.summary
    assert "放假通知还没有公布" in entry.description
    Round.objects.update(closed_at=timezone.now())
    assert name not in days(read(token))


def test_it_is_read_in_its_persons_language(cast, task):
    token = key_of(cast)
    User.objects.filter(pk=cast.reporter.pk).update(language="en")
    assert any(event.summary.startswith("Due: ") for event in read(token).events)


def test_an_internal_plan_never_leaves_the_house(cast, task):
    token = key_of(cast, by=cast.office)
    assert days(read(token))
    Plan.objects.update(classification=Classification.INTERNAL)
    assert days(read(token)) == {}


def test_a_post_that_ended_ends_the_feed_for_good(cast, task):
    token = key_of(cast)
    post = Post.objects.get(user=cast.reporter)
    Post.objects.filter(pk=post.pk).update(until=date(2020, 1, 1))
    assert Client().get(f"/feeds/{token}.ics").status_code == 404
    Post.objects.filter(pk=post.pk).update(until=None)
    assert Client().get(f"/feeds/{token}.ics").status_code == 404
    assert Event.objects.get(action="progress.revoke-feed").actor_id is None


def test_a_key_nobody_fetched_is_ended_at_night(cast, task):
    key_of(cast)
    kept = key_of(cast, by=cast.head)
    Post.objects.filter(user=cast.reporter).update(until=date(2020, 1, 1))
    assert opening.revoke_ended(None) == {"revoked": 1}
    assert Client().get(f"/feeds/{kept}.ics").status_code == 200


def test_a_closed_account_opens_nothing(cast, task):
    token = key_of(cast)
    User.objects.filter(pk=cast.reporter.pk).update(is_active=False)
    assert Client().get(f"/feeds/{token}.ics").status_code == 404


def test_whoever_erases_herself_leaves_no_key(cast, task):
    token = key_of(cast)
    Post.objects.filter(user=cast.reporter).update(until=date(2020, 1, 1))
    me.erase(cast.reporter)
    assert not FeedKey.objects.exists()
    assert Client().get(f"/feeds/{token}.ics").status_code == 404


def test_a_new_key_ends_the_one_before_and_none_is_kept_in_the_clear(cast, task, sign_in):
    client = sign_in(cast.reporter)
    assert "还没有订阅" in client.get("/plans/feeds/").content.decode()
    first = client.post("/plans/feeds/make/", {"unit": cast.reporting.pk})
    assert first.status_code == 200
    old = first.context["made"].token
    assert f"/feeds/{old}.ics" in first.content.decode()
    assert old not in str(list(FeedKey.objects.values()))
    assert old not in client.get("/plans/feeds/").content.decode()
    new = client.post("/plans/feeds/make/", {"unit": cast.reporting.pk}).context["made"].token
    assert Client().get(f"/feeds/{old}.ics").status_code == 404
    assert Client().get(f"/feeds/{new}.ics").status_code == 200
    assert FeedKey.objects.get(revoked_at__isnull=True).used_on == timezone.localdate()


def test_one_ends_ones_own_and_nobody_elses(cast, task, sign_in):
    token = key_of(cast)
    key = FeedKey.objects.get()
    assert sign_in(cast.head).post(f"/plans/feeds/{key.pk}/revoke/").status_code == 404
    assert Client().get(f"/feeds/{token}.ics").status_code == 200
    assert sign_in(cast.reporter).post(f"/plans/feeds/{key.pk}/revoke/").status_code == 302
    assert Client().get(f"/feeds/{token}.ics").status_code == 404


def test_nobody_gets_the_feed_of_a_unit_she_may_not_see(cast, task, sign_in):
    other = cast.offices["市财政局"]
    assert sign_in(cast.reporter).post("/plans/feeds/make/", {"unit": other.pk}).status_code == 422
    assert sign_in(cast.neighbour).post("/plans/feeds/make/", {"unit": cast.reporting.pk}).status_code == 422
    assert sign_in(cast.reader).get("/plans/feeds/").status_code == 404
    assert not FeedKey.objects.exists()
    assert sign_in(cast.supervisor).post("/plans/feeds/make/", {"unit": other.pk}).status_code == 200


def test_a_key_that_is_none_opens_nothing_and_guessing_stops(cast, settings):
    settings.LIMITS = settings.LIMITS | {"feed.network": (3, timedelta(hours=1))}
    for guess in ("a" * 43, "b" * 43, "c"):
        assert Client().get(f"/feeds/{guess}.ics").status_code == 404
    answer = Client().get("/feeds/d.ics")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


def test_one_feed_is_fetched_only_so_often(cast, task, settings):
    settings.LIMITS = settings.LIMITS | {"feed.key": (2, timedelta(hours=1))}
    token = key_of(cast)
    assert [Client().get(f"/feeds/{token}.ics").status_code for _ in range(3)] == [200, 200, 429]


def test_more_days_take_no_more_questions(cast, task):
    token = key_of(cast)
    fetch(token)
    with CaptureQueriesContext(connection) as few:
        fetch(token)
    grow(task.plan, cast.reporting, 40)
    Task.objects.filter(due_on__isnull=True).update(due_on=date(2028, 1, 31))
    projecting.project(list(Task.objects.values_list("pk", flat=True)))
    with CaptureQueriesContext(connection) as many:
        found = read(token)
    assert len(found.events) > 30
    assert Progress.objects.count() > 30
    assert len(many) == len(few)
