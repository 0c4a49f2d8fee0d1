"""Whatever the header words, the order of the columns and the notation: the same duties come out, and nothing is lost."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.tables.generated import Printed, printed_tables
from tests.domain.tables.invented import document, names, read, stacked, text_document, unaccounted
from yinxin.domain.plans.proposal import Role

calm = settings(max_examples=settings.default.max_examples // 2)


@calm
@given(printed_tables())
def test_the_same_duties_come_out_of_every_notation(printed: Printed):
    reading = read(printed.document)

    assert [task.title for task in reading.tasks] == [duty.title.rstrip("。") for duty in printed.duties]
    for task, duty in zip(reading.tasks, printed.duties, strict=True):
        assert task.path == (duty.path,)
        assert task.text == duty.title
        assert task.measures == duty.measures
        assert {phase.start: phase.text for phase in task.phases} == {
            start: text for start, text in (("2021-01-01", duty.near), ("2023-01-01", duty.far)) if text
        }
        assert task.safeguards == duty.safeguards
        assert tuple(names(task, Role.LEAD)) == duty.lead
        assert tuple(names(task, Role.MEMBER)) == duty.members
    assert not reading.doubts


@calm
@given(printed_tables())
def test_nothing_printed_is_lost(printed: Printed):
    reading = read(printed.document)

    assert unaccounted(printed.document, reading) == ""
    claimed = sum(len(span) for span in reading.claimed)
    assert claimed >= len(printed.document.text.strip()) - len("附件 惠民计划表\n") - 1


@calm
@given(printed_tables(notations=("stacked",)), st.data())
def test_text_with_lost_cells_and_lines_is_still_accounted_for(printed: Printed, data: st.DataObject):
    lines = printed.document.text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        del lines[data.draw(st.integers(1, len(lines) - 1))]
    source = text_document("\n".join(lines))

    assert unaccounted(source, read(source)) == ""


@calm
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "任务", "责任单位", "修桥。", "市财政局", "1", "（接上页）", "合计"]),
            min_size=1,
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_grid_is_read_and_accounted_for(grid: list[list[str]]):
    source = document("标题", grid)

    assert unaccounted(source, read(source)) == ""


def test_five_hundred_rows_take_no_longer_than_ten_times_fifty():
    row = [
        "安居行动",
        "在石桥镇改造菜市场。",
        "1、编制方案，听取意见。\n2、分段施工，按月通报。",
        "完成方案，开始施工。",
        "全部完成。",
        "落实经费。",
        "市住房城乡建设局，市财政局，各区政府",
        "",
    ]
    head = ["类别", "工作内容", "工作措施", "2021-2022年", "2023-2025年", "保障措施", "责任单位", "备注"]
    few, many = stacked([head, *[row] * 50]), stacked([head, *[row] * 500])
    read(few)

    def seconds(text: str) -> float:
        begun = time.perf_counter()
        tasks = read(text).tasks
        taken = time.perf_counter() - begun
        assert len(tasks) == text.count("安居行动")
        return taken

    small = min(seconds(few) for _ in range(3))
    large = min(seconds(many) for _ in range(2))
    assert large < 3.0
    assert large < 30 * small  # the machine is shared; a quadratic reading would take a hundred times as long
