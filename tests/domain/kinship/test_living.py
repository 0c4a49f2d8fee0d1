"""Who is proven to have died: by record, by age on the latest day the words allow, and by kin. Nobody who may live is ever proven dead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.living import Because, Kin, LifeFacts, Verdict, standing
from yinxin.domain.kinship.tree import Tree, standings

TODAY = date(2026, 11, 21)


def judged(**facts):
    found = standing(LifeFacts(**facts), today=TODAY)
    return found.verdict, found.because


DEAD, MAYBE = Verdict.DECEASED, Verdict.MAYBE_LIVING


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, (MAYBE, Because.UNKNOWN)),
        ({"deaths": ("1951",)}, (DEAD, Because.DEATH)),
        ({"died": True}, (DEAD, Because.DEATH)),
        ({"burials": ("1951",)}, (DEAD, Because.BURIAL)),
        ({"births": ("光绪十九年",)}, (DEAD, Because.AGE)),
        ({"attested": ("1893",)}, (DEAD, Because.AGE)),
    ],
    ids=[
        "nothing is known",
        "a death",
        "a death without a day on a page that is cited",
        "a burial with its day",
        "an old birth",
        "an old book",
    ],
)
def test_a_record_or_an_age_proves_a_death(facts, expected):
    assert judged(**facts) == expected


@pytest.mark.parametrize(
    ("births", "verdict"),
    [
        (("1916-11-21",), DEAD),
        (("1916-11-22",), MAYBE),
        (("1916",), MAYBE),
        (("1915",), DEAD),
        (("191X",), MAYBE),
        (("约1908年",), MAYBE),
        (("约1904年",), DEAD),
        (("1890/1920",), MAYBE),
        (("../1900",), DEAD),
        (("1900/..",), MAYBE),
        (("1890?",), MAYBE),
        (("不详",), MAYBE),
        (("读不懂的话",), MAYBE),
        (("民国五年",), MAYBE),
        (("宣统三年",), DEAD),
        (("1890", "1930"), MAYBE),
        (("1890", "读不懂的话"), MAYBE),
    ],
)
def test_the_latest_birth_the_words_allow_counts(births, verdict):
    """110 years to the day; a year to its last day, of the old calendar to the February after; of two sources the later."""
    assert judged(births=births)[0] is verdict


@pytest.mark.parametrize(
    "facts",
    [
        {"deaths": ("2031",)},
        {"deaths": ("1943?",)},
        {"deaths": ("读不懂的话",)},
        {"births": ("1990",), "deaths": ("1870",)},
        {"births": ("1990",), "attested": ("1870",)},
    ],
    ids=[
        "a death to come",
        "a doubted death",
        "unreadable words",
        "a death before the birth",
        "a book before the birth",
    ],
)
def test_what_cannot_be_hers_proves_nothing(facts):
    assert judged(**facts)[0] is MAYBE


def test_who_is_said_to_live_lives_whatever_else_is_said():
    assert judged(said_living=True, births=("1850",), deaths=("1900",)) == (Verdict.LIVING, Because.SAID_LIVING)


@pytest.mark.parametrize(
    ("generations", "facts", "verdict"),
    [
        (1, LifeFacts(births=("1920",)), DEAD),
        (1, LifeFacts(births=("1930",)), MAYBE),
        (2, LifeFacts(births=("1935",)), DEAD),
        (-1, LifeFacts(births=("1830",)), DEAD),
        (-1, LifeFacts(births=("1850",)), MAYBE),
        (-1, LifeFacts(births=("1850",), deaths=("1900",)), DEAD),
        (-2, LifeFacts(births=("1750",)), DEAD),
        (0, LifeFacts(births=("1750",)), MAYBE),
    ],
    ids=["child", "young child", "grandchild", "father", "later father", "father who died", "grandfather", "cousin"],
)
def test_kin_bound_a_birth(generations, facts, verdict):
    """12 to 80 years between a parent and a child; nobody is born more than a year after a parent's death."""
    found = standing(LifeFacts(kin=(Kin(generations, facts),)), today=TODAY)
    assert found.verdict is verdict
    if verdict is DEAD:
        assert found.because is Because.KIN


