"""A file that says itself that somebody lives proves no death of her, and her name comes in under nobody else's."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.gedcom import read
from yinxin.domain.gedcom.sifted import packed
from yinxin.domain.gedcom.sifting import sifted

TODAY = date(2026, 11, 21)
HEAD = "0 HEAD\n1 GEDC\n2 VERS {}\n"
SHE = "0 @I1@ INDI\n1 NAME 美玉 /梁/\n{}\n0 TRLR\n"


def told(text: str, version: str = "5.5.1"):
    return sifted(read(HEAD.format(version) + text), "UTF-8", today=TODAY)


@pytest.mark.parametrize(
    ("version", "lines"),
    [
        ("7.0", "1 DEAT\n2 DATE 1950\n1 NO DEAT"),
        ("7.0", "1 BIRT\n2 DATE 1900\n1 NO DEAT"),
        ("5.5.1", "1 DEAT N\n2 DATE 1950"),
        ("5.5.1", "1 BIRT\n2 DATE 1900\n1 DEAT N"),
        ("5.5.1", "1 DEAT\n2 DATE INT 1950 (alive)"),
        ("5.5.1", "1 DEAT\n2 DATE INT 1950 (健在)"),
        ("5.5.1", "1 BURI\n2 DATE INT 1950 (still living)"),
    ],
)
def test_who_is_said_to_live_is_dropped(version, lines):
    found = told(SHE.format(lines), version)
    assert (found.persons, found.counts.dropped) == ((), 1)


@pytest.mark.parametrize("kind", ["婚娶", "科举、任职", "回国"])
def test_whatever_she_did_after_the_day_of_a_death_drops_her(kind):
    """As it does where she is kept: else a preview would name, and count, somebody who does not come in."""
    after = f"1 DEAT\n2 DATE 2010\n1 EVEN\n2 TYPE {kind}\n2 DATE 2015"
    assert told(SHE.format(after)).persons == ()
    assert len(told(SHE.format(after.replace("2015", "1990"))).persons) == 1


def test_the_whole_name_of_somebody_dropped_is_no_further_name_of_the_dead():
    text = "0 @I1@ INDI\n1 NAME 国强 /梁/\n1 NAME 小强 /王/\n2 TYPE aka\n1 DEAT\n2 DATE 1950\n"
    text += "0 @I2@ INDI\n1 NAME 小强 /王/\n1 BIRT\n2 DATE 1985\n0 TRLR\n"
    found = told(text)
    assert [one.given for one in found.persons[0].names] == ["国强"]
    assert "小强" not in packed(found).decode() and dict(found.lost)["INDI.NAME"] == 1
