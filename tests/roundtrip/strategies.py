"""Invented plans for hypothesis: words of the office put together at random, without dates or brackets of their own."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.factories.plans import Chapter, Item, NarrativePlan, Notation, PlanTable, Row
from tests.factories.seen import DUE

RULE = "（排在首位的单位为牵头单位，下同）"
VERBS = ("完善", "建设", "推广", "清理", "培育", "改造", "公开", "修订")
THINGS = (
    "侨史展陈",
    "社团名册",
    "寻根线索库",
    "渔港岸线",
    "公共图书馆",
    "办事指南",
    "海岛步道",
    "捐赠公示栏",
    "研学课程",
    "友城档案",
)
MANNERS = ("做到应建尽建", "方便群众办事", "吸引青年参与", "接受社会监督", "坚持勤俭节约", "注重数据安全")
CATEGORIES = ("联谊行动", "便民行动", "文脉传承行动", "开放合作行动", "生态修复行动")
UNITS = (
    "市教育局", "市财政局", "市外事局", "市侨联", "市档案馆", "市委宣传部", "市委统战部", "团市委", "市妇联", "市民政局",
    "澜浦海关", "澜浦学院", "望潮区政府", "云礁市政府", "市文化广电旅游体育局", "各市、区政府",
)  # fmt: skip
LABELS = (("2026-2028年", "2029-2030年"), ("2025年", "2026-2027年"), ("2026年", "2027年"))

sentences = st.builds(
    lambda verb, thing, manner: f"{verb}{thing}，{manner}。",
    st.sampled_from(VERBS),
    st.sampled_from(THINGS),
    st.sampled_from(MANNERS),
)
units = st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True)


@st.composite
def rows(draw: st.DrawFn, *, phases: int, category: str) -> Row:
    measures = draw(st.lists(sentences, min_size=1, max_size=4))
    numbered = tuple(f"{at}、{text}" for at, text in enumerate(measures, 1)) if len(measures) > 1 else tuple(measures)
    return Row(
        category=category,
        requirement=draw(sentences) + draw(sentences),
        measures=numbered,
        phases=tuple(draw(st.lists(sentences, min_size=phases, max_size=phases))),
        safeguards=draw(st.one_of(st.just(""), sentences)),
        units="，".join(draw(units)),
        due=draw(st.sampled_from(list(DUE))),
    )


@st.composite
def plan_tables(draw: st.DrawFn) -> tuple[PlanTable, bool]:
    """A plan table, and whether it says that the first unit leads."""
    labels = draw(st.sampled_from(LABELS))
    found: list[Row] = []
    for category in draw(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3, unique=True)):
        found += draw(st.lists(rows(phases=len(labels), category=category), min_size=1, max_size=3))
    leads = draw(st.booleans())
    if leads:
        first = found[0]
        found[0] = Row(
            first.category,
            first.requirement,
            first.measures,
            first.phases,
            first.safeguards,
            first.units + RULE,
            first.due,
        )
    return PlanTable("澜浦市某年度重点任务计划表", labels, tuple(found), rows_a_page=draw(st.integers(3, 9))), leads


@st.composite
def items(draw: st.DrawFn) -> Item:
    heading = draw(st.sampled_from(VERBS)) + draw(st.sampled_from(THINGS))
    text = "".join(draw(st.lists(sentences, min_size=1, max_size=3, unique=True)))  # text stored twice is read once
    return Item(heading, text, tuple(draw(units)), draw(st.sampled_from(list(Notation))))


@st.composite
def narrative_plans(draw: st.DrawFn) -> NarrativePlan:
    chapters = [
        Chapter(f"{draw(st.sampled_from(VERBS))}{name}", tuple(draw(st.lists(items(), min_size=1, max_size=4))))
        for name in draw(st.lists(st.sampled_from(CATEGORIES), min_size=1, max_size=3, unique=True))
    ]
    return NarrativePlan("澜浦市某项重点工作实施方案", "为做好这项工作，制定本方案。", tuple(chapters))
