"""Which times are deadlines, and what date they give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans.dates import read_due

DATED = [
    # X底前 is the last day
    ("2017年底前建成侨史馆", "2017-12-31", "2017年底前"),
    ("2017年10月底前印发方案", "2017-10-31", "2017年10月底前"),
    ("2024年2月底前完成摸查", "2024-02-29", "2024年2月底前"),
    ("力争在2022 年 10 月 底前完工", "2022-10-31", "2022 年 10 月 底前"),
    ("2025年末", "2025-12-31", "2025年末"),
    ("2022年年底完成", "2022-12-31", "2022年年底"),
    ("２０２２年６月底前", "2022-06-30", "２０２２年６月底前"),
    ("二〇二五年底前", "2025-12-31", "二〇二五年底前"),
    # X日前 is that day, 旬 ends on the tenth or the twentieth
    ("2022年6月30日前报送", "2022-06-30", "2022年6月30日前"),
    ("2022年5月31日之前", "2022-05-31", "2022年5月31日之前"),
    ("2022年11月上旬前", "2022-11-10", "2022年11月上旬前"),
    # X年前, a bare year and a bare month stay a year and a month
    ("到2025年，建成20个驿站", "2025", "到2025年"),
    ("2030年前完成", "2030", "2030年前"),
    ("2024年内完成", "2024", "2024年内"),
    ("2019年举办恳亲大会", "2019", "2019年"),
    ("计划2023年建成通车", "2023", "2023年"),
    ("2022年12月", "2022-12", "2022年12月"),
    ("确保2021年10月投入使用", "2021-10", "2021年10月"),
    # halves, quarters
    ("2023年上半年完成", "2023-06-30", "2023年上半年"),
    ("2023年三季度末", "2023-09-30", "2023年三季度末"),
    ("于2023年第一季度前完成编制", "2023-03-31", "2023年第一季度前"),
    # five-year plans
    ("“十四五”末实现全覆盖", "2025", "“十四五”末"),
    ("“十三五”期间新增基地", "2020", "“十三五”期间"),
    ("十四五时期", "2025", "十四五时期"),
    # ranges end with their end
    ("2016-2018年", "2018", "2016-2018年"),
    ("2021年—2023年分步推进", "2023", "2021年—2023年"),
    ("2022年1-12月", "2022-12", "2022年1-12月"),
    ("2022年1月1日起至2024年12月31日止", "2024-12-31", "至2024年12月31日止"),
    ("从2015年到2017年", "2017", "2015年到2017年"),
    # the last deadline of several
    ("2022年6月底前完成方案，2023年底前建成", "2023-12-31", "2023年底前"),
    ("到2022年、2025年分别达到30%和50%", "2025", "2025年"),
    # the year in force in the sentence
    ("2023年6月底前完成编制，12月底前印发", "2023-12-31", "12月底前"),
    # columns and brackets write dates without more words
    ("2022.12", "2022-12", "2022.12"),
    ("2022-12-31", "2022-12-31", "2022-12-31"),
    ("2022年", "2022", "2022年"),
    ("完成时限：2022年12月31日", "2022-12-31", "2022年12月31日"),
    ("修缮祖祠（2022年9月）", "2022-09", "2022年9月"),
    ("（市文旅局牵头，2023年6月底前完成）", "2023-06-30", "2023年6月底前"),
    # the day on which something is held; several days end with the last
    ("2024年9月12日举行侨商大会", "2024-09-12", "2024年9月12日"),
    ("2024年9月12日至15日在榕江会展中心举办", "2024-09-15", "2024年9月12日至15日"),
    ("2024年9月12—15日召开", "2024-09-15", "2024年9月12—15日"),
    ("举办2024年侨商恳亲大会", "2024", "2024年"),
    ("2024年举办侨商恳亲大会", "2024", "2024年"),
    # names of plans, editions and the past around it say nothing
    ("落实《纲要（2021—2030年）》，2025年前达到目标", "2025", "2025年前"),
    ("在2015年启动的基础上，2022年底前完成", "2022-12-31", "2022年底前"),
    # the base in the same sentence: 起 counts its own year
    ("2012年起5年内培养骨干", "2016", "5年内"),
    ("从2021年起，用3年时间建成", "2023", "用3年时间"),
]

UNDATED = [
    "自2021年12月1日起执行",
    "从2022年起，每年举办一次",
    "2019年1月1日起施行",
    "截至2020年底，全市有侨团30个",
    "到2017年底，全市已建成3个驿站",
    "2019年，我市被评为先进单位",
    "2018年以来，累计引进项目30个",
    "“十三五”以来成效明显",
    "按照《行动方案（2021—2023年）》执行",
    "榕府办〔2018〕3号",
    "严格执行操作规程（2020年版）",
    "编制2022—2025年行动计划",
    "贯彻2022年政府工作报告",
    "比2020年提高10%",
    "2020年的水平",
    "1921年建成的祖祠",
    "有效期至2025年12月31日",
    "2025年远景目标",
    "规划期至2035年",
    "规划期限为2021年到2035年",
    "展望到2035年，全面建成侨乡",
    "参加2024年榕江招商引资洽谈会",
    "2020年11月1日举办了侨史展",
    "2020年11月1日开展普查",
    "第十四个五年规划",
    "发放手册2000份",
    "项目总投资2000万元",
    "待年底考核后兑现",
    "",
]

RELATIVE = [
    ("印发之日起30日内报备", "印发之日起30日内"),
    ("5年内培养骨干", "5年内"),
    ("用两年左右时间完成", "用两年左右时间"),
    ("近三年", "近三年"),
    ("今后五年", "今后五年"),
]


@pytest.mark.parametrize(("text", "due", "words"), DATED, ids=[text for text, _, _ in DATED])
def test_a_deadline_gives_its_date_and_its_words(text: str, due: str, words: str) -> None:
    reading = read_due(text, year=None)
    assert (reading.due, reading.due_text) == (due, words)


@pytest.mark.parametrize("text", UNDATED)
def test_other_times_are_no_deadlines(text: str) -> None:
    assert read_due(text, year=None).due is None


@pytest.mark.parametrize(("text", "words"), RELATIVE)
def test_a_relative_term_keeps_its_words_and_is_doubted(text: str, words: str) -> None:
    reading = read_due(text, year=2022)
    assert (reading.due, reading.due_text) == (None, words)
    assert words in reading.doubts[0]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("年底前完成", "2022-12-31"),
        ("年内完成", "2022"),
        ("今年底前", "2022-12-31"),
        ("明年上半年", "2023-06-30"),
        ("9月底前完成", "2022-09-30"),
        ("第三季度末前", "2022-09-30"),
        ("10月15日前", "2022-10-15"),
        # a month in which something is done; of several the last
        ("11月举办侨商大会", "2022-11"),
        ("6月、12月各报送一次", "2022-12"),
        ("10月15日举行开幕式", "2022-10-15"),
    ],
)
def test_a_term_without_a_year_takes_the_documents_year_or_none(text: str, due: str) -> None:
    told = read_due(text, year=2022)
    assert told.due == due
    assert "2022" in told.doubts[0] or "2023" in told.doubts[0]
    untold = read_due(text, year=None)
    assert untold.due is None
    assert untold.due_text
    assert untold.doubts


@pytest.mark.parametrize("text", ["每年12月底前报送", "每年6月、12月报送进展", "每年年底前", "每年6月30日前报送名单"])
def test_what_comes_back_every_year_has_no_single_date(text: str) -> None:
    reading = read_due(text, year=2022)
    assert reading.due is None
    assert reading.due_text
    assert reading.due_text.startswith("每年")


@pytest.mark.parametrize("cell", ["立即", "长期坚持", "持续推进", "常态化", "长期"])
def test_a_column_may_name_no_day(cell: str) -> None:
    reading = read_due(cell, year=2022)
    assert (reading.due, reading.due_text, reading.doubts) == (None, cell, ())


@pytest.mark.parametrize("text", ["9月，市领导赴镇街调研", "11月召开了会议", "今年形势向好"])
def test_a_month_that_sets_a_scene_is_no_date(text: str) -> None:
    assert read_due(text, year=2022).due is None


def test_before_a_year_is_doubted() -> None:
    assert "2017年前" in read_due("2017年前建立机制", year=None).doubts[0]
    assert read_due("到2017年建立机制", year=None).doubts == ()


def test_several_deadlines_are_milestones_with_their_words() -> None:
    reading = read_due("各镇要加强协作，于2022年10月底前制定细则；市级要在2023年底前验收。", year=None)
    assert [(step.due, step.text) for step in reading.milestones] == [
        ("2022-10-31", "于2022年10月底前制定细则"),
        ("2023-12-31", "市级要在2023年底前验收"),
    ]


def test_one_deadline_is_no_milestone() -> None:
    assert read_due("2022年底前完成", year=None).milestones == ()


YEARS = st.integers(min_value=1990, max_value=2060)
MONTHS = st.integers(min_value=1, max_value=12)


@given(YEARS, MONTHS)
def test_the_end_of_a_month_is_its_last_day(year: int, month: int) -> None:
    due = read_due(f"{year}年{month}月底前完成普查", year=None).due
    assert due is not None
    assert due.startswith(f"{year}-{month:02d}-")
    assert int(due[-2:]) >= 28


@given(
    st.text(alphabet="到年底前月日内起自从2013十五四三，。；“”《》（）-—至每近 完成已了0前后上半季度第", max_size=60),
    st.none() | YEARS,
)
def test_no_text_breaks_the_reading_of_dates(text: str, year: int | None) -> None:
    reading = read_due(text, year=year)
    assert reading.due is None or re.fullmatch(r"\d{4}(?:-\d\d){0,2}", reading.due)
    assert reading.due_text is None or reading.due_text in text


@given(st.text(max_size=200))
def test_arbitrary_text_has_a_reading(text: str) -> None:
    assert read_due(text, year=2022).due_text is None or read_due(text, year=2022).due_text in text  # type: ignore[operator]
