"""Two of the office act on the same tasks in the same moment: each task has one decision, and whoever came second is told so."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.installations import of_the_tests
from tests.factories.people import LONG_AGO, make_cast, make_user
from tests.factories.proposals import confirmed
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.apps.progress import actions, projecting
from yinxin.domain.progress.acts import Act

ACTOR = """
import json, sys, django
django.setup()
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress import actions, projecting
from yinxin.apps.progress.models import TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.kit.refusals import sentence_of

email, act = sys.argv[1:]
user, told = User.objects.get(email=email), []
tasks = list(Task.objects.order_by("pk"))
print("ready", flush=True)
sys.stdin.readline()
for task in tasks:
    try:
        actions.move(task, Act(act), actions.Particulars(reason="缺佐证"), by=user)
        told.append("done")
    except RefusedError as refused:
        told.append(f"{refused.code}: {sentence_of(refused)}")
print(json.dumps(told))
"""


@pytest.mark.django_db(transaction=True)
def test_the_second_gets_a_sentence_and_never_a_second_event(tmp_path):
    cast = make_cast()
    second = make_user("方副主任", "fang@example.com")
    people.give_post(second, cast.place, Role.OFFICE, since=LONG_AGO, by=None)
    tasks = list(confirmed(cast).plan.tasks.order_by("pk"))
    for task in tasks:
        actions.move(task, Act.REPORT_DONE, actions.Particulars(reason="好了"), by=cast.reporter)
    with of_the_tests(tmp_path) as place:
        accepts, returns = _together(place.environment, (cast.office.email, "accept"), (second.email, "send-back"))
        counted = subprocess.run(
            [sys.executable, "-c", COUNTER],
            env=place.environment | SETTINGS,
            capture_output=True,
            text=True,
            check=True,
        )
    for mine, theirs in zip(accepts, returns, strict=True):
        assert sorted([mine, theirs])[0] == "done"
        assert sorted([mine, theirs])[1].startswith("task-move: “")
    assert json.loads(counted.stdout) == [2] * len(tasks)


SETTINGS = {"DJANGO_SETTINGS_MODULE": "yinxin.config.settings"}

COUNTER = """
import json, django
django.setup()
from yinxin.apps.plans.models import Task
print(json.dumps([task.events.count() for task in Task.objects.all()]))
"""


def _together(environment, *who):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", ACTOR, *one],
            env=environment | SETTINGS,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for one in who
    ]
    for one in started:
        assert one.stdout.readline() == "ready\n"
    for one in started:
        one.stdin.write("\n")
        one.stdin.flush()
    return [json.loads(one.communicate(timeout=60)[0]) for one in started]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_tasks_are_locked_before_anything_of_them_is_read(cast):
    task = confirmed(cast).plan.tasks.get(serial=1)
    with CaptureQueriesContext(connection) as asked:
        projecting.project([task.pk])
    read = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert read[0].endswith("FOR NO KEY UPDATE")
