"""The program `yinxin` as a person meets it: its list of verbs, its refusals, its exit codes, its quickness."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pyrage
import pytest

from yinxin.cli.verbs import VERBS, find
from yinxin.version import VERSION


def yinxin(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as its own process, away from the tests' settings."""
    return subprocess.run(
        [sys.executable, "-m", "yinxin", *words],
        capture_output=True,
        text=True,
        env=without_ours() | environment,
        timeout=60,
        check=False,
    )


def without_ours() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}


@pytest.fixture(scope="module", autouse=True)
def waiting_for_nobody(tmp_path_factory) -> Iterator[subprocess.Popen[str]]:
    """Ten seconds it waits for a database; the other tests need not wait with it."""
    told = {
        "YINXIN_VAR": str(tmp_path_factory.mktemp("var")),
        "YINXIN_DATABASE_URL": "postgresql://yinxin@127.0.0.1:9/town?connect_timeout=2",
    }
    command = [sys.executable, "-m", "yinxin", "serve"]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=without_ours() | told, text=True, **pipes) as process:
        yield process
        process.kill()


def production(folder: Path) -> dict[str, str]:
    """Everything that a production start asks for; the keys are still to be made."""
    two = ",".join(str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    return {
        "YINXIN_ENV": "production",
        "YINXIN_VAR": str(folder / "var"),
        "YINXIN_KEYS": str(folder / "keys"),
        "YINXIN_HOSTS": "yinxin.example",
        "YINXIN_SECRET_KEY": "0123456789abcdef" * 3,
        "YINXIN_BACKUP_RECIPIENTS": two,
        "YINXIN_CLAMD": "tcp://127.0.0.1:9",
        "YINXIN_MAIL_URL": "smtps://mail.example",
    }


def test_alone_it_lists_every_verb():
    shown = yinxin()
    assert shown.returncode == 0
    assert all(f"yinxin {verb.name}" in shown.stdout for verb in VERBS)


def test_it_tells_its_version():
    assert yinxin("--version").stdout == f"yinxin {VERSION}\n"


@pytest.mark.parametrize("words", [("plan",), ("plans",), ("plans", "fly"), ("--no-such",)])
def test_an_unknown_verb_is_refused_in_one_sentence(words):
    refused = yinxin(*words)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "没有" in refused.stderr


def test_a_wrong_argument_is_refused_in_one_sentence():
    refused = yinxin("serve", "--prot", "8001")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1


OURS = [verb for verb in VERBS if verb.name != "manage"]

ASK_ALL = """
import contextlib, io, json
from yinxin.cli.main import main

told = {}
for words in json.load(open(0)):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        try:
            code = main([*words, "--help"])
        except SystemExit as end:
            code = end.code
    told[" ".join(words)] = (code, said.getvalue())
print(json.dumps(told))
"""


def test_every_verb_explains_itself_without_a_database(tmp_path):
    """In one process, because loading Django thirty times took twenty seconds; each in its own in `make soak`."""
    asked = json.dumps([verb.words for verb in OURS])
    environment = without_ours() | {"YINXIN_VAR": str(tmp_path)}
    command = [sys.executable, "-c", ASK_ALL]
    shown = subprocess.run(
        command, input=asked, capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert (shown.returncode, shown.stderr) == (0, "")
    told = json.loads(shown.stdout)
    assert {name: code for name, (code, _) in told.items() if code} == {}
    assert [verb.name for verb in OURS if f"usage: yinxin {verb.name}" not in told[verb.name][1]] == []
    assert not (tmp_path / "yinxin.sqlite3").exists()


@pytest.mark.slow
@pytest.mark.parametrize("verb", OURS, ids=lambda verb: verb.name)
def test_every_verb_alone_explains_itself_without_a_database(verb, tmp_path):
    shown = yinxin(*verb.words, "--help", YINXIN_VAR=str(tmp_path))
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"usage: yinxin {verb.name}" in shown.stdout
    assert not (tmp_path / "yinxin.sqlite3").exists()


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_its_module(verb):
    assert find_spec(verb.module), verb.module
    assert find(verb.words) is verb


def test_a_group_of_verbs_never_shadows_a_shorter_one():
    assert len({verb.words for verb in VERBS}) == len(VERBS)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"YINXIN_ENV": "production"}, "YINXIN_VAR"),
        ({"YINXIN_ENV": "prodution"}, "YINXIN_ENV"),
        ({"YINXIN_PORT": "1"}, "YINXIN_PORT"),
        ({"YINXIN_DATABASE_URL": "oracle://x"}, "YINXIN_DATABASE_URL"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_one_sentence(environment, named, tmp_path):
    refused = yinxin(
        "manage", "check", **{"YINXIN_VAR": str(tmp_path)} | environment if named != "YINXIN_VAR" else environment
    )
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert named in refused.stderr


def test_production_starts_when_everything_is_given(tmp_path):
    given = production(tmp_path)
    assert yinxin("keys", "make", **given).returncode == 0
    done = yinxin("manage", "check", **given)
    assert (done.returncode, "ERRORS" in done.stderr) == (0, False), done.stderr
    assert "病毒扫描没有应答" in done.stderr  # only told: there is none on the machine of the tests
    open_to_all = yinxin("manage", "check", **given | {"YINXIN_HOSTS": "*"})
    assert (open_to_all.returncode, "YINXIN_HOSTS" in open_to_all.stderr) == (1, True)


@pytest.mark.parametrize("words", [("changepassword",), ("dumpdata",), ("loaddata", "x"), ("flush",), ()])
def test_what_would_pass_by_the_record_is_not_managed(words, tmp_path):
    refused = yinxin("manage", *words, YINXIN_VAR=str(tmp_path))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "操作记录" in refused.stderr


@pytest.mark.parametrize("word", ["shell", "dbshell"])
def test_a_shell_is_for_developers(word, tmp_path):
    refused = yinxin("manage", word, **production(tmp_path))
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "正式运行" in refused.stderr


def test_the_checks_of_a_start_need_no_database(tmp_path):
    early = yinxin("checks", "--json", **production(tmp_path))
    assert early.returncode == 2, early.stderr
    told = json.loads(early.stdout)
    assert told["refused"] is True
    assert {"database", "yinxin.E020", "yinxin.W041"} == {one["id"] for one in told["checks"]}
    assert not (tmp_path / "var" / "yinxin.sqlite3").exists()


def test_serving_an_empty_place_says_what_to_do_first(tmp_path):
    refused = yinxin("serve", YINXIN_VAR=str(tmp_path))
    assert refused.returncode == 2
    assert "yinxin demo" in refused.stderr


def test_a_database_that_does_not_answer_is_named_in_one_sentence(waiting_for_nobody):
    told = waiting_for_nobody.communicate(timeout=60)[1]
    assert waiting_for_nobody.returncode == 2
    assert "YINXIN_DATABASE_URL" in told
    assert "Traceback" not in told


QUICK = [verb for verb in VERBS if verb.name in {"plans read", "clock due"}]


@pytest.mark.parametrize("verb", QUICK, ids=lambda verb: verb.name)
def test_a_verb_without_database_starts_without_django(verb):
    """Django alone takes longer to load than such a verb may take to start."""
    asked = (
        f"import sys; from yinxin.cli.verbs import find; find({verb.words!r}).load(); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


def test_the_rules_of_reading_are_compiled_only_when_a_file_is_read():
    """They take longer than the verb may take to start; what a start costs is measured in make bench, never timed here."""
    asked = "import sys; import yinxin.cli.plans_read; print('yinxin.domain.plans.propose' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    refused = yinxin("plans", "read", str(tmp_path / "没有.docx"))
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert "Traceback" not in refused.stderr
