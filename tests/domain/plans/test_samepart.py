"""Which phase of a newer version is which of the older one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans.samepart import same_parts

KEYS = (lambda one: one, lambda one: one[0])


def same(old, new):
    return same_parts(old, new, KEYS, lambda one: one[1])


def test_what_is_equal_stays_wherever_it_is_printed_now():
    old = [("2031年", "修缮40处"), ("2032年", "修缮60处")]
    assert same(old, old[::-1]) == {0: 1, 1: 0}


def test_a_changed_figure_is_the_same_phase_and_another_goal_is_not():
    old = [("2031年", "修缮登记在册的空置老屋40处"), ("2032年", "出版口述史三卷")]
    new = [("2031年上半年", "修缮登记在册的空置老屋55处"), ("2033年", "在旧码头设立陈列点六处")]
    assert same(old, new) == {0: 0}


def test_equal_ones_are_joined_in_their_order():
    assert same([("", "甲"), ("", "甲")], [("", "甲"), ("", "甲"), ("", "甲")]) == {0: 0, 1: 1}


parts = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.text("修缮老屋四十处", max_size=6)), max_size=7)


@given(parts, parts)
def test_each_is_joined_at_most_once_and_nothing_equal_is_left_apart(old, new):
    found = same(old, new)
    assert len(set(found.values())) == len(found)
    left_old = [part for at, part in enumerate(old) if at not in found.values()]
    left_new = [part for at, part in enumerate(new) if at not in found]
    assert not {part for part in left_old if any(part)} & {part for part in left_new if any(part)}


@given(parts)
def test_the_same_version_again_changes_nothing(old):
    found = same(old, old)
    assert all(old[theirs] == old[mine] for mine, theirs in found.items())
