"""What a careful archivist says of each, written down by hand and not by the rule: the oracle of the rule."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.kinship.living import Kin, LifeFacts, Verdict, standing
from yinxin.domain.kinship.tree import Tree, standings

TODAY = date(2026, 11, 21)
DEAD, MAYBE = Verdict.DECEASED, Verdict.MAYBE_LIVING
P = LifeFacts

ARCHIVIST = [
    ("died in a year long past", P(deaths=("1951",)), DEAD),
    ("died this year, which is not over", P(deaths=("2026",)), DEAD),
    ("died by the year 2000", P(deaths=("../2000",)), DEAD),
    ("died after 2010: the last that was heard of her", P(deaths=("2010/..",)), MAYBE),
    ("died between 2020 and 2030", P(deaths=("2020/2030",)), MAYBE),
    ("died next year", P(deaths=("2027",)), MAYBE),
    ("died in 1970 by one source, in 2099 by another", P(deaths=("1970", "2099")), MAYBE),
    ("died in 1900 or in 1970: dead by both", P(deaths=("1900", "1970")), DEAD),
    ("died on a day nobody knows, cited to the page", P(died=True), DEAD),
    ("died on a day nobody knows, by words alone", P(deaths=("不详",)), MAYBE),
    ("a young birth and a cited word of death", P(births=("2001",), died=True), DEAD),
    ("died in 光緒二十年", P(deaths=("光緒二十年",)), DEAD),
    ("buried in 1931", P(burials=("1931",)), DEAD),
    ("buried in 2099", P(burials=("2099",)), MAYBE),
    ("buried on a day nobody knows", P(burials=("不详",)), MAYBE),
    ("born about 1990, buried in 1890", P(births=("约1990年",), burials=("1890",)), MAYBE),
    ("born in 1890 or in 1990, died in 1950", P(births=("1890", "1990"), deaths=("1950",)), MAYBE),
    ("died in 1890 and married in 2015", P(deaths=("1890",), lived=("2015",)), MAYBE),
    ("born in 1850 and living somewhere in 2015", P(births=("1850",), lived=("2015",)), MAYBE),
    ("died in 1890, in a book of 1930", P(deaths=("1890",), attested=("1930",)), DEAD),
    ("born in 1890, to die in 2099", P(births=("1890",), deaths=("2099",)), MAYBE),
    ("110 years old today", P(births=("1916-11-21",)), DEAD),
    ("110 years old tomorrow", P(births=("1916-11-22",)), MAYBE),
    ("110 years old this year", P(births=("1916",)), MAYBE),
    ("born in 1915", P(births=("1915",)), DEAD),
    ("born about 1910", P(births=("约1910年",)), MAYBE),
    ("born about 1900", P(births=("约1900年",)), DEAD),
    ("born in the 1900s", P(births=("190X",)), DEAD),
    ("born in the 20th century", P(births=("19XX",)), MAYBE),
    ("born before 1900", P(births=("../1900",)), DEAD),
    ("born after 1850", P(births=("1850/..",)), MAYBE),
    ("born between 1895 and 1915", P(births=("1895/1915",)), DEAD),
    ("born between 1895 and 1920", P(births=("1895/1920",)), MAYBE),
    ("born in 光绪十九年", P(births=("光绪十九年",)), DEAD),
    ("born in 民国五年", P(births=("民国五年",)), MAYBE),
    ("married in 1900", P(lived=("1900",)), DEAD),
    ("married in 1920", P(lived=("1920",)), MAYBE),
    ("nothing but a generation of the book", P(generation=19), MAYBE),
    ("said to live", P(said_living=True, births=("1850",), burials=("1900",)), Verdict.LIVING),
    ("a mother of 1890 whose child was born in 1990", P(deaths=("1890",), kin=(Kin(1, P(births=("1990",))),)), MAYBE),
    ("a mother whose child was born in 1920", P(kin=(Kin(1, P(births=("1920",))),)), DEAD),
]


@pytest.mark.parametrize(("facts", "verdict"), [row[1:] for row in ARCHIVIST], ids=[row[0] for row in ARCHIVIST])
def test_the_rule_says_what_a_careful_archivist_says(facts, verdict):
    """Alone, and as the one person of a tree."""
    assert standing(facts, today=TODAY).verdict is verdict
    if not facts.kin:
        assert standings(Tree({"a": facts}), today=TODAY)["a"].verdict is verdict


HOUSEHOLDS = [
    ("wife of a living man", {"a": P(births=("1960",)), "b": P(deaths=("2001",))}, {"spouses": [("b", "a")]}, "b", MAYBE),
    ("husband of a dead woman", {"a": P(deaths=("1990",)), "b": P()}, {"spouses": [("b", "a")]}, "b", MAYBE),
    ("heir of a man long dead", {"a": P(deaths=("1800",)), "b": P()}, {"adopted": [("a", "b")]}, "b", MAYBE),
    ("heir with his own record", {"a": P(deaths=("1800",)), "b": P(deaths=("1850",))}, {"adopted": [("a", "b")]}, "b", DEAD),
    ("heir taken in after the father died", {"a": P(deaths=("1800",)), "b": P(births=("1810",))}, {"adopted": [("a", "b")]}, "a", DEAD),
    ("mother buried a century before", {"a": P(burials=("1890",)), "b": P(births=("1990",))}, {"blood": [("a", "b")]}, "a", MAYBE),
    ("her child", {"a": P(burials=("1890",)), "b": P(births=("1990",))}, {"blood": [("a", "b")]}, "b", MAYBE),
    ("child of a man of 1890 who was married in 2015", {"a": P(births=("1800",), lived=("2015",)), "b": P()}, {"blood": [("a", "b")]}, "b", MAYBE),
    ("father of a dead child", {"a": P(), "b": P(deaths=("1950",))}, {"blood": [("a", "b")]}, "a", MAYBE),
    ("father of a child of 1900", {"a": P(), "b": P(births=("1900",))}, {"blood": [("a", "b")]}, "a", DEAD),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "ties", "who", "verdict"), [row[1:] for row in HOUSEHOLDS], ids=[row[0] for row in HOUSEHOLDS]
)
def test_of_a_household_too(facts, ties, who, verdict):
    assert standings(Tree(facts, **ties), today=TODAY)[who].verdict is verdict
