"""Rows and tables that lost something: kept, placed by the best evidence, and doubted aloud."""

from __future__ import annotations

from tests.domain.tables.invented import (
    BUS,
    HEADER,
    LIBRARY,
    RIVER,
    names,
    read,
    row,
    stacked,
    text_document,
    unaccounted,
)

SCHOOL = row(
    "育苗行动",
    "整修校舍。",
    "1、核查危房。\n2、分批改建。",
    near="改建十所。",
    far="全部改建。",
    safeguards="市级补助一半。",
    units="市教育局，市财政局",
)
CLINIC = row(
    "",
    "办好社区诊室。",
    "1、配齐医生。\n2、延长门诊。",
    near="新设五处。",
    far="街道都有。",
    safeguards="列入预算。",
    units="市卫健委",
)


def codes(reading) -> list[str]:
    return [doubt.code for doubt in reading.doubts]


def test_a_row_one_cell_short_finds_its_columns():
    short = row("", "开放操场。", "装好围网。", near="开放十处。", far="开放三十处。", units="市体育局，市教育局")
    del short[5]

    reading = read(stacked([*HEADER, LIBRARY, SCHOOL, short, CLINIC, RIVER]))

    task = reading.tasks[2]
    assert task.title == "开放操场"
    assert names(task) == ["市体育局", "市教育局"]
    assert task.safeguards == ""
    assert [phase.text for phase in task.phases] == ["开放十处。", "开放三十处。"]
    assert any("少1格" in doubt for doubt in task.doubts)
    assert "damaged-row" in codes(reading)


def test_a_cell_that_swallowed_its_neighbour_is_parted():
    glued = row(
        "", "开放操场。", "装好围网。", near="开放十处。\n开放十处。", safeguards="落实看护。", units="市体育局"
    )
    del glued[4]

    task = read(stacked([*HEADER, LIBRARY, SCHOOL, glued, CLINIC, RIVER])).tasks[2]

    assert [phase.text for phase in task.phases] == ["开放十处。", "开放十处。"]
    assert task.safeguards == "落实看护。"
    assert any("分出" in doubt for doubt in task.doubts)


def test_units_glued_to_the_cell_before_go_to_the_unit_column():
    glued = row(
        "",
        "开放操场。",
        "装好围网。",
        near="开放十处。",
        far="开放三十处。",
        safeguards="落实看护。\n市体育局，市教育局",
    )
    del glued[6]

    task = read(stacked([*HEADER, LIBRARY, SCHOOL, glued, CLINIC, RIVER])).tasks[2]

    assert names(task) == ["市体育局", "市教育局"]
    assert task.safeguards == "落实看护。"


def test_a_missing_last_cell_is_how_tables_are_saved_and_no_damage():
    reading = read(stacked([*HEADER, LIBRARY, SCHOOL, CLINIC[:-1]]))

    assert names(reading.tasks[-1]) == ["市卫健委"]
    assert codes(reading) == []


def test_a_row_that_lost_its_beginning_is_kept_and_inherits_nothing():
    whole = stacked([*HEADER, SCHOOL, CLINIC])
    torn = "\n\n3、动员退休教师回校义务辅导。\n\n\n\t4、设立助学基金。\n\t市教育局，市民政局\n\t\n\n"

    source = text_document(whole + torn + stacked([LIBRARY, RIVER]))
    reading = read(source)

    task = reading.tasks[2]
    assert len(reading.tasks) == 5
    assert task.path == ()
    assert task.text == ""
    assert task.inherited == ()
    assert task.measures == ("动员退休教师回校义务辅导。",)
    assert names(task) == ["市教育局", "市民政局"]
    assert any("缺少开头" in doubt for doubt in task.doubts)
    assert {"damaged-row", "numbering-gap"} <= set(codes(reading))
    assert unaccounted(source, reading) == ""


def test_a_torn_row_goes_on_with_the_cell_that_a_page_break_cut():
    above = row(
        "育苗行动",
        "整修校舍。",
        "1、核查。\n2、改建。",
        near="1、改建两所。\n2、改建三所。\n（转下页）",
        far="全部改建。",
        units="市教育局，市财政局",
    )
    torn = "\n\n5、改建五所，扩大改建影响\n\n\t。\n\n6、验收。\n\t（接上页）\n\t（接上页）\n\t（接上页）\n\t\n\n"

    source = text_document(stacked([*HEADER, above, *HEADER]) + torn + stacked([CLINIC, LIBRARY, RIVER]))
    reading = read(source)

    assert len(reading.tasks) == 4
    near, far = reading.tasks[0].phases
    assert near.text == "1、改建两所。\n2、改建三所。\n5、改建五所，扩大改建影响。\n6、验收。"
    assert far.text == "全部改建。"
    assert [doubt.message for doubt in reading.doubts] == ["第2项之后直接是第5项，缺第3、4项"]
    assert unaccounted(source, reading) == ""


