"""Tables with real cells, as Word, spreadsheets and web pages give them: merged cells, bands, titles, totals, notes."""

from __future__ import annotations

from tests.domain.tables.invented import BREAK, Merged, document, names, read, unaccounted
from yinxin.domain.plans.proposal import LeadRule, Role

HEAD = ["序号", "类别", "重点任务", "工作措施", "责任单位"]


def test_merged_categories_and_requirements_are_carried_and_said_to_be():
    grid = [
        HEAD,
        ["1", Merged("便民", 3), Merged("修好三座危桥。", 2), "加固桥墩。", "市交通局"],
        ["2", "更换栏杆。", "市城管局"],
        ["3", "绿化两条大道。", "补种行道树。", "市园林局"],
        ["4", "兴业", "办好集市。", "划定摊位。", "市商务局"],
    ]

    reading = read(document(grid))

    assert [task.path for task in reading.tasks] == [("便民",)] * 3 + [("兴业",)]
    assert [task.inherited for task in reading.tasks] == [(), ("path", "text"), ("path",), ()]
    assert reading.tasks[1].text == "修好三座危桥。"
    assert names(reading.tasks[1]) == ["市城管局"]


def test_units_merged_over_several_rows_count_for_each():
    grid = [
        HEAD,
        ["1", "便民", "修好三座危桥。", "加固桥墩。", Merged("市交通局、市财政局", 2)],
        ["2", "便民", "铺好两条小路。", "换砖。"],
    ]

    assert [names(task) for task in read(document(grid)).tasks] == [["市交通局", "市财政局"]] * 2


def test_two_columns_of_categories():
    grid = [
        ["领域", "类别", "任务", "责任单位"],
        [Merged("民生", 2), "交通", "修桥。", "市交通局"],
        ["教育", "修校舍。", "市教育局"],
        ["产业", "", "办集市。", "市商务局"],
    ]

    assert [task.path for task in read(document(grid)).tasks] == [("民生", "交通"), ("民生", "教育"), ("产业",)]


def test_bands_become_the_path_and_nest():
    width = 4
    grid = [
        ["序号", "任务", "措施", "责任单位"],
        [Merged("一、便民（共3项）", 1, width)],
        [Merged("（一）出行", 1, width)],
        ["1", "修桥。", "加固桥墩。", "市交通局"],
        [Merged("（二）居住", 1, width)],
        ["2", "改造旧楼。", "加装电梯。", "市住建局"],
        ["二、兴业", "", "", ""],
        ["3", "办集市。", "划定摊位。", "市商务局"],
    ]

    source = document(grid)
    reading = read(source)

    assert [task.path for task in reading.tasks] == [
        ("一、便民（共3项）", "（一）出行"),
        ("一、便民（共3项）", "（二）居住"),
        ("二、兴业",),
    ]
    assert unaccounted(source, reading) == ""


def test_a_band_whose_number_stands_in_its_own_column():
    grid = [
        ["序号", "任务", "责任单位"],
        ["一", "便民行动", ""],
        ["1", "修桥。", "市交通局"],
        ["二", "兴业行动", ""],
        ["1", "办集市。", "市商务局"],
    ]

    assert [task.path for task in read(document(grid)).tasks] == [("便民行动",), ("兴业行动",)]


def test_a_band_without_rows_is_listed():
    grid = [
        ["序号", "任务", "责任单位"],
        [Merged("一、便民", 1, 3)],
        ["1", "修桥。", "市交通局"],
        [Merged("二、军民融合", 1, 3)],
        [Merged("三、兴业", 1, 3)],
        ["2", "办集市。", "市商务局"],
    ]

    reading = read(document(grid))

    assert [task.path for task in reading.tasks] == [("一、便民",), ("三、兴业",)]
    assert ("二、军民融合", "placeholder") in [(each.text, each.why) for each in reading.unplaced]


def test_a_placeholder_row_is_no_task_but_sets_the_category():
    grid = [HEAD, ["", "便民", "", "", ""], ["1", "", "修桥。", "加固桥墩。", "市交通局"]]

    reading = read(document(grid))

    assert [task.path for task in reading.tasks] == [("便民",)]
    assert ("便民", "placeholder") in [(each.text, each.why) for each in reading.unplaced]


