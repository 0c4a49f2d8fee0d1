"""What changed in a plan since somebody looked: what she may see of it, by task, until she says that she saw it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.progress.many_tasks import grow
from tests.factories.proposals import confirmed
from tests.factories.reports import told
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import Amendment, Classification, Plan, Task
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import LastLook, Report, TaskEvent
from yinxin.domain.progress.acts import Act

pytestmark = pytest.mark.django_db
WEEK_AGO = timedelta(days=7)


@pytest.fixture
def task(cast) -> Task:
    found = confirmed(cast).plan.tasks.get(serial=1)
    Task.objects.filter(pk=found.pk).update(due="2027-10", due_on=date(2027, 10, 31))
    found.refresh_from_db()
    return found


@pytest.fixture
def url(task) -> str:
    return f"/plans/{task.plan_id}/since/"


def shown(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def seen(client, url: str):
    """Says so as the page does."""
    until = client.get(url).context["page"].until.timestamp()
    return client.post(f"{url}seen/", {"until": until})


def long_ago() -> None:
    """What happened so far happened a week ago."""
    TaskEvent.objects.update(at=timezone.now() - WEEK_AGO)
    Report.objects.update(at=timezone.now() - WEEK_AGO)
    Amendment.objects.update(made_at=timezone.now() - WEEK_AGO)
    LastLook.objects.update(at=timezone.now() - timedelta(days=1))


def test_acts_reports_amendments_and_moved_days_stand_by_their_task(cast, task, url, sign_in):
    move(task, Act.SIGN, Particulars(unit=cast.reporting), by=cast.reporter)
    told(task, cast.reporting, date(2026, 10, 31), "已勘查12处老屋。")
    plans.amend_task(task, "due", "2027-12-31", citation="市府〔2026〕9号", by=cast.office)
    page = shown(sign_in(cast.office), url)
    assert "签收 · 市教育局" in page
    assert "已勘查12处老屋。" in page
    assert "市府〔2026〕9号改了" in page
    assert page.count('aria-labelledby="task-') == 1
    assert page.index("市府〔2026〕9号改了") < page.index("已勘查12处老屋。") < page.index("签收 · 市教育局")
    assert "日期改动" in page
    assert "您还没有在这里看过" in page


def test_only_what_came_after_the_last_look_is_shown(cast, task, url, sign_in):
    client = sign_in(cast.office)
    move(task, Act.SIGN, Particulars(unit=cast.reporting), by=cast.reporter)
    long_ago()
    assert "签收 · 市教育局" in shown(client, url)
    assert seen(client, url).status_code == 302
    assert "没有变化" in shown(client, url)
    move(task, Act.START, Particulars(unit=cast.reporting), by=cast.reporter)
    page = shown(client, url)
    assert "开始办理 · 市教育局" in page
    assert "签收 · 市教育局" not in page
    assert "从您上次看过" in page


def test_looking_takes_nothing_off_the_list_of_another(cast, task, url, sign_in):
    move(task, Act.SIGN, Particulars(unit=cast.reporting), by=cast.reporter)
    long_ago()
    seen(sign_in(cast.office), url)
    assert "签收 · 市教育局" in shown(sign_in(cast.head), url)


def test_what_came_while_the_page_was_open_is_not_lost(cast, task, url, sign_in):
    client = sign_in(cast.office)
    move(task, Act.SIGN, Particulars(unit=cast.reporting), by=cast.reporter)
    long_ago()
    until = client.get(url).context["page"].until - timedelta(minutes=30)
    move(task, Act.START, Particulars(unit=cast.reporting), by=cast.reporter)
    TaskEvent.objects.filter(act="start").update(at=until + timedelta(minutes=10))
    client.post(f"{url}seen/", {"until": until.timestamp()})
    assert "开始办理 · 市教育局" in shown(client, url)


def test_a_page_left_open_takes_nothing_back_and_none_can_look_ahead(cast, task, url, sign_in):
    client = sign_in(cast.office)
    seen(client, url)
    at = LastLook.objects.get().at
    client.post(f"{url}seen/", {"until": (at - WEEK_AGO).timestamp()})
    assert LastLook.objects.get().at == at
    client.post(f"{url}seen/", {"until": (at + WEEK_AGO).timestamp()})
    assert LastLook.objects.get().at <= timezone.now()
    for nonsense in ("", "nan", "inf", "-1", "1e300", "yesterday"):
        assert client.post(f"{url}seen/", {"until": nonsense}).status_code == 302


def test_drafts_and_what_one_may_not_see_are_not_there(cast, task, url, sign_in):
    told(task, cast.reporting, date(2026, 10, 31), "只是草稿。")
    Report.objects.update(state=Report.State.DRAFT)
    assert "只是草稿。" not in shown(sign_in(cast.office), url)
    assert sign_in(cast.neighbour).get(url).status_code == 404
    assert sign_in(cast.neighbour).post(f"{url}seen/", {"until": "1"}).status_code == 404
    Plan.objects.update(classification=Classification.INTERNAL)
    assert sign_in(cast.reporter).get(url).status_code == 404


def test_more_changes_take_no_more_questions(cast, task, url, sign_in):
    client = sign_in(cast.office)
    move(task, Act.SIGN, Particulars(unit=cast.reporting), by=cast.reporter)
    told(task, cast.reporting, date(2026, 10, 31), "一。")
    shown(client, url)
    with CaptureQueriesContext(connection) as few:
        shown(client, url)
    grow(task.plan, cast.reporting, 25)
    for one in Task.objects.filter(plan=task.plan):
        TaskEvent.objects.create(task=one, act="start", on=date(2026, 11, 1), unit=cast.reporting, by=cast.reporter)
        Report.objects.create(
            task=one, unit=cast.reporting, as_of=date(2026, 11, 1), state="submitted", at=timezone.now()
        )
    with CaptureQueriesContext(connection) as many:
        page = shown(client, url)
    assert page.count('aria-labelledby="task-') >= 25
    assert len(many) == len(few)