def test_a_row_without_category_and_requirement_whose_items_begin_in_the_middle_inherits_nothing():
    torn = row("", "", "4、回访受助家庭。", near="回访两次。", units="市民政局")

    reading = read(stacked([*HEADER, SCHOOL, torn, CLINIC]))

    assert reading.tasks[1].path == ()
    assert reading.tasks[1].text == ""
    assert reading.tasks[2].path == ("育苗行动",)


def test_items_that_go_on_counting_below_a_merged_requirement_still_inherit_it():
    more = row("", "", "3、回访受助家庭。", units="市民政局")

    assert read(stacked([*HEADER, SCHOOL, more, CLINIC])).tasks[1].text == "整修校舍。"


def test_numbering_that_jumps_is_named():
    jumping = row("甲类", "整修校舍。", "1、核查。\n2、改建。\n6、验收。", units="市教育局")

    reading = read(stacked([*HEADER, jumping, CLINIC]))

    assert [(doubt.code, doubt.message) for doubt in reading.doubts] == [
        ("numbering-gap", "第2项之后直接是第6项，缺第3、4、5项")
    ]


def test_order_numbers_that_jump_are_named():
    text = "序号\t任务\t责任单位\n1\t修桥\t市交通局\n2\t修路\t市住建局\n12\t植树\t市园林局\n"

    assert [doubt.message for doubt in read(text).doubts] == ["第2项之后直接是第12项，缺第3至11项"]


def test_a_table_that_lost_a_column_is_laid_out_by_content():
    rows = [each[:5] + each[6:] for each in (LIBRARY, SCHOOL, CLINIC, RIVER, BUS)]

    reading = read(stacked([*HEADER, *rows]))

    assert [names(task) for task in reading.tasks][:2] == [
        ["市图书馆", "各区政府", "市财政局"],
        ["市教育局", "市财政局"],
    ]
    assert [task.title for task in reading.tasks][:2] == ["建好街坊书屋", "整修校舍"]
    assert "lost-column" in codes(reading)


def test_a_header_that_lost_a_word_is_laid_over_the_columns_it_fits():
    header = ["工作任务", "工作措施", "保障措施", "责任单位"]
    rows = [
        [str(at), f"办好第{at}件民生实事。", "1、摸底。\n2、实施。", "列入年度预算安排。", "市民政局、市财政局"]
        for at in range(1, 6)
    ]

    reading = read(stacked([header, *rows]))

    assert names(reading.tasks[0]) == ["市民政局", "市财政局"]
    assert "lost-column" in codes(reading)


def test_a_column_without_a_heading_is_what_its_cells_are():
    text = "序号\t工作任务\t\t备注\n1\t修桥\t市交通局、市财政局\t\n2\t修路\t市住建局\t\n3\t植树\t市园林局\t急\n"

    reading = read(text)

    assert [names(task) for task in reading.tasks] == [["市交通局", "市财政局"], ["市住建局"], ["市园林局"]]


def test_a_row_without_units_is_kept_and_doubted():
    reading = read(stacked([*HEADER, SCHOOL, row("甲类", "开放操场。", "装好围网。"), CLINIC]))

    assert reading.tasks[1].units == ()
    assert "本行没有写责任单位" in reading.tasks[1].doubts


def test_a_stray_tab_inside_a_cell_parts_no_cell_and_spoils_no_other_row():
    torn = stacked([*HEADER, LIBRARY, SCHOOL, CLINIC, RIVER]).replace("完成东河整治。", "完成东河\n\t整治。")

    reading = read(torn)

    assert [names(task) for task in reading.tasks][-1] == ["市水利局", "市城管局"]
    assert reading.tasks[-1].phases[0].text.replace("\n", "") == "完成东河整治。"
    assert reading.tasks[-1].phases[1].text == "完成西河、南河整治。"
    assert [doubt.code for doubt in reading.doubts] == ["damaged-row"]


def test_two_lists_glued_together_are_parted_where_counting_begins_again():
    glued = row(
        "",
        "开放操场。",
        "装好围网。",
        near="1、选址。\n2、施工。\n1、验收。\n2、开放。",
        safeguards="落实看护。",
        units="市体育局",
    )
    del glued[4]

    task = read(stacked([*HEADER, LIBRARY, SCHOOL, glued, CLINIC, RIVER])).tasks[2]

    assert [phase.text for phase in task.phases] == ["1、选址。\n2、施工。", "1、验收。\n2、开放。"]


def test_a_blank_category_left_out_at_the_left_is_still_carried_down():
    short = row(
        "", "开放操场。", "装好围网。", near="开放十处。", far="开放三十处。", safeguards="落实看护。", units="市体育局"
    )[1:]

    task = read(stacked([*HEADER, LIBRARY, SCHOOL, short, CLINIC, RIVER])).tasks[2]

    assert (task.path, task.title) == (("育苗行动",), "开放操场")
    assert names(task) == ["市体育局"]
