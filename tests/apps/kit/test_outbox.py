"""A job exists exactly when the change that caused it was kept, is done once, and says how it ended."""

from __future__ import annotations

import os
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.factories.people import make_user
from yinxin.apps.people.models import User
from yinxin.kit.outbox import leases, recovery
from yinxin.kit.outbox.failing import LONGEST_REST, rest
from yinxin.kit.outbox.models import MOST_ATTEMPTS, Job, State
from yinxin.kit.outbox.progress import Progress, TakenOverError
from yinxin.kit.outbox.queueing import OutsideTransactionError, enqueue
from yinxin.kit.outbox.running import StillRunningError, run, run_held

JOBS = "tests.apps.kit.jobs"
DEAD = 2**22 + 1
"""A process number that Linux never gives."""

pytestmark = pytest.mark.django_db


def queue(function: str, *arguments: object, key: str = "k") -> Job:
    with transaction.atomic():
        return enqueue(f"{JOBS}.{function}", *arguments, key=key)


def done(job: Job) -> Job:
    """As a worker does it."""
    held = leases.take(job.pk)
    if held is not None:
        run_held(held)
    job.refresh_from_db()
    return job


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_no_job():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue("count", 3)
        _ = 1 / 0

    assert Job.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_no_job_without_a_transaction():
    with pytest.raises(OutsideTransactionError):
        enqueue(f"{JOBS}.count", 3, key="k")

    assert Job.objects.count() == 0


def test_asking_twice_is_asking_once():
    first, second = queue("count", 3), queue("count", 3)

    assert (first.pk, Job.objects.count()) == (second.pk, 1)


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
    ("function", "words"), [("unreadable", "请去掉密码后再上传"), ("refused", "合并至少要选两个单位")]
)
def test_a_job_that_is_refused_says_why_and_is_not_tried_again(function: str, words: str):
    job = done(queue(function))

    assert (job.state, job.attempts) == (State.FAILED, 1)
    assert words in job.message


@pytest.mark.parametrize("function", ["broken", "unspeakable"])
def test_whoever_waits_for_a_job_is_told_at_once_that_it_failed(function: str):
    job = queue(function)
    run(str(job.pk))
    job.refresh_from_db()

    assert (job.state, job.attempts) == (State.FAILED, 1)
    assert "告诉系统管理员" in job.message
    assert "this text is for the log only" not in job.message


def test_a_fault_of_ours_is_tried_again_later_and_later_and_then_waits_for_a_person():
    job = queue("broken")
    rests = []
    while not done(job).is_over:
        assert job.state == State.QUEUED
        rests.append((job.due_at - timezone.now()).total_seconds())
        assert leases.take_next() is None, "it rests"

    assert [4 <= one <= 6 * 64 for one in rests] == [True] * (MOST_ATTEMPTS - 1)
    assert rests == sorted(rests)
    assert (job.state, job.attempts) == (State.DEAD, MOST_ATTEMPTS)
    assert "告诉系统管理员" in job.message
    assert (job.fault, "this text is for the log only" in job.message) == ("builtins.ZeroDivisionError", False)


def test_a_job_that_works_at_the_second_try_is_done(tmp_path):
    job = done(queue("broken_once", str(tmp_path / "tried")))
    assert job.state == State.QUEUED

    assert (done(job).state, job.attempts, job.fault) == (State.DONE, 2, "")


def test_the_other_side_says_when_to_come_back():
    job = done(queue("not_now", 600))

    assert job.state == State.QUEUED
    assert 595 < (job.due_at - timezone.now()).total_seconds() <= 600
    assert (job.message, job.fault) == ("对方系统正忙。", "builtins.TimeoutError")


def test_what_only_a_person_can_mend_is_not_tried_again():
    job = done(queue("hopeless"))

    assert (job.state, job.attempts, job.message) == (State.DEAD, 1, "没有设置对方的地址。")


def test_rests_grow_to_an_hour_and_are_not_all_alike():
    assert len({rest(3) for _ in range(20)}) > 1
    assert rest(1) < rest(2) < rest(3) < rest(4)
    assert max(rest(n) for n in range(1, 100)) <= LONGEST_REST * 1.2


def test_a_job_begins_only_when_its_time_has_come():
    later = timezone.now() + timedelta(hours=1)
    with transaction.atomic():
        job = enqueue(f"{JOBS}.count", 3, key="k", not_before=later)
    assert leases.take_next() is None

    Job.objects.update(due_at=timezone.now())

    held = leases.take_next()
    assert held is not None
    assert held.job == job.pk
    assert leases.take_next() is None, "it has been taken"


