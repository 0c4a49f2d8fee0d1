"""Random families with the living among them: nothing that is said of whoever is dropped stands in what comes through."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinxin.domain.errors import UnreadableError
from yinxin.domain.gedcom import Version, read
from yinxin.domain.gedcom.sifted import packed
from yinxin.domain.gedcom.sifting import sifted
from yinxin.domain.gedcom.tree import (
    ChildOf,
    Citation,
    Event,
    Family,
    Name,
    Person,
    Place,
    Restriction,
    Source,
    Spelt,
    Translation,
    Tree,
)
from yinxin.domain.gedcom.when import Day, Shape, When
from yinxin.domain.gedcom.writing import write

TODAY = date(2026, 11, 20)
MOST = 7


def token(number: int) -> str:
    return f"Qxz{chr(97 + number)}wvut"


@st.composite
def persons(draw: st.DrawFn, number: int) -> Person:
    """Everything said of her holds her own token."""
    own = token(number)
    year = draw(st.none() | st.integers(1780, 2020))
    told = [Event("BIRT", when=When(Shape.EXACT, Day(year)), place=Place(f"c/o {own} City"))] if year else []
    if draw(st.booleans()):
        told.append(
            Event("DEAT", happened=True, citations=(Citation("S1", f"read by {own}", draw(st.sampled_from("0123"))),))
        )
    told.append(Event("OCCU", value=f"clerk {own}", notes=(own,)))
    name = Name(Spelt(f"/{own}/"), translations=(Translation(Spelt(f"/{own}/ Ah"), f"yue-x-{own}"[:20]),), notes=(own,))
    links = draw(st.lists(st.sampled_from(["F0", "F1", "F2"]), max_size=1))
    return Person(
        f"I{number}",
        (name,),
        events=tuple(told),
        child_of=tuple(ChildOf(one) for one in links),
        restrictions=draw(st.sampled_from([frozenset(), frozenset(), frozenset({Restriction.PRIVACY})])),
        notes=(f"lives at {own}",),
    )


@st.composite
def families(draw: st.DrawFn, xref: str) -> Family:
    member = st.sampled_from(["", *(f"I{number}" for number in range(MOST))])
    return Family(
        xref, draw(member), draw(member), events=(Event("MARR", place=Place(token(draw(st.integers(0, MOST - 1))))),)
    )


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    title = f"Told by {token(draw(st.integers(0, MOST - 1)))}"
    return Tree(
        tuple(draw(persons(number)) for number in range(MOST)),
        tuple(draw(families(f"F{number}")) for number in range(3)),
        (Source("S1", title=title),),
    )


def _leaks(tree: Tree) -> list[str]:
    try:
        found = sifted(read(write(tree, Version.SEVEN, by="办")), "UTF-8", today=TODAY)
    except UnreadableError as refused:
        return [one for one in map(token, range(MOST)) if one in refused.sentence]
    kept = {one.key for one in found.persons}
    text = packed(found).decode().casefold()
    assert found.counts.dropped + len(kept) == found.counts.persons
    return [one.xref for one in tree.persons if one.xref not in kept and token(int(one.xref[1:])).casefold() in text]


@settings(max_examples=60, deadline=None)
@given(trees())
def test_no_word_of_whoever_is_dropped_comes_through(tree):
    assert _leaks(tree) == []


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None)
@given(trees())
def test_no_word_of_whoever_is_dropped_comes_through_in_thousands_of_trees(tree):
    assert _leaks(tree) == []
