"""Plans told in chapters and items: what is a task, where it stands, who is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.proposal import LeadRule, Proposal, Role, SectionKind, TaskKind

Reading = Callable[..., Proposal]

BRACKETS = """某某市人民政府办公室关于印发森林步道建设实施方案的通知
某府办〔2027〕5号
各县（市、区）人民政府：
为建好森林步道，制定本方案。
一、总体要求
坚持生态优先，分步推进。
二、主要任务
（一）规划先行。编制全市森林步道规划。（市林业局牵头，市自然资源局配合，2027年6月底前完成）
（二）建设步道。
1.打通断点。打通断点12处。（责任单位：市交通局）
2.完善标识。统一标识。（市文旅局、市林业局负责）
3.引导文明出行。发布倡议。
三、保障措施
（一）加强领导。各地要高度重视。
某某市人民政府办公室
2027年3月1日
"""


def test_items_with_a_bracket_are_the_tasks_and_no_others(reading: Reading) -> None:
    proposal = reading(BRACKETS)
    assert [task.title for task in proposal.tasks] == ["（一）规划先行", "1.打通断点", "2.完善标识"]
    first, second, third = proposal.tasks
    assert [(unit.name, unit.role) for unit in first.units] == [("市林业局", Role.LEAD), ("市自然资源局", Role.MEMBER)]
    assert first.due == "2027-06-30"
    assert second.path == ("二、主要任务", "（二）建设步道")
    assert [unit.name for unit in third.units] == ["市文旅局", "市林业局"]
    assert proposal.lead_rule is LeadRule.EXPLICIT


def test_the_head_says_title_number_and_issuer(reading: Reading) -> None:
    proposal = reading(BRACKETS)
    assert proposal.title == "某某市人民政府办公室关于印发森林步道建设实施方案的通知"
    assert proposal.document_number == "某府办〔2027〕5号"
    assert proposal.issuer == "某某市人民政府办公室"


def test_a_signature_belongs_to_no_task(reading: Reading) -> None:
    assert all("2027年3月1日" not in task.text for task in reading(BRACKETS).tasks)


def test_every_character_is_accounted_for(reading: Reading) -> None:
    proposal = reading(BRACKETS)
    held = {at for task in proposal.tasks for span in task.spans for at in range(span.start, span.end)}
    held |= {at for part in (*proposal.sections, *proposal.unplaced) for at in range(part.span.start, part.span.end)}
    assert [at for at, c in enumerate(proposal.text_of_source) if not c.isspace() and at not in held] == []
    assert not [each for each in proposal.unplaced if each.why == "unread"]


def test_two_brackets_in_one_item_are_two_tasks(reading: Reading) -> None:
    text = (
        "古树保护工作方案\n一、重点任务\n（一）普查建档。开展古树普查。（市林业局负责）建立电子档案。（市大数据局负责）"
    )
    proposal = reading(text)
    assert [task.title for task in proposal.tasks] == ["（一）普查建档", "建立电子档案"]
    assert [[unit.name for unit in task.units] for task in proposal.tasks] == [["市林业局"], ["市大数据局"]]


def test_brackets_that_follow_each_other_belong_together(reading: Reading) -> None:
    text = "古树保护工作方案\n一、重点任务\n（一）普查建档。开展普查。（牵头单位：市林业局）（责任单位：各县区政府）"
    (task,) = reading(text).tasks
    assert [(unit.name, unit.role.value) for unit in task.units] == [("市林业局", "lead"), ("各县区政府", "member")]


def test_an_assigned_step_under_an_assigned_item_is_a_measure(reading: Reading) -> None:
    text = "古树保护工作方案\n一、重点任务\n（一）普查建档（市林业局牵头）\n1.入户登记。（各镇政府负责）\n2.拍照存档。"
    task, step = reading(text).tasks
    assert (step.kind, step.parent) == (TaskKind.MEASURE, task.id)
    assert task.measures == ("拍照存档。",)


def test_a_bracket_on_its_own_line_after_steps_speaks_for_the_item_above(reading: Reading) -> None:
    text = "古树保护工作方案\n一、重点任务\n（一）普查建档\n1.入户登记。\n2.拍照存档。\n（责任单位：市林业局、各镇政府）\n（二）挂牌\n制作铭牌。\n（责任单位：市园林局）"
    first, second = reading(text).tasks
    assert (first.title, first.measures) == ("（一）普查建档", ("入户登记。", "拍照存档。"))
    assert [unit.name for unit in second.units] == ["市园林局"]


LABELS = "养老服务计划\n一、主要任务\n（一）建设食堂\n建成社区食堂20家。\n牵头单位：市民政局\n责任单位：各区政府\n完成时限：2028年底前\n（二）培训护工\n培训护工。\n牵头单位：市人社局"


def test_labels_on_lines_of_their_own(reading: Reading) -> None:
    first, second = reading(LABELS).tasks
    assert [(unit.name, unit.role.value) for unit in first.units] == [("市民政局", "lead"), ("各区政府", "member")]
    assert first.due == "2028-12-31"
    assert second.title == "（二）培训护工"


@pytest.mark.parametrize("marks", ["（）", "〔〕", "【】", "[]", "()"])
def test_any_brackets(reading: Reading, marks: str) -> None:
    text = f"灯塔修缮方案\n一、主要任务\n（一）修缮灯塔。完成修缮。{marks[0]}牵头单位：市航道局；配合单位：市文物局{marks[1]}"
    assert [unit.name for unit in reading(text).tasks[0].units] == ["市航道局", "市文物局"]


def test_without_brackets_the_subject_bears_the_duty(reading: Reading) -> None:
    text = "关于支持灯塔旅游的若干措施\n一、完善设施\n（一）修缮灯塔。市航道局要会同市文物局完成修缮。\n（二）开放参观。由市文旅局牵头，市交通局配合开通专线。\n（三）美化环境。种植花木。"
    proposal = reading(text)
    assert [[(u.name, u.role.value) for u in task.units] for task in proposal.tasks] == [
        [("市航道局", "lead"), ("市文物局", "member")],
        [("市文旅局", "lead"), ("市交通局", "member")],
        [],
    ]


def test_goals_and_principles_are_no_tasks(reading: Reading) -> None:
    text = "海岛发展规划\n一、指导思想\n（一）坚持绿色。绿色发展。\n二、发展目标\n1.经济增长。增长一成。\n三、主要任务\n（一）修码头。新建码头3座。\n四、保障措施\n（一）加强领导。健全机制。\n（二）加强督查。市督查室要定期督查。"
    proposal = reading(text)
    assert [task.title for task in proposal.tasks] == ["（一）修码头", "（二）加强督查"]
    kinds = {section.title: section.kind for section in proposal.sections}
    assert kinds["1.经济增长"] is SectionKind.GOAL
    assert kinds["（一）坚持绿色"] is SectionKind.BACKGROUND


def test_a_report_has_no_tasks(reading: Reading) -> None:
    text = "2026年灯塔保护工作总结\n一、主要做法\n（一）修缮灯塔。完成修缮5座。\n（二）开放参观。接待3万人次。"
    proposal = reading(text)
    assert proposal.tasks == ()
    assert {section.kind for section in proposal.sections} == {SectionKind.REPORT}


def test_a_plan_behind_a_report_is_read_as_a_plan(reading: Reading) -> None:
    text = "2026年灯塔保护工作总结\n一、主要做法\n（一）修缮灯塔。完成修缮5座。\n2027年灯塔保护工作计划\n今年要继续努力。\n一、继续修缮\n（一）修缮北礁灯塔。完成修缮。"
    proposal = reading(text)
    assert [(task.title, task.path) for task in proposal.tasks] == [
        ("（一）修缮北礁灯塔", ("2027年灯塔保护工作计划", "一、继续修缮"))
    ]


def test_numbering_that_jumps_is_doubted_and_kept(reading: Reading) -> None:
    text = "灯塔方案\n一、主要任务\n" + "".join(f"{n}.事项{n}。办好第{n}件。（市航道局负责）\n" for n in (1, 2, 5))
    proposal = reading(text)
    assert len(proposal.tasks) == 3
    assert [doubt.message for doubt in proposal.doubts if doubt.code == "numbering-gap"] == [
        "第2项之后直接是第5项，缺第3、4项"
    ]


@pytest.mark.parametrize("head", ["机密★1年", "绝  密", "秘密", "密级：秘密", "000012 机密★长期"])
def test_a_secret_document_is_refused(reading: Reading, head: str) -> None:
    with pytest.raises(RefusedError) as refused:
        reading(head + "\n" + BRACKETS)
    assert refused.value.code == "classified"
    assert refused.value.facts["mark"] in ("绝密", "机密", "秘密")


def test_the_word_secret_in_a_sentence_refuses_nothing(reading: Reading) -> None:
    assert reading(BRACKETS.replace("发布倡议", "遵守秘密管理规定")).tasks


def test_internal_restricts(reading: Reading) -> None:
    assert reading("内部资料 注意保存\n" + BRACKETS).classification == "内部"
    assert reading(BRACKETS).classification is None


def test_headings_of_chapters_and_boxes(reading: Reading) -> None:
    text = "海岛规划\n第一章 总则\n编制依据。\n第二章 重点任务\n第一节 交通\n一、修码头（市港航局负责）\n专栏1 重点工程\n一、造新船（市船舶公司负责）"
    first, second = reading(text).tasks
    assert first.path == ("第二章 重点任务", "第一节 交通")
    assert second.path == ("第二章 重点任务", "第一节 交通")


def test_a_number_glued_to_digits_continues_the_list(reading: Reading) -> None:
    text = (
        "人才方案\n一、主要任务\n"
        + "".join(f"{n}.项目{n}。推进。（市航道局负责）\n" for n in range(1, 5))
        + "5.100人计划。推进。（市航道局负责）"
    )
    assert reading(text).tasks[-1].title == "5.100人计划"


def test_a_division_of_labour_names_units_as_headings(reading: Reading) -> None:
    text = "灯塔节筹备分工方案\n一、主要任务\n（一）市航道局：负责布置灯光。\n（二）市公安局、市交通局：负责维持秩序。"
    assert [[unit.name for unit in task.units] for task in reading(text).tasks] == [
        ["市航道局"],
        ["市公安局", "市交通局"],
    ]


def test_sections_of_a_chaptered_plan_are_its_items(reading: Reading) -> None:
    text = "海岛规划\n第一章 总则\n第一节 背景\n背景说明。\n第二章 主要任务\n第一节 修码头\n新建码头。\n第二节 造新船\n新造渡船。"
    assert [task.title for task in reading(text).tasks] == ["第一节 修码头", "第二节 造新船"]


def test_a_bracket_in_a_heading_is_no_part_of_the_title(reading: Reading) -> None:
    text = "古树保护方案\n一、重点任务\n（一）普查建档（牵头单位：市林业局）\n1.入户登记。（各镇政府负责）"
    task, step = reading(text).tasks
    assert task.title == "（一）普查建档"
    assert step.path[-1] == "（一）普查建档"


def test_articles_count_on_under_headings(reading: Reading) -> None:
    text = "灯塔管理措施\n一、建设\n第一条 新建灯塔。（市航道局负责）\n第二条 改造灯塔。（市文物局负责）\n二、开放\n第三条 开放参观。（市文旅局负责）"
    assert [(task.path, task.title) for task in reading(text).tasks] == [
        (("一、建设",), "第一条 新建灯塔"),
        (("一、建设",), "第二条 改造灯塔"),
        (("二、开放",), "第三条 开放参观"),
    ]


@pytest.mark.parametrize(
    "rule", ["列首位的单位牵头、其余单位配合，下同", "排序第一的为牵头单位，下同", "首位为牵头单位"]
)
def test_the_lead_rule_inside_a_bracket_governs_the_document(reading: Reading, rule: str) -> None:
    text = f"灯塔方案\n一、主要任务\n（一）修灯塔。（市航道局、市文物局，{rule}）\n（二）造渡船。（市交通局、市港航局）"
    leads = [[unit.name for unit in task.units if unit.role is Role.LEAD] for task in reading(text).tasks]
    assert leads == [["市航道局"], ["市交通局"]]


def test_the_lead_rule_in_the_preface_makes_no_task(reading: Reading) -> None:
    text = "灯塔方案\n现将任务分工明确如下（排在首位的单位牵头）。\n一、主要任务\n（一）修灯塔。（市航道局、市文物局）\n（二）造渡船。（市交通局）\n（三）种树。（市林业局）"
    assert [task.title for task in reading(text).tasks] == ["（一）修灯塔", "（二）造渡船", "（三）种树"]


def test_a_table_title_stands_above_its_rows(reading: Reading) -> None:
    text = "某市关于做好海岛工作的通知\n各单位：\n请按附件分工落实。\n某市人民政府\n2027年3月1日\n附件\n海岛工作任务分工表\n序号\t任务\t责任单位\n1\t新建码头三座\t市港航局\n2\t新造渡船两艘\t市交通局\n3\t绿化岸线五公里\t市林业局"
    assert {task.path for task in reading(text).tasks} == {("海岛工作任务分工表",)}


def test_an_item_without_a_bracket_among_others_is_doubted_aloud(reading: Reading) -> None:
    text = "灯塔方案\n一、主要任务\n（一）修灯塔。（市航道局负责）\n（二）造渡船。市交通局牵头，市港航局配合。\n（三）种树。种好树。\n（四）挂牌。（市文物局负责）"
    proposal = reading(text)
    assert [task.title for task in proposal.tasks] == ["（一）修灯塔", "（四）挂牌"]
    doubts = [doubt.message for doubt in proposal.doubts if doubt.code == "unassigned"]
    assert ["市交通局" in doubts[0], "（三）种树" in doubts[1], len(doubts)] == [True, True, 2]


@pytest.mark.parametrize(
    "unit", ["自然资源部", "自治区财政厅", "共青团市委", "原州区人民政府", "现代农业园区管委会", "对外联络部"]
)
def test_units_that_begin_like_an_explanation(reading: Reading, unit: str) -> None:
    text = f"灯塔方案\n一、主要任务\n（一）修灯塔。（{unit}、市航道局负责）"
    assert [each.name for each in reading(text).tasks[0].units] == [unit, "市航道局"]


def test_a_box_is_no_part_of_the_item_before_it(reading: Reading) -> None:
    text = "海岛规划\n一、主要任务\n（一）修码头。新建码头。\n专栏1 重点工程\n渡船更新工程：新造渡船。\n（二）种树。种好树。"
    proposal = reading(text)
    assert [task.title for task in proposal.tasks] == ["（一）修码头", "（二）种树"]
    assert "渡船更新" not in proposal.tasks[0].text


def test_a_lead_in_dates_the_list_below_it(reading: Reading) -> None:
    text = "海岛规划\n一、发展目标\n到2030年，实现以下目标：\n——新建码头30座。\n——新造渡船20艘。\n此外新增岗位50个。"
    assert [figure.due for figure in reading(text).indicators] == ["2030", "2030", None]


def test_a_month_says_more_than_its_bare_year(reading: Reading) -> None:
    text = "海岛方案\n一、主要任务\n（一）办大会。2027年举办大会1届。（市外事局牵头，2027年10月前）"
    assert reading(text).tasks[0].due == "2027-10"


def test_an_issuer_is_an_office_and_not_the_opening_sentence(reading: Reading) -> None:
    text = (
        "海岛行动方案\n为贯彻落实省委、省政府关于海岛的部署，制定本方案。\n一、主要任务\n（一）修码头。（市港航局负责）"
    )
    assert reading(text).issuer is None


@pytest.mark.parametrize("blank", [" ", "　"])
def test_a_line_of_blanks_costs_no_more_than_its_length(reading: Reading, blank: str) -> None:
    text = "某市方案\n\n一、主要任务\n" + blank * 20_000 + "。\n（一）修码头。" + blank * 20_000 + "（市港航局负责）"
    assert len(reading(text).tasks) == 1


@pytest.mark.parametrize("standing", ["持续推进", "长期坚持", "常态化开展"])
def test_a_bare_bracket_that_also_says_how_long_still_assigns(reading: Reading, standing: str) -> None:
    text = f"灯塔方案\n一、主要任务\n（一）修灯塔。（市航道局负责）\n（二）管灯塔。（市文物局，{standing}）"
    assert [[unit.name for unit in task.units] for task in reading(text).tasks] == [["市航道局"], ["市文物局"]]
