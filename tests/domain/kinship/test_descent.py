"""Only a tie that a source proves, and no other contradicts, bounds a birth. Any other hides, and says nothing of a death."""

from __future__ import annotations

import pytest

from yinxin.domain.kinship.descent import Parent, descent_of


@pytest.mark.parametrize(
    ("ties", "blood"),
    [
        ([Parent("child", "man", "father"), Parent("child", "woman", "mother")], {"man", "woman"}),
        ([Parent("child", "man", "father", is_trusted=False)], set()),
        ([Parent("child", "man")], set()),
        ([Parent("child", "man", "father"), Parent("child", "other", "father")], set()),
        ([Parent("child", "man", "father"), Parent("child", "other", "father", is_trusted=False)], set()),
        ([Parent("child", "man", "father"), Parent("child", "man", "father", is_trusted=False)], {"man"}),
        ([Parent("child", "man", "father"), Parent("child", "heir of")], {"man"}),
        ([Parent("child", "man", "father"), Parent("sibling", "other", "father")], {"man", "other"}),
    ],
    ids=["both", "told", "adopted", "two fathers", "a father of hearsay", "said twice", "an heir's father", "siblings"],
)
def test_what_bounds_a_birth(ties, blood):
    found = descent_of(ties)
    assert {parent for parent, _child in found.blood} == blood
    assert {parent for parent, _child in found.adopted} == {tie.parent for tie in ties} - blood
