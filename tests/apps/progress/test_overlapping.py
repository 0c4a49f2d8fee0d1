"""压茬推进 on the pages: the office links tasks, rings are refused by name, a delay is shown on both and told to those behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.notices.models import Notice
from yinxin.apps.progress import actions, overlapping, projecting
from yinxin.apps.progress.models import TaskLink
from yinxin.domain.progress.acts import Act


@pytest.fixture
def plan(cast):
    """1 is due in 20 days, 2 in 30, 4 in 40."""
    found = confirmed(cast).plan
    for serial, days in ((1, 20), (2, 30), (4, 40)):
        task = found.tasks.get(serial=serial)
        task.due_on = timezone.localdate() + timedelta(days)
        task.save(update_fields=["due_on"])
    projecting.project(list(found.tasks.values_list("pk", flat=True)))
    return found


def link(browser, before, after, **sent):
    return browser.post(f"/plans/tasks/{after.pk}/link/", {"before": before.serial, "lag": 0, **sent})


def test_a_granted_extension_shows_on_both_tasks_and_is_told_behind(cast, plan, sign_in):
    survey, repair = plan.tasks.get(serial=1), plan.tasks.get(serial=2)
    office = sign_in(cast.office)
    assert link(office, survey, repair, lag=5, reason="先普查，后整理").status_code == 302
    assert "要晚" not in office.get(f"/plans/tasks/{repair.pk}/").content.decode()
    later = timezone.localdate() + timedelta(60)
    actions.move(survey, Act.ASK_EXTENSION, actions.Particulars(reason="雨季", to=later), by=cast.reporter)
    actions.move(survey, Act.GRANT_EXTENSION, by=cast.office)
    for task in (survey, repair):
        page = office.get(f"/plans/tasks/{task.pk}/").content.decode()
        assert "后一任务要晚 35 天" in page and "先普查，后整理" in page
    assert not Notice.objects.filter(kind="task-overlap").exists()


def test_those_behind_are_told_once_for_a_delay(cast, plan):
    letters, houses = plan.tasks.get(serial=2), plan.tasks.get(serial=1)
    actions.link(letters, houses, by=cast.office)
    told = Notice.objects.filter(kind="task-overlap")
    assert {notice.person for notice in told} == {cast.reporter, cast.head}
    assert told[0].facts["days"] == 10
    before = told.count()
    overlapping.warn_those_behind(plan)
    assert told.count() == before


def test_a_ring_is_refused_with_its_numbers(cast, plan, sign_in):
    office = sign_in(cast.office)
    one, two, four = (plan.tasks.get(serial=number) for number in (1, 2, 4))
    link(office, one, two), link(office, two, four)
    answer = link(office, four, one)
    assert answer.status_code == 409 and "4 → 1 → 2 → 4" in answer.content.decode()
    assert TaskLink.objects.count() == 2
    assert link(office, one, two).status_code == 409
    assert link(office, one, one).status_code == 409
    assert office.post(f"/plans/tasks/{one.pk}/link/", {"before": 99, "lag": 0}).status_code == 422
    assert office.get(f"/plans/tasks/{one.pk}/link/").status_code == 200


def test_the_office_takes_a_link_back_and_nobody_else_may(cast, plan, sign_in):
    row = actions.link(plan.tasks.get(serial=1), plan.tasks.get(serial=2), by=cast.office)
    for user in (cast.reporter, cast.supervisor, cast.neighbour):
        assert sign_in(user).post(f"/plans/links/{row.pk}/unlink/").status_code == 404
    assert sign_in(cast.office).post(f"/plans/links/{row.pk}/unlink/").status_code == 302
    assert not TaskLink.objects.exists()


def test_what_waited_for_a_merged_task_waits_for_the_one_it_went_into(cast, plan):
    survey, repair, walls = (plan.tasks.get(serial=number) for number in (1, 2, 4))
    actions.link(survey, repair, by=cast.office)
    actions.move(survey, Act.MERGE, actions.Particulars(reason="五府办〔2026〕3号", into=walls), by=cast.office)
    (link,) = overlapping.links_of(plan)
    assert overlapping.delays_of([link])[link.pk].over == 10
    actions.move(repair, Act.MERGE, actions.Particulars(reason="五府办〔2026〕3号", into=walls), by=cast.office)
    assert overlapping.delays_of(overlapping.links_of(plan)) == {}
