"""Plan tables in text files: cells on their own lines, or rows on one line."""

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
from yinxin.domain.document import Table
from yinxin.domain.plans.columns import is_heading_cell
from yinxin.domain.plans.proposal import LeadRule, Role
from yinxin.domain.text.tabbed import with_tables


def test_cells_on_their_own_lines_make_rows():
    reading = read("附件3    青溪市惠民计划表\n" + stacked([*HEADER, LIBRARY, RIVER, BUS]))

    assert [task.title for task in reading.tasks] == ["建好街坊书屋", "治理城中三条小河", "加密夜间公交"]
    first = reading.tasks[0]
    assert first.path == ("书香青溪行动",)
    assert first.text == "建好街坊书屋。每个街道至少开放一处夜间阅览室。"
    assert first.measures == ("腾出闲置门面。", "招募读书志愿者。")
    assert [(phase.start, phase.end, phase.text) for phase in first.phases] == [
        ("2021-01-01", "2022-12-31", "开放夜间阅览室六处。"),
        ("2023-01-01", "2025-12-31", "实现街道全覆盖。"),
    ]
    assert first.safeguards == "安排专项经费。"
    assert names(first) == ["市图书馆", "各区政府", "市财政局"]


def test_the_first_listed_leads_only_where_the_document_says_so():
    text = stacked([*HEADER, LIBRARY, RIVER])

    assert names(read(text).tasks[0], Role.LEAD) == []
    assert names(read(text, lead_rule=LeadRule.FIRST_LISTED).tasks[0], Role.LEAD) == ["市图书馆"]


def test_blank_paragraphs_inside_a_cell_where_only_counting_cells_tells_rows_apart():
    text = stacked([*HEADER, LIBRARY, RIVER, BUS])
    text = text.replace("招募读书志愿者。", "招募读书志愿者。\n\n").replace("完成东河整治。", "完成东河整治。\n\n")
    text = text.replace("\t安排专项经费。", "\t\n\n安排专项经费。\n")

    reading = read(text)

    assert [task.title for task in reading.tasks] == ["建好街坊书屋", "治理城中三条小河", "加密夜间公交"]
    assert reading.tasks[0].safeguards == "安排专项经费。"
    assert names(reading.tasks[1]) == ["市水利局", "市城管局"]


def test_a_blank_line_after_every_cell_is_told_by_the_words_of_the_header():
    cells = [
        cell
        for each in (
            ["序号", "工作任务", "工作措施", "责任单位"],
            ["1", "修桥", "加固桥墩。", "市交通局"],
            ["2", "修路", "补平路面。", "市住建局"],
        )
        for cell in each
    ]

    reading = read("\n\n".join("\t" + cell for cell in cells) + "\n")

    assert [(task.title, names(task)) for task in reading.tasks] == [("修桥", ["市交通局"]), ("修路", ["市住建局"])]


def test_a_word_broken_in_the_middle_by_a_page_break_is_joined_without_a_newline():
    broken = stacked([*HEADER, LIBRARY, RIVER]).replace(
        "清除河底淤泥，拆除违章码头。", "清除河底淤泥，拆除违\n章码头。"
    )

    assert read(broken).tasks[1].measures == ("清除河底淤泥，拆除违章码头。",)


def test_short_items_without_full_stops_stay_paragraphs():
    listed = stacked([*HEADER, LIBRARY, RIVER]).replace("清除河底淤泥，拆除违章码头。", "清除淤泥\n拆除码头")

    assert read(listed).tasks[1].measures == ("清除淤泥\n拆除码头",)


def test_two_numbered_items_in_one_paragraph_are_two_measures():
    text = stacked([*HEADER, row("甲类", "整修校舍。", "1、核查危房。2、分批改建。", units="市教育局"), RIVER])

    assert read(text).tasks[0].measures == ("核查危房。", "分批改建。")


def test_a_number_inside_a_sentence_begins_no_item():
    text = stacked(
        [*HEADER, row("甲类", "整修校舍。", "改建面积不少于1.5万平方米，分2.5期。", units="市教育局"), RIVER]
    )

    assert read(text).tasks[0].measures == ("改建面积不少于1.5万平方米，分2.5期。",)


def test_unnumbered_paragraphs_of_a_cell_are_one_measure():
    text = stacked([*HEADER, row("甲类", "整修校舍。", "核查危房。\n分批改建。", units="市教育局"), RIVER])

    assert read(text).tasks[0].measures == ("核查危房。\n分批改建。",)


