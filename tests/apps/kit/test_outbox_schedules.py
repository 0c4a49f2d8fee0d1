"""What happens again and again happens once for each due time, whoever looks at the clock and however late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils import timezone

from tests.factories.people import make_user
from yinxin.kit.outbox import leases
from yinxin.kit.outbox.models import Job, State, Turn
from yinxin.kit.outbox.running import run_held
from yinxin.kit.outbox.schedules import Schedule, daily, every
from yinxin.kit.outbox.turns import queue_due

NIGHTLY = Schedule("tests.nightly", "tests.apps.kit.jobs.note", daily("03:10"), "夜间")
OFTEN = Schedule("tests.often", "tests.apps.kit.jobs.note", every(minutes=15), "每刻")
HERE = "tests.apps.kit.test_outbox_schedules"
MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in Shanghai

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _declared(settings):
    settings.SCHEDULES = [f"{HERE}.NIGHTLY"]


def finish() -> None:
    while (held := leases.take_next()) is not None:
        run_held(held)


@pytest.mark.parametrize(
    ("rhythm", "now", "last", "following"),
    [
        (daily("03:10"), "2026-11-20T01:00+00:00", "2026-11-19T19:10+00:00", "2026-11-20T19:10+00:00"),
        (daily("03:10"), "2026-11-19T19:10+00:00", "2026-11-19T19:10+00:00", "2026-11-20T19:10+00:00"),
        (daily("03:10"), "2026-11-19T19:09+00:00", "2026-11-18T19:10+00:00", "2026-11-19T19:10+00:00"),
        # The clock of Paris goes forward at two and back at three: the day still has one turn.
        (
            daily("02:30", zone="Europe/Paris"),
            "2026-03-29T12:00+00:00",
            "2026-03-29T01:30+00:00",
            "2026-03-30T00:30+00:00",
        ),
        (
            daily("02:30", zone="Europe/Paris"),
            "2026-10-25T12:00+00:00",
            "2026-10-25T00:30+00:00",
            "2026-10-26T01:30+00:00",
        ),
        (every(minutes=15), "2026-11-20T01:07+00:00", "2026-11-20T01:00+00:00", "2026-11-20T01:15+00:00"),
        (every(minutes=15), "2026-11-20T01:15+00:00", "2026-11-20T01:15+00:00", "2026-11-20T01:30+00:00"),
    ],
)
def test_due_times(rhythm, now, last, following):
    moment = datetime.fromisoformat(now)

    assert rhythm.last_due(moment) == datetime.fromisoformat(last)
    assert rhythm.next_due(moment) == datetime.fromisoformat(following)


def test_a_new_schedule_begins_with_its_next_due_time():
    assert queue_due(MORNING) == []
    assert queue_due(MORNING + timedelta(hours=18, minutes=9)) == []

    (job,) = queue_due(MORNING + timedelta(hours=18, minutes=11))
    finish()

    job.refresh_from_db()
    assert (job.state, job.result) == (State.DONE, {"noted": True})


def test_one_job_for_a_due_time_however_often_one_looks():
    queue_due(MORNING)
    for _ in range(5):
        queue_due(MORNING + timedelta(hours=19))
        finish()

    assert Job.objects.count() == 1


def test_a_worker_that_looked_a_moment_too_late_queues_nothing(monkeypatch):
    """Two workers have both seen the old due time; the second one's change finds it changed."""
    queue_due(MORNING)
    stale = Turn.objects.get()
    tomorrow = MORNING + timedelta(hours=19)
    queue_due(tomorrow)
    finish()
    monkeypatch.setattr(type(Turn.objects.all()), "first", lambda _: stale)

    assert queue_due(tomorrow) == []
    assert Job.objects.count() == 1


def test_ten_missed_days_give_one_run():
    queue_due(MORNING)

    assert len(queue_due(MORNING + timedelta(days=10))) == 1
    finish()
    assert queue_due(MORNING + timedelta(days=10, minutes=1)) == []


def test_what_is_still_going_on_is_not_begun_again(settings):
    settings.SCHEDULES = [f"{HERE}.OFTEN"]
    queue_due(MORNING)
    assert len(queue_due(MORNING + timedelta(minutes=15))) == 1
    assert queue_due(MORNING + timedelta(minutes=60)) == []

    finish()

    assert len(queue_due(MORNING + timedelta(minutes=61))) == 1
    assert Turn.objects.get().due_at == MORNING + timedelta(minutes=60)


def test_a_clock_set_back_repeats_nothing():
    queue_due(MORNING)
    queue_due(MORNING + timedelta(days=2))
    finish()

    assert queue_due(MORNING + timedelta(days=1)) == []


def test_old_rows_of_scheduled_runs_are_removed_and_others_kept():
    from yinxin.kit.outbox.retention import FORGET_JOBS

    queue_due(MORNING)
    (job,) = queue_due(MORNING + timedelta(days=1))
    finish()
    asked = make_user("王路人", "wang@example.org")
    Job.objects.create(kind="lasting", function="x", key="lasting", state=State.DONE, by=asked)
    Job.objects.create(kind="dead", function="x", key="dead", state=State.DEAD, passing=True, by=asked)
    Job.objects.update(finished_at=timezone.now() - timedelta(days=31))

    job = Job.objects.create(kind="forget", function=FORGET_JOBS.function, key="forget")
    finish()

    job.refresh_from_db()
    assert job.result == {"deleted": 1, "unnamed": 1}
    assert set(Job.objects.values_list("kind", "by")) == {("lasting", None), ("dead", asked.pk), ("forget", None)}


@pytest.mark.parametrize("name", ["tests.no_such_module.NIGHTLY", f"{HERE}.MORNING", f"{HERE}.NOWHERE"])
def test_a_misspelt_schedule_stops_the_start(settings, name: str):
    settings.SCHEDULES = [name]

    with pytest.raises(SystemCheckError, match="SCHEDULES"):
        call_command("check")


NOWHERE = Schedule("tests.nowhere", "tests.apps.kit.jobs.no_such_job", daily("03:10"), "无")
