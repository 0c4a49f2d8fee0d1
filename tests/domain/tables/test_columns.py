"""Header words in any order and wording, and what their columns hold."""

from __future__ import annotations

import pytest

from tests.domain.tables.invented import Merged, document, names, read
from yinxin.domain.plans.columns import ColumnRole, role_of
from yinxin.domain.plans.proposal import Role

WORDS = {
    ColumnRole.ORDER: "序号 编号 序 号 NO. 项目编号 任务编号",
    ColumnRole.PATH: "类别 工作类别 任务分类 领域 重点领域 板块 行动 专项行动 行动名称 方面 所属领域 任务类别",
    ColumnRole.TITLE: "任务 重点任务 主要任务 工作任务 目标任务 年度重点任务 事项 工作事项 举措 改革举措 重点工作 工作内容 项目名称 任务名称 民生实事 2024年重点任务 指标名称 工作要点",
    ColumnRole.TEXT: "内容 内容要求 主要内容 具体内容 建设内容 建设内容及规模 工作要求 工作标准 任务要求",
    ColumnRole.MEASURES: "措施 工作措施 具体措施 推进措施 实施路径 工作步骤 整改措施 主要措施",
    ColumnRole.PHASE: "2015-2017年 2021—2023年 阶段目标 2024年目标 年度目标 工作目标 一季度 上半年 近期 第一阶段 预期成效 到2025年目标",
    ColumnRole.DUE: "完成时限 完成时间 时间节点 进度安排 时间进度 办结时限 完成期限 时间安排 起止时间 整改时限 工期",
    ColumnRole.SAFEGUARDS: "保障措施 保障条件 要素保障",
    ColumnRole.LEAD: "牵头单位 牵头部门 牵头责任单位 主办单位 主责部门 牵头科室 牵头 总牵头单位",
    ColumnRole.MEMBER: "责任单位 责任部门 配合单位 协办单位 参加单位 参与部门 承办单位 实施单位 责任主体 实施主体 落实单位 主管部门 责任科室 配合 责任分工 责任单位（排在首位的为牵头单位） 牵头及配合单位 建设单位 项目业主 责任单位及责任人",
    ColumnRole.GUIDE: "指导部门 指导单位 业务指导单位",
    ColumnRole.NOTES: "备注 责任领导 责任人 联系人 联系电话 分管领导 完成情况 进展情况 工作进展 牵头领导 备考 说明 资金来源",
}


@pytest.mark.parametrize(("role", "word"), [(role, word) for role, words in WORDS.items() for word in words.split()])
def test_header_words(role, word):
    assert role_of(word) is role


@pytest.mark.parametrize("word", ["工作\n\n分类", "工作\n分类", "工 作 分 类", "工作　分类"])
def test_header_words_broken_over_lines(word):
    assert role_of(word) is ColumnRole.PATH


@pytest.mark.parametrize("text", ["", "市财政局、市审计局", "完成三座桥的加固。", "张山", "12", "1.5亿元"])
def test_what_cells_hold_heads_no_column(text):
    assert role_of(text) is None


def test_columns_in_any_order():
    grid = [
        ["牵头部门", "完成时间", "序号", "具体措施", "重点任务", "配合部门", "责任领导"],
        ["市交通局", "2024年9月底前", "1", "加固桥墩。", "修好三座危桥。", "市财政局、各区政府", "陈副市长"],
        ["市园林局", "长期坚持", "2", "补种行道树。", "绿化两条大道。", "", "林副市长"],
    ]

    reading = read(document("青溪市重点任务分解表", grid))

    bridge, trees = reading.tasks
    assert bridge.title == "修好三座危桥"
    assert bridge.measures == ("加固桥墩。",)
    assert bridge.due == "2024-09-30"
    assert names(bridge, Role.LEAD) == ["市交通局"]
    assert names(bridge, Role.MEMBER) == ["市财政局", "各区政府"]
    assert bridge.notes == "责任领导：陈副市长"
    assert (trees.due, trees.due_text) == (None, "长期坚持")


def test_headers_of_several_lines_and_merged_cells():
    grid = [
        [Merged("序号", 2), Merged("任务", 2), Merged("目标进度", 1, 2), Merged("责任分工", 1, 2), Merged("备注", 2)],
        ["2024年", "2025年", "牵头", "配合"],
        ["1", "修好三座危桥。", "修一座。", "修两座。", "市交通局", "市财政局", ""],
    ]

    task = read(document(grid)).tasks[0]

    assert [(phase.label, phase.start, phase.end) for phase in task.phases] == [
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
    ]
    assert names(task, Role.LEAD) == ["市交通局"]
    assert names(task, Role.MEMBER) == ["市财政局"]


