"""By what an altered card is known again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.kin.barring import facts, whole
from yinxin.domain.kin.cards import Card, Sought
from yinxin.domain.kin.fitting import fits

ONE_WAY = {"谭": "譚", "新寧": "台山"}
BAD = Card("譚", "台山", town="海宴", clan="濟美堂", generations=(18, 20), sought=Sought.STAYED)
MINE = Card("譚", "台山", town="海宴", clan="濟美堂", branch="二房", generations=(17, 20))


def one_way(name: str) -> str:
    return ONE_WAY.get(name, name)


def forms(name: str) -> frozenset[str]:
    return frozenset({one_way(name)})


def is_known(card: Card) -> bool:
    return not facts(card, one_way).isdisjoint(facts(BAD, one_way))


@pytest.mark.parametrize(
    "altered",
    [
        {"surname": "谭", "county": "新寧"},
        {"town": ""},
        {"town": "廣海"},
        {"clan": ""},
        {"generations": None},
        {"generations": (20, 24)},
        {"branch": "三房"},
        {"sought": Sought.ANY},
        {"town": "", "clan": ""},
        {"town": "", "generations": None},
    ],
    ids=lambda altered: " ".join(altered),
)
def test_a_card_with_something_altered_is_known_again(altered):
    assert is_known(replace(BAD, **altered))


@pytest.mark.parametrize(
    "other",
    [Card("譚", "台山", branch="二房"), Card("譚", "開平", town="海宴"), Card("陳", "台山", town="海宴")],
    ids=lambda card: card.surname + card.county,
)
def test_another_family_or_another_fact_is_not(other):
    assert not is_known(other)


@given(
    st.sampled_from(["town", "clan", "branch", "generations", "sought", "surname", "county"]),
    st.sampled_from(["", "海宴", "廣海", "濟美堂", "二房"]),
    st.tuples(st.integers(1, 60), st.integers(0, 9)),
)
def test_whatever_one_field_is_altered_to_no_card_that_fits_hers_gets_round(name, told, generations):
    first, wide = generations
    values = {"generations": (first, first + wide), "sought": Sought.ANY, "surname": "谭", "county": "新寧"}
    again = replace(BAD, **{name: values.get(name, told)})
    assert is_known(again) or not fits(again, MINE, forms)


def test_the_whole_card_is_the_same_however_it_is_written():
    assert whole(BAD, one_way) == whole(replace(BAD, surname="谭", county="新寧"), one_way)
    assert whole(BAD, one_way) != whole(replace(BAD, clan=""), one_way)
