"""Cutting a proposed task and laying several together: nothing is lost, every part keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.document import Span
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans import desk
from yinxin.domain.plans.proposal import Phase, Role, Task, Unit

SOURCE = "一、任务\n1.修桥。\n　　先修东桥，后修西桥。（市桥梁所）\n2.补路。补三条路。\n"


def task(text: str, *spans: tuple[int, int], **fields: object) -> Task:
    places = tuple(Span(start, end) for start, end in spans)
    return Task(id="t001", path=("一、任务",), title=desk.first_sentence(text), text=text, spans=places, **fields)  # type: ignore[arg-type]


def bridges(**fields: object) -> Task:
    start = SOURCE.index("1.修桥")
    end = SOURCE.index("2.补路")
    return task("1.修桥。\n先修东桥，后修西桥。（市桥梁所）", (start, end), **fields)


def quoted(one: Task) -> str:
    return "".join("".join(SOURCE[span.start : span.end].split()) for span in one.spans)


def test_each_part_is_quoted_from_its_own_place():
    whole = bridges()
    parts = desk.split(whole, [whole.text.index("后修")], SOURCE)
    assert [part.text for part in parts] == ["1.修桥。\n先修东桥，", "后修西桥。（市桥梁所）"]
    assert [quoted(part) for part in parts] == ["1.修桥。先修东桥，", "后修西桥。（市桥梁所）"]
    assert [part.title for part in parts] == ["1.修桥", "后修西桥"]


def test_a_text_carried_down_from_a_merged_cell_keeps_all_its_places():
    elsewhere = task("补三条路，再补两条", (0, 4))
    parts = desk.split(elsewhere, [5], SOURCE)
    assert [part.spans for part in parts] == [elsewhere.spans, elsewhere.spans]


def test_units_go_with_every_part_and_doubts_stay_with_the_first():
    whole = bridges(units=(Unit("市桥梁所", Role.LEAD),), doubts=("年份不明",), measures=("先修东桥", "后修西桥"))
    first, second = desk.split(whole, [whole.text.index("后修")], SOURCE)
    assert first.units == second.units == whole.units
    assert (first.doubts, second.doubts) == (("年份不明",), ())
    assert (first.measures, second.measures) == (("先修东桥",), ("后修西桥",))


@pytest.mark.parametrize("position", [0, 5, 99])
def test_a_part_without_words_is_refused(position):
    with pytest.raises(RefusedError):
        desk.split(task("修东桥　　"), [position], SOURCE)


@given(st.lists(st.integers(1, 22), min_size=1, max_size=4))
def test_however_it_is_cut_no_printed_character_is_lost_or_doubled(positions):
    whole = bridges()
    try:
        parts = desk.split(whole, positions, SOURCE)
    except RefusedError:
        return
    assert "".join("".join(part.text.split()) for part in parts) == "".join(whole.text.split())
    assert "".join(quoted(part) for part in parts) == quoted(whole)


def test_parts_must_be_the_text_itself():
    text = "修东桥，修西桥。"
    assert desk.positions_of(text, ["修东桥，", "修西桥。"]) == (4,)
    for parts in (["修东桥，", "修西桥"], ["修东桥", "修西桥。"], ["修东桥，", "也修西桥。"], ["修西桥。", "修东桥，"]):
        with pytest.raises(RefusedError):
            desk.positions_of(text, parts)


def test_laid_together_the_strongest_role_the_last_date_and_all_words_remain():
    first = bridges(units=(Unit("市桥梁所"), Unit("市财政局")), due="2031", phases=(Phase("前期", None, None, "勘测"),))
    second = task(
        "2.补路。补三条路。",
        (SOURCE.index("2.补路"), len(SOURCE)),
        units=(Unit("市桥梁所", Role.LEAD), Unit("市道路所", Role.GUIDE)),
        due="2032-06-30",
        due_text="2032年6月底前",
        phases=(Phase("前期", None, None, "清点"),),
        notes="加急",
    )
    whole = desk.merge([first, second])
    assert whole.text == f"{first.text}\n{second.text}"
    assert whole.units == (Unit("市桥梁所", Role.LEAD), Unit("市财政局"), Unit("市道路所", Role.GUIDE))
    assert (whole.due, whole.due_text) == ("2032-06-30", "2032年6月底前")
    assert whole.phases == (Phase("前期", None, None, "勘测\n清点"),)
    assert whole.notes == "加急"
    assert quoted(whole) == quoted(first) + quoted(second)
