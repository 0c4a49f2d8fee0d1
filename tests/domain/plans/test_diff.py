"""Two versions of one plan, task by task."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans import diff
from yinxin.domain.plans.proposal import Role, Task, Unit

NAMES = (
    "修缮老屋",
    "整理家书",
    "开办夜读会",
    "出版口述史",
    "设立陈列点",
    "培训讲解员",
    "绘制水路图",
    "征集旧照片",
    "开设侨乡课堂",
    "慰问困难归侨",
)


def task(number: int, name: str, more: str = "按月检查并通报情况", **fields: object) -> Task:
    return Task(
        id=f"t{number:03d}",
        path=("重点工作",),
        title=f"{number}.{name}",
        text=f"{number}.{name}。{name}，{more}。",
        **fields,
    )  # type: ignore[arg-type]


def plan(*names: str) -> list[Task]:
    return [task(number, name) for number, name in enumerate(names, start=1)]


def pairs(found: diff.Diff) -> set[tuple[str, str]]:
    return {(pair.old.title, pair.new.title) for pair in (*found.kept, *found.changed)}


def test_an_equal_plan_is_kept_whole():
    found = diff.compare(plan(*NAMES), plan(*NAMES))
    assert len(found.kept) == len(NAMES)
    assert not (found.changed or found.added or found.gone)


def test_new_line_breaks_and_spaces_change_nothing():
    old = plan("修缮老屋")
    new = [task(1, "修缮老屋", "按月检查\n并 通报情况")]
    assert len(diff.compare(old, new).kept) == 1


def test_a_renumbered_task_is_the_same_task():
    found = diff.compare(
        plan("修缮老屋", "整理家书", "开办夜读会"), plan("修缮老屋", "征集旧照片", "整理家书", "开办夜读会")
    )
    assert pairs(found) == {
        ("1.修缮老屋", "1.修缮老屋"),
        ("2.整理家书", "3.整理家书"),
        ("3.开办夜读会", "4.开办夜读会"),
    }
    assert [new.title for new in found.added] == ["2.征集旧照片"]
    assert not found.gone


def test_a_rewritten_requirement_under_its_heading_is_changed_cell_by_cell():
    old = [task(1, "修缮老屋", "一年内修缮四十处", due="2031", units=(Unit("市房管局", Role.LEAD),))]
    new = [task(1, "修缮老屋", "两年内分批修缮并开放", due="2032", units=(Unit("市住建局", Role.LEAD),))]
    cells = {cell.field: (cell.old, cell.new) for cell in diff.compare(old, new).changed[0].cells}
    assert set(cells) == {"text", "due", "units"}
    assert cells["due"] == ("2031", "2032")
    assert cells["units"] == ("市房管局（牵头）", "市住建局（牵头）")


def test_the_same_number_alone_does_not_make_two_tasks_one():
    found = diff.compare([task(1, "修缮老屋", "一年修四十处")], [task(1, "绘制水路图", "由渡口起测绘")])
    assert (len(found.added), len(found.gone)) == (1, 1)


def test_a_task_that_moved_to_the_end_is_found():
    moved = ("整理家书", "开办夜读会", "出版口述史", "修缮老屋")
    found = diff.compare(plan("修缮老屋", "整理家书", "开办夜读会", "出版口述史"), plan(*moved))
    assert len(pairs(found)) == 4
    assert not (found.added or found.gone)


def test_a_text_printed_twice_is_two_tasks():
    twice = [task(1, "修缮老屋"), task(1, "修缮老屋")]
    assert len(diff.compare(twice, twice[:1]).gone) == 1
    assert len(diff.compare(twice[:1], twice).added) == 1


def test_nothing_against_something():
    assert len(diff.compare([], plan(*NAMES)).added) == len(NAMES)
    assert len(diff.compare(plan(*NAMES), []).gone) == len(NAMES)
    assert diff.compare([], []) == diff.Diff((), (), (), ())


@given(st.permutations(NAMES), st.permutations(NAMES), st.integers(0, 10), st.integers(0, 10))
def test_every_task_is_kept_changed_added_or_gone_exactly_once(first, second, some, others):
    old, new = plan(*first[:some]), plan(*second[:others])
    found = diff.compare(old, new)
    paired = [*found.kept, *found.changed]
    assert sorted(task.id for task in [pair.old for pair in paired] + list(found.gone)) == [one.id for one in old]
    assert sorted(task.id for task in [pair.new for pair in paired] + list(found.added)) == [one.id for one in new]


def test_known_edits_to_a_long_plan_are_all_found():
    """72 tasks, of which six are dropped, six added and twelve reworded: the diff says exactly so."""
    dice = random.Random(20310701)
    words = ["桥", "路", "堤", "井", "屋", "船", "灯", "祠", "塔", "校", "园", "馆", "站", "台", "亭", "坊"]
    texts = ["".join(dice.choices(words, k=30)) for _ in range(78)]
    old = [task(number, text[:8], text) for number, text in enumerate(texts[:72], start=1)]
    dropped = set(dice.sample(range(72), 6))
    reworded = set(dice.sample([place for place in range(72) if place not in dropped], 12))
    kept = [
        texts[place][:24] + "改为新话" if place in reworded else texts[place]
        for place in range(72)
        if place not in dropped
    ]
    heads = [texts[place][:8] for place in range(72) if place not in dropped]
    mixed = list(zip(heads, kept, strict=True))
    for text in texts[72:]:
        mixed.insert(dice.randrange(len(mixed)), (text[:8], text))
    new = [task(number, head, text) for number, (head, text) in enumerate(mixed, start=1)]
    found = diff.compare(old, new)
    assert {one.title.partition(".")[2] for one in found.gone} == {texts[place][:8] for place in dropped}
    assert {one.title.partition(".")[2] for one in found.added} == {text[:8] for text in texts[72:]}
    assert sum("改为新话" in pair.new.text for pair in found.changed) == 12
