"""`yinxin clock due`: what an office asks at the command line, and what it is told when it asks wrongly."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from tests.cli.programs import environment
from yinxin.cli.main import main

START = ("--start", "2026-09-30", "--days", "3", "--unit", "working")


def clock(capsys, *words: str) -> tuple[int, str, str]:
    code = main(["clock", "due", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_programs_are_told_the_day_its_certainty_and_what_was_not_counted(capsys):
    code, out, err = clock(capsys, *START, "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert told["due"] == "2026-10-10"
    assert told["certain"] is True
    assert told["skipped"] == [f"2026-10-0{number}" for number in range(1, 8)]
    assert "民法典第二百零一条" in told["rule"]


def test_several_pauses_are_taken_together(capsys):
    pauses = ("--pause", "2026-10-08:2026-10-09", "--pause", "2026-10-09：2026-10-10")
    told = json.loads(clock(capsys, *START, *pauses, "--json")[1])
    assert told["due"] == "2026-10-14"
    assert told["skipped"][-4:] == ["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-11"]


def test_people_are_told_in_words_why_a_day_was_not_counted(capsys):
    code, out, _err = clock(capsys, *START, "--pause", "2026-10-08:2026-10-08")
    assert code == 0
    assert "2026年10月12日（星期一）到期" in out
    assert "2026-10-01 至 2026-10-07  国庆节" in out
    assert "2026-10-08  暂停" in out
    assert "2026-10-11  周末休息" in out


def test_a_last_day_gives_way_only_when_asked(capsys):
    words = ("--start", "2026-09-01", "--days", "30", "--unit", "calendar")
    stays = json.loads(clock(capsys, *words, "--json")[1])
    assert (stays["due"], "rolled_from" in stays, "不顺延" in stays["rule"]) == ("2026-10-01", False, True)

    rolled = json.loads(clock(capsys, *words, "--roll", "--json")[1])
    assert (rolled["due"], rolled["rolled_from"]) == ("2026-10-08", "2026-10-01")
    assert "民法典第二百零三条" in rolled["rule"]
    assert "最后一日原为2026年10月1日（星期四），是休息日，已顺延。" in clock(capsys, *words, "--roll")[1]


def test_a_year_without_a_notice_is_said_to_be_uncertain(capsys):
    words = ("--start", "2026-12-30", "--days", "5", "--unit", "working")
    assert json.loads(clock(capsys, *words, "--json")[1])["certain"] is False
    out = clock(capsys, *words)[1]
    assert "（未确定）" in out
    assert "2027年没有放假通知" in out


def test_months_end_on_the_last_day_of_a_short_month(capsys):
    words = ("--start", "2024-01-31", "--days", "1", "--unit", "month")
    assert json.loads(clock(capsys, *words, "--json")[1])["due"] == "2024-02-29"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--start", "2026-02-30", "--days", "1", "--unit", "working"), "不是日历上的日子"),
        (("--start", "2025-02-29", "--days", "1", "--unit", "working"), "不是日历上的日子"),
        (("--start", "20260901", "--days", "1", "--unit", "working"), "不是日历上的日子"),
        (("--start", "今天", "--days", "1", "--unit", "working"), "不是日历上的日子"),
        (("--start", "2026-09-01", "--days", "0", "--unit", "working"), "至少为 1"),
        (("--start", "2026-09-01", "--days", "-5", "--unit", "month"), "至少为 1"),
        (("--start", "2026-09-01", "--days", "1.5", "--unit", "month"), "应为整数"),
        (("--start", "2026-09-01", "--days", "9" * 5000, "--unit", "month"), "应为整数"),
        (("--start", "2026-09-01", "--days", "1000000000", "--unit", "calendar"), "太长"),
        (("--start", "9999-12-31", "--days", "1", "--unit", "calendar"), "9999"),
        (("--start", "2026-09-01", "--days", "5", "--unit", "week"), "没有“week”这个单位"),
        ((*START, "--pause", "2026-10-09:2026-10-08"), "结束早于开始"),
        ((*START, "--pause", "2026-10-09"), "缺少冒号"),
        ((*START, "--pause", "2026-10-09:"), "不是日历上的日子"),
        ((*START, "--pause", "0001-01-01:9999-12-31"), "9999"),
    ],
)
def test_what_cannot_be_counted_is_one_sentence_and_exit_code_2(capsys, words, sentence):
    began = time.perf_counter()
    code, out, err = clock(capsys, *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert sentence in err
    assert time.perf_counter() - began < 5


def test_it_makes_and_loads_nothing_but_itself(tmp_path):
    """What a start costs is measured in make bench, never timed here."""
    program = "import sys; from yinxin.cli.main import main; main(); print([m for m in ('django', 'numpy', 'holidays') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program, "clock", "due", *START, "--json"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told, loaded = done.stdout.splitlines()
    assert (json.loads(told)["due"], loaded) == ("2026-10-10", "[]")
    assert not list(tmp_path.iterdir())
