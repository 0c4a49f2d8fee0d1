"""What must hold for any text: values read back, spans stay inside, time grows with the text and no faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.document import Span
from yinxin.domain.plans.dates import read_due
from yinxin.domain.plans.figures import FigureContext, read_figures
from yinxin.domain.plans.proposal import Comparator, FigureKind
from yinxin.domain.text.flow import Flow

PLANNED = FigureContext(kind=FigureKind.TARGET)

COMPARED = {
    "{}": Comparator.EQUAL,
    "不少于{}": Comparator.AT_LEAST,
    "{}以上": Comparator.AT_LEAST,
    "超过{}": Comparator.MORE,
    "近{}": Comparator.ABOUT,
    "{}左右": Comparator.ABOUT,
    "不超过{}": Comparator.AT_MOST,
}
THINGS = {
    "名": "人才",
    "家": "企业",
    "个": "驿站",
    "场次": "讲座",
    "万人次": "游客",
    "亿元": "投资",
    "公里": "绿道",
    "对": "友城",
}


@given(
    st.integers(min_value=2, max_value=99_999) | st.decimals(min_value=2, max_value=999, places=1),
    st.sampled_from(sorted(COMPARED)),
    st.sampled_from(sorted(THINGS)),
    st.sampled_from(["到2025年，", "力争", "全市", ""]),
)
def test_a_written_goal_reads_back(value: object, frame: str, unit: str, opening: str) -> None:
    text = f"{opening}新增{THINGS[unit]}{frame.format(f'{value}{unit}')}。"
    (figure,) = read_figures(Flow.of(text, 0), PLANNED)
    assert figure.value == float(str(value))
    assert (figure.unit, figure.comparator) == (unit, COMPARED[frame])
    assert figure.due == ("2025" if "2025" in opening else None)


PIECES = st.sampled_from(
    [
        *"到年底前月内，。；、（）“”《》0123456789一二三两十百千万亿%个名家次期每的 ",
        "力争",
        "2025年",
        "不少于",
        "以上",
        "分别",
        "100名",
        "从",
        "增至",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=120), st.integers(min_value=0, max_value=1000))
def test_no_figure_leaves_its_paragraph(text: str, start: int) -> None:
    for figure in read_figures(Flow.of(text, start), FigureContext()):
        assert Span(start, start + len(text)).start <= figure.span.start < figure.span.end <= start + len(text)
        assert text[figure.span.start - start : figure.span.end - start] == figure.quote
        assert figure.upper is None or figure.value is None or figure.upper > figure.value


def test_a_joined_line_keeps_its_places() -> None:
    source = "建成驿站1\n2处，接待\n客人300名"
    lines, at = [], 0
    for line in source.split("\n"):
        lines.append(Flow.of(line, at))
        at += len(line) + 1
    first, second = read_figures(Flow.join(lines), PLANNED)
    assert (first.value, source[first.span.start : first.span.end]) == (12, "建成驿站1\n2处")
    assert (second.value, source[second.span.start : second.span.end]) == (300, "接待\n客人300名")


@pytest.mark.parametrize(
    "piece",
    ["2022年底前建成驿站3个，", "一", "（", "《", "《甲》", "1-", "每年", "从", " ", "3个", "百分之", "5年内", "年底"],
)
def test_an_endless_line_takes_no_more_than_its_share_of_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        read_due(text, year=2022)
        read_figures(Flow.of(text, 0), PLANNED)
        return time.process_time() - begin

    seconds(500)
    # Eight times the text may take sixteen times as long: a square law would take sixty-four times. The floor forgives a busy machine.
    assert seconds(16_000) <= 16 * seconds(2_000) + 0.2


@pytest.mark.parametrize(
    "text",
    ["建成" + "9" * 400 + "个", "建成一" + "亿" * 400 + "一个", "2012年起9999年内建成", "建成" + "千" * 50 + "个"],
)
def test_an_absurd_number_is_no_figure_and_no_fault(text: str) -> None:
    assert all((figure.value or 0) < 1e50 for figure in read_figures(Flow.of(text, 0), PLANNED))
    due = read_due(text, year=None).due
    assert due is None or len(due) == 4