def test_a_merged_header_saved_without_its_merging():
    grid = [
        ["序号", "任务", "目标进度", "", "责任单位"],
        ["", "", "2024年", "2025年", ""],
        ["1", "修好三座危桥。", "修一座。", "修两座。", "市交通局"],
    ]

    task = read(document(grid)).tasks[0]

    assert [phase.start for phase in task.phases] == ["2024-01-01", "2025-01-01"]
    assert names(task) == ["市交通局"]


def test_a_header_of_three_lines_and_a_line_of_column_numbers():
    grid = [
        [Merged("任务", 3), Merged("进度", 1, 3), Merged("责任单位", 3)],
        [Merged("2024年", 1, 2), Merged("2025年", 2)],
        ["上半年", "下半年"],
        ["1", "2", "3", "4", "5"],
        ["修好三座危桥。", "立项。", "动工。", "完工。", "市交通局"],
    ]

    reading = read(document(grid))

    assert [phase.text for phase in reading.tasks[0].phases] == ["立项。", "动工。", "完工。"]
    assert [phase.start for phase in reading.tasks[0].phases] == ["2024-01-01", "2024-07-01", "2025-01-01"]
    assert len(reading.tasks) == 1


def test_the_guiding_unit_guides_beside_another_unit_column():
    grid = [["任务", "责任单位", "指导单位"], ["修桥。", "甲区政府", "市交通局"]]

    assert [(unit.name, unit.role) for unit in read(document(grid)).tasks[0].units] == [
        ("甲区政府", Role.MEMBER),
        ("市交通局", Role.GUIDE),
    ]


def test_measures_beside_a_task_and_steps_that_are_the_task():
    both = [
        ["重点任务", "具体举措", "责任单位"],
        ["修好危桥。", "1.加固桥墩。\n2.更换栏杆。", "市交通局"],
        ["绿化大道。", "补种树木。", "市园林局"],
    ]
    alone = [
        ["改革举措", "主要内容", "责任单位"],
        ["一窗受理", "材料只交一次。", "市政务局"],
        ["容缺办理", "先批后补。", "市政务局"],
    ]

    assert read(document(both)).tasks[0].measures == ("加固桥墩。", "更换栏杆。")
    assert read(document(alone)).tasks[0].text == "一窗受理\n材料只交一次。"


def test_a_task_column_that_groups_rows_is_their_path():
    grid = [
        ["主要任务", "工作内容", "责任单位"],
        [Merged("修好城中道路", 3), "补平东街路面。", "市住建局"],
        ["更换西街路灯。", "市城管局"],
        ["拓宽南街。", "市住建局"],
        ["建好公园", "开放湖滨步道。", "市园林局"],
    ]

    reading = read(document(grid))

    assert [(task.path, task.title) for task in reading.tasks] == [
        (("修好城中道路",), "补平东街路面"),
        (("修好城中道路",), "更换西街路灯"),
        (("修好城中道路",), "拓宽南街"),
        (("建好公园",), "开放湖滨步道"),
    ]


def test_a_table_of_figures_is_left_alone():
    grid = [["指标", "单位", "2023年", "2024年"], ["游客", "万人次", "320", "355"], ["收入", "亿元", "12", "14"]]

    reading = read(document("主要指标完成情况", grid))

    assert reading.tasks == ()
    assert reading.claimed == ()


def test_a_list_of_contacts_is_left_alone():
    grid = [["单位", "联系人", "联系电话"], ["市财政局", "王强", "1234567"], ["市审计局", "李芳", "7654321"]]

    assert read(document(grid)).tasks == ()


def test_a_unit_cell_may_name_roles_itself():
    grid = [["任务", "责任单位"], ["修桥。", "牵头单位：市交通局\n配合单位：市财政局、市水利局"]]

    task = read(document(grid)).tasks[0]

    assert names(task, Role.LEAD) == ["市交通局"]
    assert names(task, Role.MEMBER) == ["市财政局", "市水利局"]


def test_three_levels_of_tasks_are_two_headings_and_a_task():
    grid = [
        ["一级任务", "二级任务", "三级任务", "责任单位"],
        [Merged("产业", 2), "招商", "办两场展会。", "市商务局"],
        ["培育", "设立种子基金。", "市国资委"],
    ]

    assert [(task.path, task.title) for task in read(document(grid)).tasks] == [
        (("产业", "招商"), "办两场展会"),
        (("产业", "培育"), "设立种子基金"),
    ]


def test_a_form_with_labels_beside_its_values_has_no_header():
    grid = [["项目名称", "修桥工程", "责任单位", "市交通局"], ["建设内容", "三座桥", "完成时限", "2024年"]]

    assert read(document(grid)).claimed == ()