def test_a_tree_hides_children_and_spouses_of_whoever_may_live():
    facts = {
        "grandfather": LifeFacts(deaths=("1990",)),
        "father": LifeFacts(births=("1940",)),
        "wife": LifeFacts(deaths=("2001",)),
        "son": LifeFacts(deaths=("2010",)),
        "grandson": LifeFacts(deaths=("2015",)),
    }
    tree = Tree(
        facts,
        blood=[("grandfather", "father"), ("father", "son"), ("son", "grandson")],
        spouses=[("wife", "father")],
    )
    found = standings(tree, today=TODAY)
    assert {name: one.because for name, one in found.items()} == {
        "grandfather": Because.DEATH,
        "father": Because.UNKNOWN,
        "wife": Because.BESIDE_LIVING,
        "son": Because.BESIDE_LIVING,
        "grandson": Because.DEATH,
    }
    assert not found["son"].is_shown


def test_an_adopted_child_is_hidden_beside_the_living_and_bounds_nobody():
    facts = {"father": LifeFacts(), "heir": LifeFacts(births=("1850",))}
    found = standings(Tree(facts, adopted=[("father", "heir")]), today=TODAY)
    assert (found["father"].verdict, found["heir"].because) == (MAYBE, Because.BESIDE_LIVING)


def test_the_other_parent_of_an_old_child_is_proven():
    facts = {"father": LifeFacts(births=("1780",)), "child": LifeFacts(), "mother": LifeFacts()}
    found = standings(Tree(facts, blood=[("father", "child"), ("mother", "child")]), today=TODAY)
    assert found["mother"].because is Because.KIN


@pytest.mark.parametrize(("died", "shown"), [("1914", True), ("1916", False)])
def test_a_child_is_born_within_a_year_of_a_parents_death(died, shown):
    facts = {"father": LifeFacts(deaths=(died,)), "child": LifeFacts()}
    assert standings(Tree(facts, blood=[("father", "child")]), today=TODAY)["child"].is_shown is shown
    assert standing(LifeFacts(kin=(Kin(-1, facts["father"]),)), today=TODAY).is_shown is shown


def test_kin_whose_years_exclude_each_other_prove_nothing_for_anybody():
    """The father of 1950 cannot have the grandchild of 1900: one of the two is wrong, and the one between may live."""
    facts = {
        "father": LifeFacts(births=("1950",)),
        "child": LifeFacts(),
        "grandchild": LifeFacts(births=("1900",)),
        "mother": LifeFacts(),
        "sibling": LifeFacts(),
    }
    tree = Tree(facts, blood=[("father", "child"), ("child", "grandchild"), ("mother", "child"), ("mother", "sibling")])
    assert not any(one.is_shown for one in standings(tree, today=TODAY).values())


def test_generations_that_do_not_follow_bound_nothing():
    facts = {"father": LifeFacts(births=("1800",), generation=9), "child": LifeFacts(generation=12)}
    assert not standings(Tree(facts, blood=[("father", "child")]), today=TODAY)["child"].is_shown
    facts["child"] = LifeFacts(generation=10)
    assert standings(Tree(facts, blood=[("father", "child")]), today=TODAY)["child"].is_shown


def test_nobody_is_her_own_ancestor():
    facts = {name: LifeFacts() for name in "abc"}
    with pytest.raises(RefusedError, match="kin-cycle"):
        standings(Tree(facts, blood=[("a", "b"), ("b", "c")], adopted=[("c", "a")]), today=TODAY)


# What really happened, and what sources tell of it


@dataclass(frozen=True)
class Life:
    born: int
    died: int | None
    parents: tuple[int, ...]