def test_the_oldest_due_job_is_next():
    first, second = queue("count", 1, key="first"), queue("count", 1, key="second")
    Job.objects.filter(pk=second.pk).update(due_at=timezone.now() - timedelta(minutes=1))

    assert [one.job for one in (leases.take_next(), leases.take_next()) if one] == [second.pk, first.pk]


def test_every_attempt_gives_other_systems_the_same_key():
    job = queue("tell_key")
    first = leases.take(job.pk)
    assert first is not None
    first.put_back("", "", until=timezone.now())

    assert done(job).result == {"key": first.idempotency_key}
    assert done(queue("tell_key", key="other")).result != {"key": first.idempotency_key}


def test_a_job_delivered_twice_is_done_once():
    job = done(queue("add_account", "one@example.org"))

    done(job)

    assert (job.attempts, User.objects.filter(email="one@example.org").count()) == (1, 1)


def test_a_job_that_is_running_is_not_taken_by_another():
    job = queue("count", 3)
    hold(job, process=os.getpid())

    with pytest.raises(StillRunningError):
        run(str(job.pk))
    assert (recovery.bring_back(), leases.take_next()) == (0, None)


def hold(job: Job, **fields: object) -> Progress:
    """The job as a run left it that died in the middle."""
    token = uuid.uuid4()
    left = {
        "host": leases.here(),
        "process": DEAD,
        "lease_until": timezone.now() + leases.LEASE,
        "attempts": 1,
    } | fields
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, token=token, started_at=timezone.now(), **left)
    return Progress(job.pk, token)


def test_a_job_whose_process_died_is_brought_back():
    job = queue("count", 3)
    hold(job)

    assert recovery.bring_back() == 1
    assert leases.take_next() is not None


def test_a_job_on_another_host_is_brought_back_when_its_lease_is_over():
    job = queue("count", 3)
    hold(job, host="another-host")
    assert recovery.bring_back() == 0

    hold(job, host="another-host", lease_until=timezone.now() - timedelta(seconds=1))

    assert recovery.bring_back() == 1


def test_the_lease_of_a_live_process_is_extended_and_no_other():
    mine, other = queue("count", 1, key="mine"), queue("count", 1, key="other")
    soon = timezone.now() + timedelta(seconds=5)
    hold(mine, process=os.getpid(), lease_until=soon)
    hold(other, host="another-host", process=os.getpid(), lease_until=soon)

    leases.extend([os.getpid()])

    mine.refresh_from_db()
    other.refresh_from_db()
    assert mine.lease_until is not None
    assert mine.lease_until > soon + timedelta(seconds=30)
    assert other.lease_until == soon


def test_a_run_that_takes_too_long_is_known_by_its_process():
    job = queue("count", 3)
    hold(job, process=os.getpid())
    assert leases.overdue([os.getpid()]) == set()

    Job.objects.update(longest_run=60, started_at=timezone.now() - timedelta(seconds=61))

    assert leases.overdue([os.getpid()]) == {os.getpid()}


def test_what_was_in_hand_when_the_worker_stopped_is_handed_back_without_counting():
    job = queue("count", 3)
    hold(job, process=os.getpid())

    assert recovery.hand_back([os.getpid()]) == 1

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.QUEUED, 0)


def test_a_run_that_lost_its_job_keeps_nothing():
    job = queue("add_account", "late@example.org")
    late = hold(job)
    done(job)

    begun = []
    with pytest.raises(TakenOverError), late.finishing():
        begun.append("what may also have been told to somebody outside")
        make_user("迟到者", "too-late@example.org")

    assert (begun, User.objects.filter(email="too-late@example.org").exists()) == ([], False)


def test_a_run_whose_end_cannot_be_kept_keeps_no_effect():
    job = queue("count", 3)
    held = hold(job)

    with pytest.raises(TakenOverError), held.finishing():
        make_user("某人", "no-end@example.org")
        Job.objects.filter(pk=job.pk).update(token=uuid.uuid4())

    assert not User.objects.filter(email="no-end@example.org").exists()


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
    hold(job, attempts=MOST_ATTEMPTS - 1)
    recovery.bring_back()
    job.refresh_from_db()
    assert (job.state, job.due_at > timezone.now()) == (State.QUEUED, True)

    hold(job, attempts=MOST_ATTEMPTS)
    recovery.bring_back()

    job.refresh_from_db()
    assert job.state == State.DEAD
    assert "已不再重试" in job.message
