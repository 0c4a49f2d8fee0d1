"""Rhythms of a duty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.plans.proposal import Recurrence
from yinxin.domain.plans.recurrences import read_recurrence


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每周调度一次", Recurrence.WEEKLY),
        ("每个月走访一次", Recurrence.MONTHLY),
        ("按月报送进度", Recurrence.MONTHLY),
        ("一月一通报", Recurrence.MONTHLY),
        ("每季度举办侨商沙龙", Recurrence.QUARTERLY),
        ("一季一督查", Recurrence.QUARTERLY),
        ("每半年向社会公布", Recurrence.HALF_YEARLY),
        ("半年一小结", Recurrence.HALF_YEARLY),
        ("每年上、下半年各一次", Recurrence.HALF_YEARLY),
        ("每年组织一次培训", Recurrence.YEARLY),
        ("每年至少派出两批", Recurrence.YEARLY),
        ("一年一次", Recurrence.YEARLY),
        ("逐年编制清单", Recurrence.YEARLY),
        ("分年度下达任务", Recurrence.YEARLY),
        ("下达年度建设计划", Recurrence.YEARLY),
        ("每年评估一次，每季度通报", Recurrence.YEARLY),
    ],
)
def test_a_rhythm_is_read(text: str, rhythm: Recurrence) -> None:
    assert read_recurrence(text) is rhythm


@pytest.mark.parametrize(
    "text",
    [
        "定期召开会议",
        "不定期抽查",
        "逐年提高投入",
        "纳入年度考核",
        "2022年度工作计划",
        "本年度内完成",
        "落实《侨务年度报告制度》",
        "周边环境整治",
        "上半年完成",
        "每两年举办一届",
        "",
    ],
)
def test_what_states_no_rhythm_gives_none(text: str) -> None:
    assert read_recurrence(text) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_rhythms(text: str) -> None:
    assert read_recurrence(text) in {None, *Recurrence}