def test_circled_and_bracketed_numbers_are_stripped():
    text = stacked(
        [
            *HEADER,
            row("甲类", "整修校舍。", "①核查危房。\n②分批改建。", units="市教育局"),
            row("", "开放操场。", "（1）装好围网。\n（2）错时开放。", units="市体育局"),
        ]
    )

    assert [task.measures for task in read(text).tasks] == [("核查危房。", "分批改建。"), ("装好围网。", "错时开放。")]


def test_page_numbers_between_rows_belong_to_no_cell():
    source = text_document(stacked([*HEADER, LIBRARY]) + "\n- 2 -\n\n" + stacked([*HEADER, RIVER, BUS]))

    reading = read(source)

    assert [task.notes for task in reading.tasks] == ["", "", ""]
    assert "- 2 -" in [each.text for each in reading.unplaced]
    assert unaccounted(source, reading) == ""


def test_text_below_the_table_stays_text():
    source = text_document(stacked([*HEADER, LIBRARY, RIVER]) + "\n本表自印发之日起执行。\n")

    assert source.text.index("本表自印发") >= read(source).claimed[-1].end


def test_rows_on_one_line_with_bands_between_them():
    text = (
        "重点举措清单\n"
        "序号\t改革举措\t主 要 内 容\t指导部门\t适用范围\n"
        "一、便民方面（共2项）\n"
        "1\t一窗受理\t材料只交一次。\t省政务局、省档案局\t全省\n"
        "2\t错峰办理\t午间不断档。\t省政务局\t省会城市\n"
        "二、兴业方面（共1项）\n"
        "3\t容缺办理\t先批后补。\t省市场监管局\t全省\n"
        "以上由办公室解释。\n"
    )

    reading = read(text)

    assert [(task.path, task.title) for task in reading.tasks] == [
        (("一、便民方面（共2项）",), "一窗受理"),
        (("一、便民方面（共2项）",), "错峰办理"),
        (("二、兴业方面（共1项）",), "容缺办理"),
    ]
    assert reading.tasks[0].text == "一窗受理\n材料只交一次。"
    # The only unit column, though headed 指导: its units take part.
    assert [unit.role for unit in reading.tasks[0].units] == [Role.MEMBER, Role.MEMBER]
    assert reading.tasks[1].notes == "适用范围：省会城市"


def test_a_joined_row_broken_inside_a_cell_is_put_together():
    text = "序号\t任务\t措施\t责任单位\n1\t修桥\t加固桥墩，更换\n栏杆。\t市交通局\n2\t修路\t补平路面。\t市住建局\n"

    reading = read(text)

    assert [names(task) for task in reading.tasks] == [["市交通局"], ["市住建局"]]
    assert "".join(reading.tasks[0].measures).replace("\n", "") == "加固桥墩，更换栏杆。"


def test_two_tabbed_tables_in_one_text():
    first = stacked([*HEADER, LIBRARY, RIVER])
    second = stacked(
        [
            ["序号", "重点项目", "牵头单位", "完成时限"],
            ["1", "新建渡口", "市海事局", "2024年6月底前"],
            ["2", "改造码头", "市港航局", "2025年"],
        ]
    )

    reading = read(f"附件1  惠民计划表\n{first}\n附件2  项目清单\n{second}")

    assert [task.title for task in reading.tasks] == ["建好街坊书屋", "治理城中三条小河", "新建渡口", "改造码头"]
    assert reading.tasks[2].due == "2024-06-30"
    assert reading.tasks[2].path == ()
    assert names(reading.tasks[3], Role.LEAD) == ["市港航局"]


def test_spans_show_the_true_places():
    source = text_document("附件\n" + stacked([*HEADER, LIBRARY, RIVER]))
    table = next(
        block for block in with_tables(source, heading_cell=is_heading_cell).blocks if isinstance(block, Table)
    )

    for cell in table.cells:
        assert source.text[cell.span.start : cell.span.end].split() == cell.text.split()


def test_prose_with_a_tab_is_no_table():
    source = text_document("一、总则\t第一页\n本办法自印发之日起施行。\n二、附则\t第二页\n")

    assert read(source).tasks == ()
    assert read(source).claimed == ()


def test_a_narrower_table_below_begins_at_its_own_header():
    text = (
        "序号\t类别\t重点任务\t具体措施\t责任单位\n"
        "1\t环保\t治水。\t清淤。\t市水利局\n"
        "2\t\t治气。\t洒水。\t市城管局\n"
        "城北片区\n"
        "序号\t项目名称\t牵头单位\n"
        "1\t修桥\t市交通局\n"
    )

    reading = read(text)

    assert [(task.path, task.title) for task in reading.tasks] == [
        (("环保",), "治水"),
        (("环保",), "治气"),
        ((), "修桥"),
    ]
    assert names(reading.tasks[2], Role.LEAD) == ["市交通局"]
