"""Many record at the same time: the chain has neither gap nor fork, and the program that checks it says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from django.db import OperationalError, connection, connections, transaction

from tests.factories.chain import for_other_processes, unguarded
from tests.factories.people import make_place
from yinxin.apps.people.models import Unit
from yinxin.cli import audit_publish, audit_verify
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchors, chain
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import record
from yinxin.kit.env import SettingError
from yinxin.kit.refusals import sentence_of
from yinxin.kit.refusals.crowded import is_crowded
from yinxin.kit.refusals.middleware import answer_to

PROCESSES, THREADS = 2, 4
EACH = int(os.environ.get("APPENDS", "10"))

WRITER = f"""
import sys, threading
import django
django.setup()
from django.db import connections, transaction
from yinxin.apps.people.models import Unit
from yinxin.kit.audit.recording import look, record

class Undone(Exception): pass
faults = []

def write():
    try:
        place = Unit.objects.first()
        for number in range({EACH}):
            with transaction.atomic():
                record("test.praise", place, by=None, new={{"number": number}})
            try:
                with transaction.atomic():
                    record("test.undone", place, by=None)
                    raise Undone
            except Undone:
                pass
    except Exception as fault:
        faults.append(repr(fault))
    finally:
        connections.close_all()

threads = [threading.Thread(target=write) for _ in range({THREADS})]
print("ready", flush=True)
sys.stdin.readline()
for one in threads: one.start()
for one in threads: one.join()
print(faults)
"""


@pytest.mark.django_db(transaction=True)
def test_processes_of_several_threads_make_one_chain(tmp_path: Path):
    make_place()
    before = Event.objects.count()
    environment = for_other_processes(tmp_path)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(PROCESSES)
    ]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * PROCESSES
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.communicate(timeout=240)[0] for writer in writers] == ["[]\n"] * PROCESSES

    command = [sys.executable, "-m", "yinxin", "audit", "verify", "--json"]
    checked = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    told = json.loads(checked.stdout)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert (told["sound"], told["events"]) == (True, before + PROCESSES * THREADS * EACH)


def run(verb: ModuleType, *words: str) -> int:
    parser = ArgumentParser()
    verb.add_arguments(parser)
    done: int = verb.run(parser.parse_args(words))
    return done


class TestTheVerbs:
    def test_verify_tells_sound_from_broken_from_not_checked(self, db, tmp_path: Path, capsys):
        make_place()
        kept = tmp_path / "kept.json"
        assert run(audit_publish, "--out", str(kept)) == 0
        assert anchors.fingerprint() in capsys.readouterr().out

        assert run(audit_verify, "--anchor", str(kept)) == 0
        assert "与 2 个公布的链头相符" in capsys.readouterr().out
        assert run(audit_verify) == 0
        assert "没有给出系统以外保存的链头" in capsys.readouterr().out

        with pytest.raises(RefusedError) as refusal:
            run(audit_verify, "--anchor", str(tmp_path / "none.json"))
        assert "none.json" in sentence_of(refusal.value)

        forged = json.loads(kept.read_text(encoding="utf-8"))
        forged["anchors"][0]["sequence"] += 1
        kept.write_text(json.dumps(forged), encoding="utf-8")
        assert run(audit_verify, "--anchor", str(kept), "--json") == 1
        assert json.loads(capsys.readouterr().out)["fault"]["kind"] == "anchor-forged"

    def test_a_fault_is_said_in_a_sentence(self, db, capsys):
        make_place()
        with unguarded(), connection.cursor() as cursor:
            cursor.execute("UPDATE audit_event SET action = 'people.praise' WHERE sequence = 1")
        assert run(audit_verify) == 1
        assert "第1条操作记录与它的校验值不符" in capsys.readouterr().out

    def test_a_head_that_cannot_be_written_is_said(self, db, tmp_path: Path):
        make_place()
        with pytest.raises(SettingError, match="写不了文件"):
            run(audit_publish, "--out", str(tmp_path / "no" / "such" / "folder.json"))

    def test_nothing_recorded_is_nothing_to_publish(self, db):
        with pytest.raises(RefusedError) as refusal:
            run(audit_publish)
        assert refusal.value.code == "audit-nothing-recorded"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_that_wait_for_each_other_one_is_kept_whole_and_the_other_not_at_all():
    """One holds the chain and wants a unit, the other holds the unit and wants the chain."""
    place = make_place()
    before, meet, told = Event.objects.count(), threading.Barrier(2), []

    def act(steps: list[Callable[[], object]]) -> None:
        try:
            with transaction.atomic():
                steps[0]()
                meet.wait(20)
                steps[1]()
            told.append("kept")
        except OperationalError as error:
            told.append("crowded" if is_crowded(error) else repr(error))
        finally:
            connections.close_all()

    def tell() -> None:
        record("test.praise", place, by=None)

    def hold() -> None:
        Unit.objects.select_for_update().get(pk=place.pk)

    threads = [threading.Thread(target=act, args=(steps,)) for steps in ([tell, hold], [hold, tell])]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(told) == ["crowded", "kept"]
    assert Event.objects.count() == before + 1
    assert chain.verify().is_sound


def test_who_came_in_between_is_told_to_try_again(rf):
    class DeadlockError(Exception):
        sqlstate = "40P01"

    error = OperationalError("deadlock detected")
    error.__cause__ = DeadlockError()
    answer = answer_to(rf.get("/api/v1/units"), error)
    assert (answer.status_code, json.loads(answer.content)["title"]) == (409, "crowded")
    assert answer_to(rf.get("/api/v1/units"), OperationalError("disk I/O error")) is None
