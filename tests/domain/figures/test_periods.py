"""Phase labels and the years of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans.periods import document_period, read_period_label
from yinxin.domain.plans.proposal import Period


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2015-2017年", "2015-01-01", "2017-12-31"),
        ("2016—2018年", "2016-01-01", "2018-12-31"),
        ("2021至2023年", "2021-01-01", "2023-12-31"),
        ("2021年～2023年", "2021-01-01", "2023-12-31"),
        ("2021—23年", "2021-01-01", "2023-12-31"),
        ("２０２１－２０２３年", "2021-01-01", "2023-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("十三五时期", "2016-01-01", "2020-12-31"),
        ("“十五五”时期", "2026-01-01", "2030-12-31"),
        ("近期（2021-2023年）", "2021-01-01", "2023-12-31"),
        ("2022年", "2022-01-01", "2022-12-31"),
        ("二〇二二年", "2022-01-01", "2022-12-31"),
        ("第一阶段（2022年1月至6月）", "2022-01-01", "2022-06-30"),
        ("第二阶段：2021年10月—2022年2月", "2021-10-01", "2022-02-28"),
        ("2022年上半年", "2022-01-01", "2022-06-30"),
        ("2022年下半年", "2022-07-01", "2022-12-31"),
        ("2022年第三季度", "2022-07-01", "2022-09-30"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_label_names_its_period(label: str, start: str, end: str) -> None:
    assert read_period_label(label) == Period(start, end)


@pytest.mark.parametrize("label", ["", "远期", "阶段目标", "第十五条", "2023-2021年", "二十五个", "2035", "第五届"])
def test_a_label_without_years_names_none(label: str) -> None:
    assert read_period_label(label) is None


@pytest.mark.parametrize(
    ("title", "head", "years"),
    [
        ("榕江市侨乡振兴三年行动方案（2021—2023年）", "", ("2021", "2023")),
        ("榕江市对外友好“十三五”规划", "", ("2016", "2020")),
        ("关于印发《榕江市侨务工作要点（2022年）》的通知", "", ("2022", "2022")),
        ("榕江市外事规划", "规划期限为2016—2020年。", ("2016", "2020")),
        ("榕江市侨务工作方案", "实施期限：2021年1月至2022年6月。", ("2021", "2022")),
        ("榕江市侨务工作方案", "根据《全省侨务发展规划（2016—2020年）》，制定本方案。", None),
        ("榕江市侨务工作方案", "过去五年成效明显。", None),
    ],
)
def test_a_document_states_its_own_years(title: str, head: str, years: tuple[str, str] | None) -> None:
    period = document_period(title, head)
    assert (period and (period.start[:4], period.end[:4])) == years


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_periods(text: str) -> None:
    for period in (read_period_label(text), document_period(text, text)):
        assert period is None or period.start <= period.end
