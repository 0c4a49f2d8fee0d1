"""What of a family tree proves no death: dates nobody can read, words against a date, sources that doubt themselves, ties of hearsay."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.gedcom import read
from yinxin.domain.gedcom.lives import standings

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n"
SOURCE = "0 @S1@ SOUR\n1 TITL guess\n"
OLD = "0 @OLD@ INDI\n1 NAME Old /Lee/\n1 DEAT\n2 DATE 1850\n0 @F1@ FAM\n1 HUSB @OLD@\n1 CHIL @ONE@\n"


def is_shown(lines: str, beside: str = "") -> bool:
    head = HEAD if "PHRASE" not in lines else "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
    found = read(f"{head}0 @ONE@ INDI\n1 NAME Zed /Lee/\n{lines}{beside}{SOURCE}0 TRLR\n")
    return standings(found.tree, today=date(2026, 11, 21))["ONE"].is_shown


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("1 BIRT\n2 DATE 1890\n", True),
        ("1 BIRT\n2 DATE 1890\n1 BIRT\n2 DATE @#DHEBREW@ 5 TVT 5740\n", False),
        ("1 BIRT\n2 DATE 1890\n1 BIRT\n2 DATE BET 2000 AND 1980\n", False),
        ("1 BIRT\n2 DATE INT 1985 (1885)\n", False),
        ("1 BIRT\n2 DATE INT 1885 (1885)\n", True),
        ("1 BIRT\n2 DATE 1985\n3 PHRASE 1885\n", False),
        ("1 BIRT\n2 DATE 1890\n2 SOUR @S1@\n3 QUAY 1\n", False),
        ("1 BIRT\n2 DATE 11 FEB 1916/17\n", False),
        ("1 BIRT\n2 DATE 11 FEB 1915/16\n", True),
        ("1 TITL Baron\n2 DATE 1850\n", False),
        ("1 EMIG\n2 DATE 1890\n", True),
        ("1 EMIG\n2 DATE INT 1990 (1890)\n", False),
    ],
)
def test_the_latest_that_a_file_tells_of_a_birth_decides(lines, shown):
    assert is_shown(lines) is shown


@pytest.mark.parametrize(("quality", "shown"), [("0", False), ("1", False), ("2", True)])
def test_a_tie_or_a_marriage_of_a_doubted_source_proves_nothing(quality, shown):
    cited = f"SOUR @S1@\n{{}} QUAY {quality}\n"
    assert is_shown("1 FAMC @F1@\n", f"{OLD}1 {cited.format(2)}") is shown
    married = f"0 @F2@ FAM\n1 HUSB @ONE@\n1 MARR\n2 DATE 1890\n2 {cited.format(3)}"
    assert is_shown("1 FAMS @F2@\n", married) is shown


def test_of_two_fathers_neither_proves_a_death():
    other = "0 @NEW@ INDI\n1 NAME New /Lee/\n1 DEAT\n2 DATE 2020\n0 @F2@ FAM\n1 HUSB @NEW@\n1 CHIL @ONE@\n"
    assert is_shown("1 FAMC @F1@\n", OLD)
    assert not is_shown("1 FAMC @F1@\n1 FAMC @F2@\n", OLD + other)
