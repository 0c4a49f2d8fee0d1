"""Who leads, who takes part, who guides: every notation of a unit list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans.proposal import LeadRule, Role
from yinxin.domain.plans.unitlist import find_lead_rule, read_units


def printed(text: str, *, first_leads: bool = False, strict: bool = False, role: Role = Role.MEMBER) -> list[str]:
    rule = LeadRule.FIRST_LISTED if first_leads else LeadRule.NONE
    marks = {Role.LEAD: "*", Role.GUIDE: "^", Role.MEMBER: ""}
    units = read_units(text, lead_rule=rule, strict=strict, role=role).units
    return [marks[unit.role] + unit.name + ("+" if unit.group else "") for unit in units]


CASES = {
    "牵头与配合标签": ("牵头单位：市林业局，配合单位：市水务局、市气象局", ["*市林业局", "市水务局", "市气象局"]),
    "顿号逗号分号空格": (
        "市林业局、市水务局，市气象局；市地震局 市海事局",
        ["市林业局", "市水务局", "市气象局", "市地震局", "市海事局"],
    ),
    "单位名内含和字": ("市住房和城乡建设局、工业和信息化部", ["市住房和城乡建设局", "工业和信息化部"]),
    "和字连接两个单位": ("市体育局和市档案馆", ["市体育局", "市档案馆"]),
    "中央和国家机关工委是一个单位": ("中央和国家机关工委", ["中央和国家机关工委"]),
    "共同牵头": ("市林业局，市水务局共同牵头，市气象局", ["*市林业局", "*市水务局", "市气象局"]),
    "为责任主体": ("东林县政府，西林县政府为责任主体，市林业局", ["*东林县政府", "*西林县政府", "市林业局"]),
    "会同": ("省林业厅会同省水利厅、省气象局负责", ["*省林业厅", "省水利厅", "省气象局"]),
    "牵头后配合": ("市档案馆牵头，市文联、市作协配合", ["*市档案馆", "市文联", "市作协"]),
    "按职责分工负责": ("林草局、水利部按职责分工负责", ["林草局", "水利部"]),
    "负责": ("水利部负责", ["水利部"]),
    "指导": ("省林业厅指导，各林场负责", ["^省林业厅", "各林场+"]),
    "在指导下": ("在省林业厅指导下，市林业局负责", ["^省林业厅", "市林业局"]),
    "末尾等字去掉": ("市林业局、市水务局等", ["市林业局", "市水务局"]),
    "等有关部门成为代称": ("水利部、林草局等有关部门负责", ["水利部", "林草局", "有关部门+"]),
    "等和各省政府": ("全国妇联、共青团中央等和各省级人民政府负责", ["全国妇联", "共青团中央", "各省级人民政府+"]),
    "各区县级市是一个代称": ("市林业局，各区、县级市", ["市林业局", "各区、县级市+"]),
    "各市州县人民政府": ("各市、州、县人民政府，省直有关部门", ["各市、州、县人民政府+", "省直有关部门+"]),
    "各县括号市区": ("市林业局和各县（市、区）人民政府", ["市林业局", "各县（市、区）人民政府+"]),
    "代称后接另一单位": ("各区、市委宣传部", ["各区+", "市委宣传部"]),
    "半名相连": ("由森林草原、水务等部门按职责分工负责", ["森林草原、水务等部门+"]),
    "括注中的括注": ("各区县（自治县，以下简称区县）政府具体负责", ["各区县（自治县，以下简称区县）政府+"]),
    "名称内含牵头单位": ("9个结对小组牵头单位和有关区县政府具体负责", ["9个结对小组牵头单位", "有关区县政府+"]),
    "时限不是单位": ("市林业局牵头，2027年6月底前完成", ["*市林业局"]),
    "完成时限标签": ("责任单位：市林业局；完成时限：2027年12月", ["市林业局"]),
    "责任人不留姓名": ("责任单位：市林业局；责任人：某某某", ["市林业局"]),
    "市级与区级标签": ("市级责任单位：市林业局；区级责任单位：各区政府", ["市林业局", "各区政府+"]),
    "持续推进不是单位": ("市林业局，长期坚持", ["市林业局"]),
    "工商联不是商": ("市工商联、市商务局", ["市工商联", "市商务局"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_notation(text: str, expected: list[str]) -> None:
    assert printed(text, strict=True) == expected


RULES = (
    "排在首位的单位为牵头单位，下同",
    "排在第一位的部门为牵头部门，下同",
    "列第一位者为牵头单位",
    "注：排名首位的责任单位为牵头单位",
    "首位单位为牵头单位",
)


@pytest.mark.parametrize("rule", RULES)
def test_first_listed_leads_only_where_the_document_says_so(rule: str) -> None:
    text = f"市林业局、市水务局（{rule}）"
    assert find_lead_rule(text)
    assert printed(text, first_leads=True)[0] == "*市林业局"
    assert printed(text)[0] == "市林业局"


def test_explicit_lead_overrides_the_first_listed() -> None:
    assert printed("市林业局，市水务局牵头", first_leads=True) == ["*市林业局", "*市水务局"]
    assert printed("市林业局、市水务局；牵头单位：市气象局", first_leads=True) == ["市林业局", "市水务局", "*市气象局"]


def test_two_units_run_together_are_parted_and_doubted() -> None:
    reading = read_units("市林业和园林局市档案服务中心，市侨联")
    assert [unit.name for unit in reading.units] == ["市林业和园林局", "市档案服务中心", "市侨联"]
    assert "连写" in reading.doubts[0]


def test_a_strange_name_in_a_unit_column_is_kept_and_doubted() -> None:
    reading = read_units("市林业局、大树守护人")
    assert [unit.name for unit in reading.units] == ["市林业局", "大树守护人"]
    assert any("大树守护人" in doubt for doubt in reading.doubts)


names = st.sampled_from(
    ["市林业局", "市委宣传部", "省水利厅", "市侨联", "团市委", "海关总署", "市人力资源和社会保障局", "某某大学"]
)


@given(st.lists(names, min_size=1, max_size=8, unique=True), st.sampled_from("、，；"))
def test_every_listed_unit_comes_back_in_order(units: list[str], separator: str) -> None:
    assert printed(separator.join(units)) == units


@given(st.text(alphabet="市局，、（）牵头负责单位：等各和 \n;", max_size=40))
def test_any_text_is_read_without_complaint(text: str) -> None:
    read_units(text)
    read_units(text, strict=True, lead_rule=LeadRule.FIRST_LISTED)


def test_how_long_it_goes_on_is_no_unit() -> None:
    assert printed("市林业局、市水务局，持续推进", strict=True) == ["市林业局", "市水务局"]


def test_a_name_in_brackets_after_a_unit_is_doubted() -> None:
    assert any("人名" in doubt for doubt in read_units("市林业局（某某某）").doubts)
    assert read_units("市政府办公厅（金融办）、各镇（街道）").doubts == ()