@st.composite
def lives(draw):
    """A true tree: parents 12 to 80 years older, who had not died a year before; nobody lives beyond 110 years."""
    made: list[Life] = []
    for number in range(draw(st.integers(1, 14))):
        parents = draw(st.lists(st.integers(0, number - 1), max_size=2, unique=True)) if number else []
        earliest = max((made[one].born + 13 for one in parents), default=1820)
        latest = min(
            [made[one].born + 79 for one in parents]
            + [made[one].died for one in parents if made[one].died is not None]
            + [TODAY.year]
        )
        if earliest > latest:
            parents, earliest, latest = [], 1820, TODAY.year
        born = draw(st.integers(earliest, latest))
        ends = st.integers(born, min(born + 109, TODAY.year - 1)) if born < TODAY.year else st.none()
        died = draw(st.one_of(st.none(), ends))
        if died is None and born + 109 < TODAY.year:
            died = born + 109
        made.append(Life(born, died, tuple(parents)))
    return made


def words(year, slack):
    """What a source may say of a year without lying: the year, its decade, a span, about."""
    return [str(year), f"{year // 10}X", f"{year - slack}/{year + slack}", f"约{year + min(slack, 9)}年"][slack % 4]


@st.composite
def told(draw, life):
    """True facts about a life, each left out or not."""
    slack = draw(st.integers(0, 30))
    births = (words(life.born, slack),) if draw(st.booleans()) else ()
    attested = tuple(
        str(year)
        for year in draw(st.lists(st.integers(life.born, TODAY.year), max_size=2))
        if life.died is None or year <= life.died
    )
    deaths = (words(life.died, slack),) if life.died and draw(st.integers(0, 3)) == 0 else ()
    return LifeFacts(births=births, attested=attested, deaths=deaths)


@st.composite
def worlds(draw):
    true = draw(lives())
    facts = {number: draw(told(life)) for number, life in enumerate(true)}
    pairs = [(parent, child) for child, life in enumerate(true) for parent in life.parents if draw(st.integers(0, 5))]
    spouses = [tuple(life.parents) for life in true if len(life.parents) == 2]
    return true, Tree(facts, blood=pairs, spouses=spouses)


@settings(max_examples=80, deadline=None)
@given(worlds())
def test_nobody_who_lives_is_ever_proven_dead(world):
    true, tree = world
    for number, found in standings(tree, today=TODAY).items():
        assert not (found.is_shown and true[number].died is None)


@settings(max_examples=40, deadline=None)
@given(worlds(), st.data())
def test_a_further_true_fact_turns_no_dead_alive(world, data):
    true, tree = world
    before = standings(tree, today=TODAY)
    number = data.draw(st.integers(0, len(true) - 1))
    life, facts = true[number], tree.facts[number]
    further = [replace(facts, attested=(*facts.attested, str(life.born)))]
    if not facts.births:
        further.append(replace(facts, births=(str(life.born),)))
    if life.died:
        further += [
            replace(facts, died=True),
            replace(facts, burials=(str(life.died),)),
            replace(facts, deaths=(str(life.died),)),
        ]
    known = replace(tree, facts={**tree.facts, number: data.draw(st.sampled_from(further))})
    after = standings(known, today=TODAY)
    assert {one for one, found in before.items() if found.is_shown} <= {
        one for one, found in after.items() if found.is_shown
    }


@settings(max_examples=40, deadline=None)
@given(worlds(), st.lists(st.dates(TODAY, date(2200, 1, 1)), min_size=2, max_size=3))
def test_time_makes_nobody_live_again(world, days):
    _true, tree = world
    shown = [
        {one for one, found in standings(tree, today=day).items() if found.is_shown} for day in sorted([TODAY, *days])
    ]
    assert all(earlier <= later for earlier, later in pairwise(shown))


def test_the_work_grows_with_the_tree_and_not_faster():
    def seconds(generations):
        facts = {number: LifeFacts(births=("1700",) if not number else ()) for number in range(2**generations - 1)}
        pairs = [((number - 1) // 2, number) for number in facts if number]
        began = perf_counter()
        standings(Tree(facts, blood=pairs), today=TODAY)
        return perf_counter() - began

    seconds(6)
    assert seconds(13) < 40 * max(seconds(9), 0.001)
