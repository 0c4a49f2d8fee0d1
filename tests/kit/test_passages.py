"""The source on a page: all its words, each item on its own words, each anchored once."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from yinxin.kit.ui.passages import passages


@dataclass(frozen=True)
class Run:
    text: str
    items: tuple[int, ...] = ()
    unplaced: str = ""
    anchor: str = ""


def test_an_item_over_two_paragraphs_covers_both_and_is_anchored_once():
    made = passages([Run("总则\n\n"), Run("一、修路\n由交通局负责。", (7,)), Run("\n落款")])
    assert [[(piece.text, piece.items, piece.begins) for piece in passage.pieces] for passage in made] == [
        [("总则", (), ())],
        [("一、修路", (7,), (7,))],
        [("由交通局负责。", (7,), ())],
        [("落款", (), ())],
    ]


def test_items_that_share_a_merged_cell_stand_in_one_paragraph():
    (passage,) = passages([Run("桥梁与", (1,)), Run("道路", (1, 2))])
    assert [(piece.text, piece.items, piece.begins) for piece in passage.pieces] == [
        ("桥梁与", (1,), (1,)),
        ("道路", (1, 2), (2,)),
    ]


def test_what_nothing_took_keeps_its_reason():
    (passage,) = passages([Run("第 3 页", unplaced="furniture")])
    assert passage.pieces[0].unplaced == "furniture"


@given(st.lists(st.builds(Run, st.text("甲乙 \n，", max_size=12), st.sets(st.integers(1, 3)).map(tuple)), max_size=8))
def test_every_word_is_shown_once_under_its_own_items(runs):
    shown = [
        (word, piece.items) for passage in passages(runs) for piece in passage.pieces for word in piece.text.strip()
    ]
    meant = [(word, run.items) for run in runs for word in run.text]
    assert [one for one in shown if one[0].strip()] == [one for one in meant if one[0].strip()]
