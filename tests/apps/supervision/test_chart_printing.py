"""The wall chart on paper: read back from the PDF as whoever stands before it would read it."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pikepdf
import pypdfium2
import pytest
import segno
from django.utils import translation

from yinxin.apps.supervision.chart.printing import Paper, printed
from yinxin.apps.supervision.chart.sheet import OFF, Chart, ChartPhase, ChartSection, ChartTask
from yinxin.domain.errors import RefusedError
from yinxin.kit.printing import fonts, typesetting
from yinxin.kit.printing.codes import code_runs
from yinxin.kit.refusals import sentence_of

LIGHTS = ("green", "amber", "red", "grey", OFF)
MM = 72 / 25.4


def chart(count: int = 80, *, address: str = "https://lanpu.example/board/7/") -> Chart:
    start = date(2024, 1, 1)
    tasks = [
        ChartTask(
            serial=number,
            title=f"第{number}项任务：把街口的老侨批局修好，并向社会开放",
            units="牵头：市外事局　责任：市文旅局、各区人民政府",
            light=LIGHTS[number % 5],
            state="办理中",
            due=start + timedelta(days=12 * number),
            due_text="",
            phases=(ChartPhase(start, start + timedelta(days=200), accepted=True),),
        )
        for number in range(1, count + 1)
    ]
    sections = tuple(ChartSection(f"第{at // 10 + 1}部分", tuple(tasks[at : at + 10])) for at in range(0, count, 10))
    return Chart(
        title="澜浦市侨乡建设三年计划",
        issuer="澜浦市人民政府",
        document_number="澜府〔2024〕1号",
        start=start,
        end=date(2026, 12, 31),
        sections=sections,
        accepted=3,
        address=address,
        made=date(2026, 7, 1),
    )


def opened(pdf: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf)


def words_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in opened(pdf)).replace("\r\n", "").replace(" ", "")


def type_sizes(pdf: bytes) -> list[float]:
    """The size in points of every piece of text."""
    page = opened(pdf)[0]
    text = page.get_textpage()
    return [
        pypdfium2.raw.FPDFText_GetFontSize(text, at)
        for at in range(text.count_chars())
        if text.get_text_range(at, 1).strip()
    ]


@pytest.fixture(scope="module")
def on_a1() -> bytes:
    with translation.override("zh-hans"):
        return printed(chart(), Paper.A1)


def test_eighty_tasks_are_legible_on_one_a1(on_a1):
    document = opened(on_a1)
    assert len(document) == 1
    assert [round(side / MM) for side in document[0].get_size()] == [841, 594]
    text = words_of(on_a1)
    assert all(f"第{number}项任务：" in text for number in range(1, 81))
    sizes = sorted(type_sizes(on_a1))
    assert sizes[len(sizes) // 2] >= 10  # what most of the text is set in, at the distance of a wall
    assert sizes[0] >= 5


def test_it_says_what_plan_it_is_of_what_day_and_what_the_marks_mean(on_a1):
    text = words_of(on_a1)
    for said in (
        "澜浦市侨乡建设三年计划",
        "澜府〔2024〕1号",
        "制图日期2026年7月1日",
        "红灯：到期没有完成",
        "共80项，已验收3项",
        "牵头：市外事局",
    ):
        assert said in text


def test_a_font_with_chinese_characters_is_embedded(on_a1):
    with pikepdf.open(io.BytesIO(on_a1)) as document:
        faces = [font for page in document.pages for _, font in page.Resources.Font.items()]
        names = {str(face.BaseFont) for face in faces}
        assert any("CJK" in name or "Han" in name or "Sun" in name for name in names), names
        for face in faces:
            below = face.DescendantFonts[0] if "/DescendantFonts" in face else face
            descriptor = below.FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()), face.BaseFont


def test_the_code_leads_to_the_live_board():
    address = "https://lanpu.example/board/7/"
    runs = code_runs(address)
    drawn = [[any(first <= x < first + length for first, length in line) for x in range(len(runs))] for line in runs]
    assert drawn == [[bool(cell) for cell in line] for line in segno.make(address, error="m").matrix]


@pytest.mark.parametrize("paper", list(Paper))
def test_every_size_of_paper_holds_a_small_plan_on_one_sheet(paper):
    document = opened(printed(chart(12), paper))
    assert len(document) == 1
    assert [round(side / MM) for side in document[0].get_size()] == {
        Paper.A3: [420, 297],
        Paper.A1: [841, 594],
        Paper.A0: [1189, 841],
    }[paper]


def test_what_does_not_fit_goes_on_on_a_second_sheet_and_nothing_is_left_out():
    pdf = printed(chart(260), Paper.A3)
    assert len(opened(pdf)) > 1
    text = words_of(pdf)
    assert all(f"第{number}项任务：" in text for number in range(1, 261))


def test_words_of_a_plan_are_never_read_as_markup():
    nasty = '#panic("x") *粗* $x$ @ref <label> \\ "引号" //注'
    task = ChartTask(1, nasty, "", "red", "", None, "2026年底")
    made = Chart(nasty, "", "", None, None, (ChartSection(nasty, (task,)),), 0, "", date(2026, 7, 1))
    assert words_of(printed(made, Paper.A3)).count('#panic("x")*粗*$x$@ref<label>') == 3


def test_the_same_chart_gives_the_same_file():
    assert printed(chart(12), Paper.A3) == printed(chart(12), Paper.A3)


def test_without_a_chinese_font_it_refuses_with_a_sentence(monkeypatch):
    class Bare:
        def families(self) -> list[str]:
            return ["DejaVu Sans", "Libertinus Serif"]

    monkeypatch.setattr(typesetting, "installed", Bare)
    with pytest.raises(RefusedError) as refused:
        printed(chart(3), Paper.A3)
    assert "没有中文字体" in sentence_of(refused.value)


def test_the_traditional_page_takes_the_traditional_face():
    families = ["Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Serif CJK SC"]
    assert fonts.choose(families, "zh-hant").text == "Noto Sans CJK TC"
    assert fonts.choose(families, "zh-hans").text == "Noto Sans CJK SC"
    assert fonts.choose(families, "zh-hant").heading == "Noto Serif CJK SC"
