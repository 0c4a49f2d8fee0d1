"""The zero of a spreadsheet or a database is no day: it proves no death, wherever it stands."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.dates import read
from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom import read as read_tree
from yinxin.domain.gedcom.sifting import sifted
from yinxin.domain.kin_sheets.reading import read as read_sheet
from yinxin.domain.kinship.living import LifeFacts, Verdict, standing

TODAY = date(2026, 11, 21)
NULLS = ("0000-00-00", "0000", "0001", "0001-01-01", "1900-01-00", "1900/1/0", "1899-12-30", "1899-12-31", "1899.12.30")
GEDCOM = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME 国强 /梁/\n{}\n0 TRLR\n"


@pytest.mark.parametrize("words", NULLS)
@pytest.mark.parametrize("kind", ["births", "deaths", "burials", "attested", "lived"])
def test_it_proves_nothing_by_the_rule_itself(kind, words):
    assert standing(LifeFacts(**{kind: (words,)}), today=TODAY).verdict is Verdict.MAYBE_LIVING


@pytest.mark.parametrize("words", NULLS)
@pytest.mark.parametrize("column", ["出生", "去世", "安葬"])
def test_in_a_sheet_it_is_a_fault_of_its_cell(column, words):
    with pytest.raises(RefusedError) as refused:
        read_sheet([["编号", "姓", column], ["1", "梁", words]])
    (fault,) = refused.value.facts["faults"]
    assert (fault["line"], fault["code"]) == (2, "date-of-nothing")


@pytest.mark.parametrize("event", ["BIRT", "DEAT"])
@pytest.mark.parametrize("day", ["0001", "1 JAN 0001", "0000", "30 DEC 1899", "31 DEC 1899", "(0000-00-00)"])
def test_in_a_family_tree_it_is_no_date(event, day):
    told = sifted(read_tree(GEDCOM.format(f"1 {event}\n2 DATE {day}")), "UTF-8", today=TODAY)
    assert (told.persons, told.counts.maybe_living) == ((), 1)


def test_of_a_dead_person_it_is_not_kept_as_a_date():
    told = sifted(read_tree(GEDCOM.format("1 BIRT\n2 DATE 0001\n1 DEAT\n2 DATE 1920")), "UTF-8", today=TODAY)
    assert [one.on for one in told.persons[0].events if one.on] == ["1920"]


@pytest.mark.parametrize("words", ["1936-00", "1936-05-00", "1936.0.5", "1936/1/0"])
def test_a_month_or_a_day_of_zero_is_no_date(words):
    assert read(words) is None
