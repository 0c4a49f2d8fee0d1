"""林小梅 corrects who does a confirmed task: with a reason, on record, and never so that nobody does it."""

from __future__ import annotations

import pytest

from tests.factories.proposals import confirmed
from yinxin.apps.plans import actions, queries
from yinxin.apps.plans.models import Task
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

REASON = "五府办〔2032〕3号第二条"


@pytest.fixture
def task(cast) -> Task:
    return confirmed(cast).plan.tasks.get(serial=4)


def named(task: Task) -> list[tuple[str, str]]:
    return sorted((part.role, part.name) for part in task.units.filter(until__isnull=True))


def test_another_unit_takes_the_lead_and_the_past_stays(cast, task, sign_in):
    browser = sign_in(cast.office)
    page = browser.get(f"/plans/tasks/{task.pk}/").content.decode()
    assert f"/plans/tasks/{task.pk}/units/" in page
    lead = task.units.get(role="lead")
    sent = {"part": lead.pk, "unit": "市教育局", "role": "lead", "citation": REASON}
    assert browser.post(f"/plans/tasks/{task.pk}/units/", sent).status_code == 302
    assert named(task) == [("lead", "市教育局"), ("member", "市财政局")]
    duties = queries.duties(cast.office, cast.offices["市教育局"])
    assert [row.task.serial for row in duties.lead] == [1, 4]
    assert queries.duties(cast.office, cast.offices["市文化广电新闻出版局"]).lead == ()
    event = history(task).get(action="plans.assign")
    assert (event.actor, event.reason) == (cast.office, REASON)
    assert REASON in browser.get(f"/plans/tasks/{task.pk}/").content.decode()
    with pytest.raises(RefusedError):
        actions.undo_import(task.source, "导错", by=cast.office)


def test_units_are_added_given_another_role_and_taken_off(cast, task):
    def assign(part=None, **asked):
        actions.assign(task, actions.Assignment(part, **asked), citation=REASON, by=cast.office)

    assign(role="guide", unit=cast.offices["市委宣传部"])
    assign(task.units.get(name="市财政局"), role="lead")
    assign(task.units.get(role="lead", name="市文化广电新闻出版局"), role="lead", remove=True)
    assert named(task) == [("guide", "市委宣传部"), ("lead", "市财政局")]
    task.refresh_from_db()
    assert "市委宣传部" in task.folded
    with pytest.raises(RefusedError):
        assign(task.units.get(role="guide"), role="guide")
    assign(task.units.get(role="guide"), role="guide", remove=True)
    with pytest.raises(RefusedError):
        assign(task.units.get(role="lead", until=None), role="lead", remove=True)


@pytest.mark.parametrize(
    "sent", [{"unit": "月宫管委会"}, {"unit": ""}, {"unit": "市教育局", "citation": ""}, {"remove": "on"}, {"part": 0}]
)
def test_a_fault_is_said_and_changes_nothing(cast, task, sign_in, sent):
    before = named(task)
    answer = sign_in(cast.office).post(f"/plans/tasks/{task.pk}/units/", {"role": "member", "citation": REASON, **sent})
    assert answer.status_code == 422
    assert named(task) == before


def test_only_the_office_changes_units(cast, task, sign_in):
    sent = {"unit": "市教育局", "role": "guide", "citation": REASON}
    for user in (cast.reporter, cast.reader, cast.neighbour, cast.nobody):
        assert sign_in(user).post(f"/plans/tasks/{task.pk}/units/", sent).status_code == 404
        assert "更改承办单位" not in sign_in(user).get(f"/plans/tasks/{task.pk}/").content.decode()
    assert len(named(task)) == 2
