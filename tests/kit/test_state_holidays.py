"""The built-in table: it is the one that was made, it can be made again, and it carries its licence."""

from __future__ import annotations

import hashlib
import subprocess
import sys

from tests.shape.tree import ROOT
from yinxin.kit.state_holidays import arranged, built_in
from yinxin.kit.state_holidays.table import TABLE

SHA256 = "c7f5ef315209a174e1faacf7fe6e737da7dfa29145e8a976c4da240af1fcf5ec"


def test_the_table_is_the_one_that_was_looked_through():
    assert hashlib.sha256(TABLE.read_bytes()).hexdigest() == SHA256


def test_the_table_is_what_the_package_and_the_notices_give(tmp_path):
    made = tmp_path / "table.tsv"
    subprocess.run([sys.executable, ROOT / "deploy" / "holiday_table.py", made], check=True, timeout=60)
    assert made.read_bytes() == TABLE.read_bytes()


def test_its_licence_lies_beside_it():
    told = TABLE.with_name("LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in told
    assert "Copyright (c) 2017 Lirian Su" in told


def test_every_year_from_2004_to_2026_is_arranged():
    assert sorted(built_in().years) == list(range(2004, 2027))
    assert {line.occasion for line in arranged() if line.year == 2026} == {
        "元旦",
        "春节",
        "清明",
        "劳动节",
        "端午",
        "中秋",
        "国庆节",
    }
    assert all(day.isoweekday() > 5 for line in arranged() if line.is_worked for day in line.days)
