"""The source on a page: all its words, each mark on its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yinxin.kit.ui.passages import excerpt, passages

TEXT = "总则\n\n一、修路\n由交通局负责。\n二、修桥"


def marked(made, mark):
    return ["".join(piece.text for piece in passage.pieces if mark in piece.marks) for passage in made]


def test_a_mark_over_two_paragraphs_covers_both_and_is_anchored_once():
    made = passages(TEXT, {"t1": [[TEXT.index("一、"), TEXT.index("\n二、")]]})
    assert [text for text in marked(made, "t1") if text] == ["一、修路", "由交通局负责。"]
    assert [piece.text for passage in made for piece in passage.pieces if "t1" in piece.begins] == ["一、修路"]


def test_marks_that_share_a_merged_cell_both_stand_on_it():
    made = passages("桥梁与道路", {"t1": [[0, 5]], "t2": [[3, 5]]})
    assert [(piece.text, piece.marks) for piece in made[0].pieces] == [("桥梁与", ("t1",)), ("道路", ("t1", "t2"))]


def test_an_excerpt_leaves_out_what_is_far_off():
    text = "\n".join(f"第{number}段" for number in range(9))
    start = text.index("第4段")
    shown = ["".join(piece.text for piece in passage.pieces) for passage in excerpt(text, [[start, start + 3]])]
    assert shown == ["第3段", "第4段", "第5段"]


@st.composite
def texts_with_places(draw):
    text = draw(st.text("甲乙 \n，", max_size=60))
    spots = st.integers(0, len(text))
    spans = st.lists(st.tuples(spots, spots).map(sorted), max_size=4)
    return text, draw(st.dictionaries(st.sampled_from(["a", "b", "c"]), spans))


@given(texts_with_places())
def test_every_word_is_shown_once_and_marked_exactly_where_it_lies(case):
    text, places = case
    made = passages(text, places)
    shown = "".join(piece.text for passage in made for piece in passage.pieces)
    assert "".join(shown.split()) == "".join(text.split())
    for passage in made:
        offset = passage.start
        for piece in passage.pieces:
            for step, character in enumerate(piece.text):
                if piece.marks or character.strip():
                    expected = {m for m, spans in places.items() if any(s <= offset + step < e for s, e in spans)}
                    assert set(piece.marks) == expected
            offset += len(piece.text)
