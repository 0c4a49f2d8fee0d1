"""The list of erased accounts that travels with a backup: taken as it is or refused, never taken for what it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import erasures

ENTRY = json.dumps({"person": 7, "at": "2026-11-20T08:00:00+00:00"})


@pytest.fixture
def held(tmp_path: Path, settings) -> Path:
    settings.ERASURE_LIST = tmp_path / "var" / "erased.jsonl"
    return settings.ERASURE_LIST


def test_a_carried_list_is_added_once(held: Path, tmp_path: Path):
    carried = tmp_path / "carried.jsonl"
    carried.write_text(f"{ENTRY}\n", encoding="ascii")

    erasures.learn(carried)
    erasures.learn(carried)

    assert held.read_text(encoding="ascii") == f"{ENTRY}\n"
    assert held.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("content", "line"),
    [("root:x:0:0:root", 1), (f"{ENTRY}\n{{}}", 2), (f"{ENTRY}\n名单", 1)],
)
def test_a_file_that_is_no_list_is_refused_and_nothing_of_it_kept(held: Path, tmp_path: Path, content: str, line: int):
    carried = tmp_path / "carried.jsonl"
    carried.write_text(content, encoding="utf-8")

    with pytest.raises(RefusedError) as refused:
        erasures.learn(carried)

    assert (refused.value.code, refused.value.facts["line"]) == ("erasures-unreadable", line)
    assert not held.exists()


def test_a_list_that_is_not_there_is_refused(held: Path, tmp_path: Path):
    with pytest.raises(RefusedError):
        erasures.learn(tmp_path / "nowhere")
