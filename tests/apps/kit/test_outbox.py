"""A job exists exactly when the change that caused it was kept, is done once, and says how it ended."""

from __future__ import annotations

import os
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from tests.factories.people import make_user
from yinxin.apps.people.models import User
from yinxin.kit.outbox import recovery
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.progress import Progress, TakenOverError
from yinxin.kit.outbox.queueing import OutsideTransactionError, enqueue
from yinxin.kit.outbox.running import MOST_ATTEMPTS, StillRunningError, run

JOBS = "tests.apps.kit.jobs"
DEAD = 2**22 + 1
"""A process number that Linux never gives."""

pytestmark = pytest.mark.django_db


def queue(function: str, *arguments: object, key: str = "k") -> Job:
    with transaction.atomic():
        return enqueue(f"{JOBS}.{function}", *arguments, key=key)


def done(job: Job) -> Job:
    run(str(job.pk))
    job.refresh_from_db()
    return job


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_no_job():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue("count", 3)
        _ = 1 / 0

    assert (Job.objects.count(), OrmQ.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_no_job_without_a_transaction():
    with pytest.raises(OutsideTransactionError):
        enqueue(f"{JOBS}.count", 3, key="k")

    assert (Job.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_asking_twice_is_asking_once():
    first, second = queue("count", 3), queue("count", 3)

    assert (first.pk, OrmQ.objects.count()) == (second.pk, 1)


@pytest.mark.parametrize("arguments", [(object(),), (float("nan"),), ({1, 2},)], ids=["object", "nan", "set"])
def test_arguments_are_plain_values(arguments):
    with pytest.raises((TypeError, ValueError)):
        queue("count", *arguments)


def test_a_function_that_is_not_there_is_noticed_at_once():
    with pytest.raises(ImportError):
        queue("no_such_job")


def test_a_job_says_how_far_it_is_and_what_came_out():
    job = done(queue("count", 4))

    assert (job.state, job.done, job.total, job.percent, job.message) == (State.DONE, 4, 4, 100, "第4步")
    assert job.result == {"counted": 4}
    assert job.finished_at is not None


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("unreadable", "请去掉密码后再上传"),
        ("refused", "合并至少要选两个单位"),
        ("broken", "告诉系统管理员"),
        ("unspeakable", "告诉系统管理员"),
    ],
)
def test_a_job_that_fails_says_a_sentence(function: str, words: str):
    job = done(queue(function))

    assert job.state == State.FAILED
    assert words in job.message
    assert "this text is for the log only" not in job.message


def test_a_job_delivered_twice_is_done_once():
    job = done(queue("add_account", "one@example.org"))

    done(job)

    assert (job.attempts, User.objects.filter(email="one@example.org").count()) == (1, 1)


def test_a_job_that_is_running_is_not_taken_by_another():
    job = queue("count", 3)
    Job.objects.update(state=State.RUNNING, host=os.uname().nodename, process=os.getpid(), started_at=timezone.now())

    with pytest.raises(StillRunningError):
        run(str(job.pk))


def hold(job: Job, **fields: object) -> Progress:
    """The job as a run left it that died in the middle."""
    token = uuid.uuid4()
    left = {"host": os.uname().nodename, "process": DEAD, "started_at": timezone.now()} | fields
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, token=token, attempts=1, **left)
    return Progress(job.pk, token)


def test_a_job_whose_process_died_is_brought_back():
    job = queue("count", 3)
    hold(job)
    OrmQ.objects.all().delete()

    assert recovery.bring_back() == 1
    assert OrmQ.objects.count() == 1
    assert done(job).state == State.DONE


def test_a_job_on_another_host_is_brought_back_when_its_time_is_over():
    job = queue("count", 3)
    hold(job, host="another-host")
    assert recovery.bring_back() == 0

    hold(job, host="another-host", started_at=timezone.now() - timedelta(hours=1))

    assert recovery.bring_back() == 1


def test_a_run_that_lost_its_job_keeps_nothing():
    job = queue("add_account", "late@example.org")
    late = hold(job)
    done(job)

    with pytest.raises(TakenOverError), late.finishing():
        make_user("迟到者", "too-late@example.org")

    assert not User.objects.filter(email="too-late@example.org").exists()


def test_effects_and_end_are_kept_together():
    job = queue("count", 3)
    held = hold(job)

    with pytest.raises(ZeroDivisionError), held.finishing():
        make_user("某人", "half@example.org")
        _ = 1 / 0

    job.refresh_from_db()
    assert (job.state, User.objects.filter(email="half@example.org").exists()) == (State.RUNNING, False)


def test_a_job_that_ends_its_worker_again_and_again_is_given_up():
    job = queue("count", 3)
    for _ in range(MOST_ATTEMPTS):
        hold(job)
        Job.objects.update(attempts=MOST_ATTEMPTS)

    assert done(job).state == State.FAILED
    assert "已不再重试" in job.message


def test_a_row_fetched_by_a_worker_that_died_is_free_again():
    queue("count", 3)
    OrmQ.objects.update(lock=timezone.now() + timedelta(minutes=6))

    assert recovery.release_undelivered() == 1
    assert OrmQ.objects.get().lock <= timezone.now()


def test_a_job_the_queue_cannot_read_any_more_is_queued_anew(settings):
    job = queue("count", 3)
    OrmQ.objects.update(payload="signed-with-another-key")

    assert recovery.release_undelivered() == 1
    assert str(job.pk) in {recovery._name(row) for row in OrmQ.objects.all()}