def test_titles_totals_and_notes_are_no_tasks():
    grid = [
        [Merged("青溪市2024年重点任务分解表", 1, 5)],
        [Merged("填报单位：市政府办", 1, 5)],
        HEAD,
        ["1", "便民", "修桥。", "加固桥墩。", "市交通局，市财政局"],
        [Merged("合计", 1, 2), "1项", "", ""],
        [Merged("注：排在首位的单位为牵头单位。", 1, 5)],
    ]
    source = document(grid)

    reading = read(source, lead_rule=LeadRule.FIRST_LISTED)

    assert len(reading.tasks) == 1
    assert names(reading.tasks[0], Role.LEAD) == ["市交通局"]
    assert [each.why for each in reading.unplaced if each.text in ("合计", "注：排在首位的单位为牵头单位。")] == [
        "total",
        "note",
    ]
    # The title belongs to the document: it stays where the head of the document is read.
    assert all("分解表" not in source.text[span.start : span.end] for span in reading.claimed)


def test_an_explicit_lead_column_overrides_the_rule_that_the_first_leads():
    grid = [["任务", "牵头单位", "责任单位"], ["修桥。", "市交通局", "市财政局、市水利局"]]

    task = read(document(grid), lead_rule=LeadRule.FIRST_LISTED).tasks[0]

    assert names(task, Role.LEAD) == ["市交通局"]


def test_two_tables_of_different_layout_in_one_document():
    first = [HEAD, ["1", "便民", "修桥。", "加固桥墩。", "市交通局"]]
    second = [["项目名称", "建设内容", "责任单位", "完成时限"], ["湖滨公园", "铺步道三公里。", "市园林局", "2025年"]]

    reading = read(document("附件1", first, BREAK, "附件2", second))

    assert [task.path for task in reading.tasks] == [("便民",), ()]
    assert reading.tasks[1].title == "湖滨公园"
    assert reading.tasks[1].text == "湖滨公园\n铺步道三公里。"
    assert reading.tasks[1].due == "2025"


def test_two_tables_below_each_other_on_one_sheet():
    grid = [
        ["序号", "任务", "措施", "责任单位"],
        ["1", "修桥。", "加固桥墩。", "市交通局"],
        ["", "", "", ""],
        ["序号", "项目名称", "完成时限", "牵头单位"],
        ["1", "湖滨公园", "2025年", "市园林局"],
    ]

    reading = read(document(grid))

    assert [task.title for task in reading.tasks] == ["修桥", "湖滨公园"]
    assert names(reading.tasks[1], Role.LEAD) == ["市园林局"]


def test_a_phase_over_both_periods_is_asked_for_in_each():
    grid = [
        [Merged("任务", 2), Merged("目标", 1, 2), Merged("责任单位", 2)],
        ["2024年", "2025年"],
        ["修桥。", Merged("持续推进。", 1, 2), "市交通局"],
    ]

    assert [phase.text for phase in read(document(grid)).tasks[0].phases] == ["持续推进。", "持续推进。"]


def test_a_cell_that_stands_alone_among_real_merged_cells_and_is_blank_is_blank():
    grid = [
        ["类别", "任务", "措施", "责任单位"],
        [Merged("便民", 3), Merged("修好危桥。", 3), "加固桥墩。", "市交通局"],
        ["更换栏杆。", "市城管局"],
        ["粉刷桥面。", "市城管局"],
        ["", "", "公开进度。", "市政府办"],
    ]

    task = read(document(grid)).tasks[3]

    assert task.path == ()
    assert task.text == ""
    assert any("空白" in doubt for doubt in task.doubts)


def test_a_year_end_takes_the_year_of_the_title():
    grid = [["任务", "责任单位", "完成时限"], ["修桥。", "市交通局", "10月底前"], ["修路。", "市住建局", "年底前"]]

    reading = read(document("青溪市2024年重点任务分解表", grid))

    assert [task.due for task in reading.tasks] == ["2024-10-31", "2024-12-31"]
