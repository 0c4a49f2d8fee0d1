"""Whose cards fit: by surname, county, one thing more, and nothing that contradicts; the same from either side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.kin.cards import Card, Sought, are_generations, is_adult
from yinxin.domain.kin.fitting import Candidate, fits, pairs
from yinxin.domain.kin.scams import needs_warning

WAYS = {"譚": {"譚", "谭"}, "谭": {"譚", "谭"}, "余": {"余"}, "餘": {"餘", "余"}}
TAM = Card("譚", "台山", town="海宴", clan="濟美堂", branch="二房", generations=(18, 20))


def forms(name: str) -> frozenset[str]:
    return frozenset(WAYS.get(name, {name}))


CARDS = st.builds(
    Card,
    surname=st.sampled_from(["譚", "谭", "陳"]),
    county=st.sampled_from(["台山", "開平"]),
    town=st.sampled_from(["", "海宴", "廣海"]),
    clan=st.sampled_from(["", "濟美堂"]),
    branch=st.sampled_from(["", "二房", "三房"]),
    generations=st.sampled_from([None, (18, 20), (20, 22), (23, 25)]),
    sought=st.sampled_from(Sought),
)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, True),
        ({"surname": "谭"}, True),
        ({"surname": "陳"}, False),
        ({"county": "開平"}, False),
        ({"town": "廣海"}, False),
        ({"town": "", "clan": "", "branch": "", "generations": None}, False),
        ({"town": "", "clan": "", "branch": "", "generations": (20, 25)}, True),
        ({"town": "", "clan": "", "branch": "", "generations": (21, 25)}, False),
        ({"town": "", "clan": "", "generations": None}, True),
        ({"branch": "三房"}, False),
        ({"generations": (21, 22)}, False),
    ],
)
def test_who_fits(told, expected):
    assert fits(TAM, replace(TAM, **told), forms) is expected


def test_two_that_look_for_the_same_branch_are_both_of_the_other():
    went, stayed = replace(TAM, sought=Sought.WENT), replace(TAM, sought=Sought.STAYED)
    assert not fits(went, went, forms)
    assert not fits(stayed, stayed, forms)
    assert fits(went, stayed, forms)
    assert fits(TAM, went, forms)


@given(CARDS, CARDS)
def test_fitting_is_the_same_from_either_side(one, other):
    assert fits(one, other, forms) == fits(other, one, forms)


@given(
    st.lists(st.tuples(st.integers(1, 6), CARDS), max_size=12), st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)))
)
def test_nobody_is_brought_together_with_herself_twice_or_with_whom_she_was(rows, kept):
    waiting = [Candidate(key, person, card) for key, (person, card) in enumerate(rows)]
    apart = {frozenset(pair) for pair in kept}
    found = list(pairs(waiting, forms=forms, apart=lambda one, other: frozenset({one.person, other.person}) in apart))
    keys = [side.key for pair in found for side in pair]
    together = [frozenset({one.person, other.person}) for one, other in found]
    assert len(keys) == len(set(keys))
    assert len(together) == len(set(together))
    assert all(len(persons) == 2 and persons not in apart for persons in together)
    assert all(fits(one.card, other.card, forms) for one, other in found)
    free = [one for one in waiting if one.key not in keys]
    met = set(together) | apart
    for one, other in permutations(free, 2):
        is_possible = one.person != other.person and frozenset({one.person, other.person}) not in met
        assert not (is_possible and fits(one.card, other.card, forms)), "two that fit were left waiting"


@pytest.mark.parametrize(("born", "expected"), [(2008, False), (2007, True), (1931, True), (2020, False)])
def test_an_adult_is_one_whatever_her_birthday(born, expected):
    assert is_adult(born, today=date(2026, 1, 1)) is expected


def test_a_range_of_generations_is_narrow():
    assert are_generations(18, 20)
    assert not are_generations(1, 100)
    assert not are_generations(20, 18)
    with pytest.raises(ValueError, match="generations"):
        Card("譚", "台山", generations=(1, 100))


@pytest.mark.parametrize(
    "text",
    [
        "请汇款到这个账号",
        "Please wire the deposit to my bank",
        "加我微信聊",
        "see https://example.org",
        "ｗｗｗ.example.com",
        "send $500 today",
        "3万元就够",
        "转\u200b账给我",
        "visit my-site.xyz",
        "加我V信 tantan88",
        "薇信同号 13800138000",
        "请寄两千块给二叔治病",
        "打款到工行",
        "转钱给我",
        "QQ 12345",
        "加我扣扣",
        "借我点钱",
        "6222 0212 0000 1111 222",
        "t.me/evil",
        "Telegrarn",
        "发个红 包",
        "微 信",
        "wei xin",
        "Alipay me",
        "line: tan88",
        "bit.ly/xx",
        "evil.ru/x",
        "请先交公证费三千",
        "whats app",
        "(415) 555-0100 22",
    ],
)
def test_money_and_ways_out_bear_a_warning(text):
    assert needs_warning(text)


@pytest.mark.parametrize(
    "text",
    [
        "太公叫什么名字？",
        "Our house faced the pond.",
        "祖母姓陈，海宴人",
        "He left in 1912.",
        "1912-1950",
        "He sailed. Then nothing.",
        "民国二十三年",
    ],
)
def test_plain_letters_bear_none(text):
    assert not needs_warning(text)
