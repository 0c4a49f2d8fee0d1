"""What was given up waits for a person: listed without its content, tried once more or discarded with a reason."""

from __future__ import annotations

from argparse import Namespace

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.factories.people import Cast
from yinxin.cli import jobs_dead
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history
from yinxin.kit.outbox import access, actions, leases
from yinxin.kit.outbox.failing import ENDED, OUR_FAULT
from yinxin.kit.outbox.models import Job, State, Turn
from yinxin.kit.outbox.running import run_held

SECRET = "secret-argument@example.org"

pytestmark = pytest.mark.django_db


def give_up(key: str = "k", function: str = "tests.apps.kit.jobs.count", **fields: object) -> Job:
    """A dead letter."""
    return Job.objects.create(
        kind="mail.send",
        function=function,
        arguments=[3],
        key=key,
        state=State.DEAD,
        attempts=5,
        message="连不上邮件服务器。",
        fault="builtins.TimeoutError",
        finished_at=timezone.now(),
        **fields,
    )


@pytest.fixture
def keeper(cast: Cast, sign_in) -> Client:
    return sign_in(cast.administrator)


def test_the_administrator_sees_what_was_given_up_but_not_what_it_was_about(keeper: Client):
    job = give_up(key=f"k:{SECRET}")
    Job.objects.update(arguments=[SECRET], result={"to": SECRET})
    listed, file = keeper.get("/jobs/dead/"), keeper.get(f"/jobs/dead/{job.pk}/")

    for page in (listed.content.decode(), file.content.decode()):
        assert "发送邮件" in page
        assert job.number in page
        assert "连不上邮件服务器" in page
        assert SECRET not in page
    assert "builtins.TimeoutError" in file.content.decode()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("连不上邮件服务器。", "The mail server cannot be reached."),
        (OUR_FAULT, "was saved"),
        (ENDED, "midway 5 times"),
    ],
)
def test_the_reason_is_told_in_the_language_of_the_reader(keeper: Client, sentence: str, said: str):
    job = give_up()
    Job.objects.update(message=sentence % {"number": job.number, "n": 5})
    keeper.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert said in keeper.get(f"/jobs/dead/{job.pk}/").content.decode()


def test_nobody_else_learns_of_it(cast: Cast, sign_in):
    job = give_up()
    for user in (cast.office, cast.reporter, cast.reader, cast.neighbour):
        client = sign_in(user)
        assert client.get("/jobs/dead/").status_code == 404
        assert client.post(f"/jobs/dead/{job.pk}/retry/").status_code == 404
        assert "/jobs/dead/" not in client.get("/").content.decode()
    job.refresh_from_db()
    assert job.state == State.DEAD


def test_a_job_that_is_none_of_these_is_not_there(keeper: Client):
    job = give_up()
    Job.objects.update(state=State.DONE)

    assert keeper.get(f"/jobs/dead/{job.pk}/").status_code == 404


def test_a_retried_job_runs_with_all_its_attempts_and_the_record_says_who(keeper: Client, cast: Cast):
    job = give_up()

    assert keeper.post(f"/jobs/dead/{job.pk}/retry/", follow=True).status_code == 200

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.QUEUED, 0)
    held = leases.take_next()
    assert held is not None
    run_held(held)
    job.refresh_from_db()
    assert job.state == State.DONE
    (event,) = history(job)
    assert (event.action, event.actor) == ("outbox.retry", cast.administrator)


def test_all_are_retried_at_once(keeper: Client):
    for number in range(3):
        give_up(key=f"k{number}")

    answer = keeper.post("/jobs/dead/retry/", follow=True)

    assert "已重新排队 3 件" in answer.content.decode()
    assert Job.objects.filter(state=State.QUEUED).count() == 3


def test_one_press_queues_no_more_than_a_request_can_bear_and_says_how_many_are_left(keeper: Client, monkeypatch):
    monkeypatch.setattr(access, "AT_ONCE", 2)
    for number in range(5):
        give_up(key=f"k{number}")

    answers = [keeper.post("/jobs/dead/retry/", follow=True).content.decode() for _ in range(3)]

    assert ["还有 3 件" in answers[0], "还有 1 件" in answers[1], "还有" in answers[2]] == [True, True, False]
    assert Job.objects.filter(state=State.QUEUED).count() == 5


def test_the_command_queues_them_all_however_many(keeper: Client, monkeypatch):
    monkeypatch.setattr(access, "AT_ONCE", 2)
    for number in range(5):
        give_up(key=f"k{number}")

    assert jobs_dead.run(Namespace(retry=True)) == 0

    assert Job.objects.filter(state=State.QUEUED).count() == 5


def test_a_job_is_discarded_with_a_reason_which_stays(keeper: Client, cast: Cast):
    job = give_up()
    refused = keeper.post(f"/jobs/dead/{job.pk}/discard/", {"reason": " "})
    job.refresh_from_db()
    assert (refused.status_code, job.state) == (422, State.DEAD)

    keeper.post(f"/jobs/dead/{job.pk}/discard/", {"reason": "收件人已改用其他邮箱"})

    job.refresh_from_db()
    assert job.state == State.DISCARDED
    (event,) = history(job)
    assert (event.action, event.reason, event.actor) == ("outbox.discard", "收件人已改用其他邮箱", cast.administrator)
    page = keeper.get(f"/jobs/dead/{job.pk}/").content.decode()
    assert "放弃后台任务" in page
    assert "收件人已改用其他邮箱" in page


def test_two_people_do_not_decide_on_one_job(keeper: Client):
    job = give_up()
    actions.discard(job, reason="一次就够", by=None)

    answer = keeper.post(f"/jobs/dead/{job.pk}/retry/")

    assert answer.status_code == 409
    assert "已经有人处理过" in answer.content.decode()
    with pytest.raises(RefusedError):
        actions.discard(job, reason="再一次", by=None)


def test_the_list_has_pages_and_no_more_queries_for_more_rows(keeper: Client, django_assert_max_num_queries):
    for number in range(60):
        give_up(key=f"k{number}")
    with django_assert_max_num_queries(20):
        first = keeper.get("/jobs/dead/").content.decode()
    assert first.count("/retry/") == 50 + 1
    assert keeper.get("/jobs/dead/?page=2").content.decode().count("/retry/") == 10 + 1
    assert keeper.get("/jobs/dead/?page=0&page=x").status_code == 200


def test_schedules_are_told_with_their_last_and_next_run(keeper: Client):
    failed = give_up(key="s")
    Job.objects.filter(pk=failed.pk).update(state=State.FAILED, message="校验没有通过。")
    Turn.objects.create(name="mail.forget", due_at=timezone.now(), job=failed)

    page = keeper.get("/jobs/dead/").content.decode()

    assert "删除过期邮件" in page
    assert "每天 03:40（Asia/Shanghai）" in page
    assert "校验没有通过。" in page
    assert "还没有运行过" in page


def test_the_command_lists_what_was_given_up_and_queues_it_again(capsys):
    assert jobs_dead.run(Namespace(retry=False)) == 0
    job = give_up()

    assert jobs_dead.run(Namespace(retry=False)) == 1
    said = capsys.readouterr().out
    assert job.number in said
    assert "发送邮件" in said
    assert "连不上邮件服务器。" in said

    assert jobs_dead.run(Namespace(retry=True)) == 0
    job.refresh_from_db()
    assert job.state == State.QUEUED
    assert [(event.action, event.actor) for event in history(job)] == [("outbox.retry", None)]
