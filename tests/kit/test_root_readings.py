"""How characters are read: the table is the one its sources give, and it knows what families say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.shape.tree import ROOT
from yinxin.domain.roots.readings import Readings, Role

TABLE = ROOT / "src" / "yinxin" / "kit" / "root_tables" / "readings.bin"
UNIHAN = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")
RIME_BOOK = ROOT / "var" / "readings"
OF_UNIHAN = ("yue", "hoi", "cmn", "vie")
"""What needs nothing but Unihan and ToJyutping; the others need a package of npm besides."""


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings.from_bytes(TABLE.read_bytes())


def header(table: Path) -> dict[str, object]:
    data = table.read_bytes()
    return json.loads(data[8 : 8 + int.from_bytes(data[4:8], "little")])


@pytest.mark.skipif(not UNIHAN.exists() and not os.environ.get("CI"), reason="unicode-data is not installed")
def test_the_table_is_what_its_sources_give(tmp_path, readings):
    made = tmp_path / "readings.bin"
    all_of_them = shutil.which("npm") or list(RIME_BOOK.glob("*.tgz"))
    wanted = () if all_of_them else OF_UNIHAN
    subprocess.run([sys.executable, ROOT / "deploy" / "readings" / "build.py", made, *wanted], check=True, timeout=300)
    if header(made)["sources"] != header(TABLE)["sources"]:
        pytest.skip("another version of Unihan is installed than the table is made from")
    if all_of_them:
        assert made.read_bytes() == TABLE.read_bytes()
        return
    again = Readings.from_bytes(made.read_bytes())
    assert np.array_equal(again.chars, readings.chars)
    assert np.array_equal(again.variant_char, readings.variant_char)
    for dialect in OF_UNIHAN:
        before, after = readings.dialects[dialect], again.dialects[dialect]
        assert after.syllables == before.syllables
        assert np.array_equal(after.syllable, before.syllable)
        assert np.array_equal(after.weight, before.weight)


def test_it_is_small_and_says_what_it_was_made_from():
    assert TABLE.stat().st_size <= 3_000_000
    said = TABLE.with_name("readings.LICENSE.txt").read_text(encoding="utf-8")
    for holder in ("Unicode, Inc.", "Cantonese Computational Linguistics", "Project NK2028"):
        assert holder in said
    assert set(header(TABLE)["sources"]) >= {"Unihan_Readings.txt", "Unihan_Variants.txt", "ToJyutping"}


@pytest.mark.parametrize(
    ("char", "dialect", "said"),
    [
        ("區", "yue", "au"), ("单", "cmn", "shan"), ("單", "yue", "sin"), ("任", "cmn", "ren"), ("曾", "yue", "zang"),
        ("谭", "hoi", "ham"), ("鄺", "hoi", "fong"), ("謝", "hoi", "die"), ("赵", "hoi", "ziau"), ("伍", "hoi", "m"),
        ("阮", "vie", "nguyên"), ("趙", "vie", "triêu"), ("吕", "cmn", "lv"), ("黄", "vie", "hoang"), ("仇", "cmn", "qiu"),
    ],
)  # fmt: skip
def test_a_surname_is_read_as_its_bearers_say_it(readings, char, dialect, said):
    assert readings.of(char, dialect, Role.SURNAME)[0][0] == said


@pytest.mark.parametrize(
    ("char", "dialect", "said"),
    [("台", "hoi", "hoi"), ("涌", "yue", "cung"), ("坎", "yue", "ham"), ("番", "cmn", "pan"), ("埔", "yue", "bou"), ("廈", "yue", "haa")],
)  # fmt: skip
def test_a_place_is_read_as_it_is_called_there(readings, char, dialect, said):
    assert readings.of(char, dialect, Role.PLACE)[0][0] == said


@pytest.mark.parametrize(
    "pair", ["余餘", "范範", "于於", "后後", "岳嶽", "游遊", "谷穀", "郁鬱", "姜薑", "朱硃", "胡鬍", "沈瀋", "松鬆"]
)
def test_two_surnames_are_never_joined_by_simplification(readings, pair):
    assert pair[1] not in readings.variants(pair[0])
    assert pair[0] not in readings.variants(pair[1])


@pytest.mark.parametrize(
    ("written", "meant"), [("肖", "蕭"), ("钟", "鍾"), ("钟", "鐘"), ("云", "雲"), ("叶", "葉"), ("陈", "陳"), ("邓", "鄧"), ("党", "黨"), ("萧", "蕭")]
)  # fmt: skip
def test_a_simplified_surname_stands_for_its_traditional_forms(readings, written, meant):
    assert meant in readings.variants(written)
    assert written in readings.variants(meant)


def test_simplified_characters_are_read_as_their_traditional_forms(readings):
    for traditional, simplified in zip("陳鄧趙鄺龔龐", "陈邓赵邝龚庞", strict=True):
        for dialect in readings.dialects:
            assert readings.of(simplified, dialect, Role.SURNAME) == readings.of(traditional, dialect, Role.SURNAME)


def test_every_character_of_every_day_is_read_in_every_dialect(readings):
    everyday = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xF9)]
    for dialect in readings.dialects:
        missing = [char for char in everyday if not readings.of(char, dialect)]
        assert len(missing) <= 0.03 * len(everyday), (dialect, "".join(missing[:40]))
