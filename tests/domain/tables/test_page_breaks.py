"""Rows and tables cut by page breaks: （转下页） and （接上页） in both senses, repeated headers, tables in several pieces."""

from __future__ import annotations

from tests.domain.tables.invented import (
    BREAK,
    BUS,
    HEADER,
    LIBRARY,
    RIVER,
    Merged,
    document,
    names,
    read,
    row,
    stacked,
    text_document,
    unaccounted,
)

HEAD = ["序号", "类别", "重点任务", "工作措施", "责任单位"]


def test_a_header_repeated_at_page_breaks_is_furniture():
    source = text_document(stacked([*HEADER, LIBRARY, *HEADER, RIVER, *HEADER, BUS]))

    reading = read(source)

    assert [task.title for task in reading.tasks] == ["建好街坊书屋", "治理城中三条小河", "加密夜间公交"]
    assert [each.text for each in reading.unplaced if each.why == "furniture"].count("内容要求") == 3
    assert unaccounted(source, reading) == ""


def test_a_row_continued_adds_to_the_row_above_in_every_cell():
    above = row(
        "甲类",
        "建好街坊书屋。",
        "腾出门面。",
        near="1、选址。\n2、装修。\n（转下页）",
        far="全部开放。",
        units="市图书馆，市财政局",
    )
    rest = row("", "", "（接上页）", near="3、开馆。", far="（接上页）", safeguards="补贴水电。", units="（接上页）")

    reading = read(stacked([*HEADER, above, *HEADER, rest, BUS]))

    first = reading.tasks[0]
    assert len(reading.tasks) == 2
    assert [phase.text for phase in first.phases] == ["1、选址。\n2、装修。\n3、开馆。", "全部开放。"]
    assert first.safeguards == "补贴水电。"
    assert names(first) == ["市图书馆", "市财政局"]
    assert not [doubt for doubt in reading.doubts if doubt.code == "numbering-gap"]


def test_a_merged_requirement_repeated_on_new_rows_is_carried_down():
    new = row("书香青溪行动", "（接上页）", "设立漂流书架。", near="投放二十个。", units="市文旅局")

    reading = read(stacked([*HEADER, LIBRARY, *HEADER, new, BUS]))

    assert len(reading.tasks) == 3
    carried = reading.tasks[1]
    assert carried.title == "建好街坊书屋"
    assert carried.text == reading.tasks[0].text
    assert carried.inherited == ("text",)
    assert carried.measures == ("设立漂流书架。",)
    assert names(carried) == ["市文旅局"]


def test_category_and_requirement_are_carried_down_over_blank_cells():
    below = row("", "", "设立漂流书架。", units="市文旅局")

    reading = read(stacked([*HEADER, LIBRARY, below, RIVER]))

    assert reading.tasks[1].path == ("书香青溪行动",)
    assert reading.tasks[1].text == reading.tasks[0].text
    assert reading.tasks[1].inherited == ("path", "text")


def test_a_requirement_is_not_carried_under_a_new_category():
    other = row("清水绕城行动", "", "清淤。", units="市水利局")

    task = read(stacked([*HEADER, LIBRARY, other, BUS])).tasks[1]

    assert task.path == ("清水绕城行动",)
    assert task.text == ""
    assert task.inherited == ()
    assert any("没有写任务内容" in doubt for doubt in task.doubts)


def test_a_row_cut_without_marks_goes_on_where_it_names_no_duty_of_its_own():
    cut = row("", "", "", near="完成东河整", units="市水利局")
    rest = row("", "", "", near="治和绿化。")

    reading = read(stacked([*HEADER, ["清水绕城行动", "治理小河。", "清淤。", *cut[3:]], *HEADER, rest, BUS]))

    assert len(reading.tasks) == 2
    assert reading.tasks[0].phases[0].text == "完成东河整治和绿化。"


def test_a_unit_name_cut_by_a_page_break_is_made_whole():
    above = ["1", "甲类", "修桥。", "加固桥墩，更换", "市交通局、市发展改"]
    rest = ["", "", "", "栏杆。", "革局、市财政局"]

    reading = read(document([HEAD, above], BREAK, [HEAD, rest, ["2", "甲类", "修路。", "补平。", "市住建局"]]))

    assert len(reading.tasks) == 2
    assert names(reading.tasks[0]) == ["市交通局", "市发展改革局", "市财政局"]
    assert reading.tasks[0].measures == ("加固桥墩，更换栏杆。",)


def test_a_requirement_cut_in_two_is_made_whole():
    above = ["1", "甲类", "在城东、城西各建一座便民", "选址。", "市商务局"]
    rest = ["", "", "菜市场。", "", ""]

    reading = read(document([HEAD, above], BREAK, [HEAD, rest, ["2", "甲类", "修路。", "补平。", "市住建局"]]))

    assert [task.text for task in reading.tasks] == ["在城东、城西各建一座便民菜市场。", "修路。"]


def test_a_table_continued_after_a_page_break_without_a_header():
    first = [HEAD, ["1", "甲类", "修桥。", "加固桥墩。", "市交通局"]]
    second = [["2", "", "修路。", "补平路面。", "市住建局"], ["3", "乙类", "植树。", "补种行道树。", "市园林局"]]

    reading = read(document("重点工作分工表", first, BREAK, second))

    assert [(task.path, task.title) for task in reading.tasks] == [
        (("甲类",), "修桥"),
        (("甲类",), "修路"),
        (("乙类",), "植树"),
    ]


def test_a_table_continued_under_the_same_header_keeps_its_category():
    first = [HEAD, ["1", Merged("甲类"), "修桥。", "加固桥墩。", "市交通局"]]
    second = [HEAD, ["2", "", "修路。", "补平路面。", "市住建局"]]

    reading = read(document(first, BREAK, "（续表）", second))

    assert [task.path for task in reading.tasks] == [("甲类",), ("甲类",)]


def test_a_second_table_below_other_words_begins_anew():
    first = [HEAD, ["1", "甲类", "修桥。", "加固桥墩。", "市交通局"]]
    second = [HEAD, ["1", "", "修路。", "补平路面。", "市住建局"]]

    reading = read(document(first, "二、城北片区任务分工如下。", second))

    assert [task.path for task in reading.tasks] == [("甲类",), ()]


def test_order_numbers_that_start_a_new_row_after_a_page_break_are_new_rows():
    first = [HEAD, ["1", "甲类", "修桥。", "加固桥墩。", "市交通局"]]
    second = [HEAD, ["2", "", "", "更换栏杆。", ""]]

    reading = read(document(first, BREAK, second))

    assert len(reading.tasks) == 2
    assert reading.tasks[1].measures == ("更换栏杆。",)


def test_a_row_of_nothing_but_a_mark_is_furniture():
    source = document([HEAD, ["1", "甲类", "修桥。", "加固桥墩。", "市交通局"], [Merged("（接上页）", 1, 5)]])

    reading = read(source)

    assert len(reading.tasks) == 1
    assert ("（接上页）", "furniture") in [(each.text, each.why) for each in reading.unplaced]
    assert unaccounted(source, reading) == ""
