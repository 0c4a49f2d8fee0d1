"""A program reads a task's life and acts on it, judged as the page is."""

from __future__ import annotations

import pytest

from tests.factories.proposals import confirmed
from yinxin.apps.plans.models import Phase


@pytest.fixture
def task(cast):
    return confirmed(cast).plan.tasks.get(serial=1)


@pytest.fixture
def call(sign_in):
    def asked(user, task, **sent):
        return sign_in(user).post(f"/api/v1/tasks/{task.pk}/acts", sent, content_type="application/json")

    return asked


def test_a_program_signs_reports_and_accepts(cast, task, call, sign_in):
    read = sign_in(cast.reporter).get(f"/api/v1/tasks/{task.pk}/life").json()
    assert (read["state"], read["seen"], read["may"]) == (
        "assigned",
        0,
        ["sign", "start", "report-done", "ask-extension", "ask-suspension"],
    )
    assert call(cast.reporter, task, act="sign").json()["unit_id"] == cast.reporting.pk
    phase = Phase.objects.create(task=task, order=1, label="2031年")
    done = call(cast.reporter, task, act="report-done", phase_id=phase.pk, reason="40处")
    assert done.json()["phase_id"] == phase.pk
    assert call(cast.office, task, act="accept", phase_id=phase.pk).status_code == 200
    now = sign_in(cast.office).get(f"/api/v1/tasks/{task.pk}/life").json()
    assert (now["state"], [part["state"] for part in now["parts"]]) == ("under-way", ["accepted"])
    assert [event["act"] for event in now["events"]] == ["sign", "report-done", "accept"]
    assert now["seen"] == now["events"][-1]["id"]


def test_what_the_form_refuses_the_api_refuses(cast, task, call):
    wanting = call(cast.office, task, act="cancel")
    assert (wanting.status_code, wanting.json()["errors"][0]["field"]) == (422, "reason")
    assert call(cast.office, task).status_code == 422
    assert call(cast.office, task, act="accept").status_code == 409
    assert call(cast.reporter, task, act="accept").status_code == 404
    assert call(cast.reader, task, act="sign").status_code == 404


def test_a_phase_of_another_task_is_not_this_ones(cast, task, call):
    phase = Phase.objects.create(task=task.plan.tasks.get(serial=3), order=1, label="2031年")
    assert call(cast.office, task, act="accept", phase_id=phase.pk).status_code == 404
