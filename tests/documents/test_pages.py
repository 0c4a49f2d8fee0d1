"""Finished pages (pdf, ofd): lines become paragraphs again, ruled lines become tables."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import types

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.documents import hostile
from tests.documents.places import assert_exact_places, grid_texts, printed
from yinxin.documents import read
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import PageBreak

SENTENCE = "各单位要对照任务分工逐项抓好落实，按季度报送进展，由牵头单位汇总后通报，对进展缓慢的及时提醒，并在年底组织一次检查，"

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def as_pdf(file, folder) -> bytes:
    file.save(folder / "plan.docx")
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        folder / "plan.docx",
    ]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=120)
    return (folder / "plan.pdf").read_bytes()


def word_file():
    file = docx.Document()
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    return file


def indented(file, text: str) -> None:
    file.add_paragraph(text).paragraph_format.first_line_indent = Pt(28)


@needs_office
def test_paragraphs_are_whole_again_also_over_a_page_end(tmp_path):
    file = word_file()
    file.sections[0].footer.paragraphs[0].text = "- 1 -"
    texts = [
        "一、总体要求",
        *(f"（{number}）{SENTENCE * 3}做到有始有终。" for number in "一二三四五六七八九"),
        "附注完。",
    ]
    for text in texts:
        indented(file, text)
    document = read(as_pdf(file, tmp_path), name="计划.pdf")
    assert_exact_places(document)
    assert [line for line in printed(document) if line != "- 1 -"] == texts
    breaks = [block.page for block in document.blocks if isinstance(block, PageBreak)]
    assert breaks == list(range(2, len(breaks) + 2))
    assert len(breaks) > 0


@needs_office
def test_ruled_tables_keep_their_merged_cells_and_wrapped_text(tmp_path):
    file = word_file()
    table = file.add_table(rows=4, cols=4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "类别"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "进度"
    table.cell(0, 3).merge(table.cell(1, 3)).text = "责任单位"
    table.cell(1, 1).text, table.cell(1, 2).text = "2026年", "2027年"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "品牌建设"
    for row in (2, 3):
        table.cell(row, 1).text = "1.建设侨文化展示馆并面向公众免费开放。\n2.举办巡展。"
        table.cell(row, 2).text = "全面完成。"
        table.cell(row, 3).text = "市侨务局、市文化广电旅游体育局"
    indented(file, "表后文字。")
    document = read(as_pdf(file, tmp_path), name="表.pdf")
    assert_exact_places(document)
    row = [
        "品牌建设",
        "1.建设侨文化展示馆并面向公众免费开放。\n2.举办巡展。",
        "全面完成。",
        "市侨务局、市文化广电旅游体育局",
    ]
    assert grid_texts(next(document.tables())) == [
        ["类别", "进度", "进度", "责任单位"],
        ["类别", "2026年", "2027年", "责任单位"],
        row,
        row,
    ]
    assert printed(document) == ["表后文字。"]


def page_of(content: str, *, rotate: int = 0) -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Rotate %d /Contents 4 0 R "
        b"/Resources << /Font << /F 3 0 R >> >> >>" % rotate
    )
    return hostile.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            hostile.FONT,
            hostile.stream(content.encode()),
            page,
        ]
    )


WORDS = "BT /F 12 Tf 60 330 Td (Task) Tj ET BT /F 12 Tf 160 330 Td (Unit) Tj ET BT /F 12 Tf 60 280 Td (A) Tj ET BT /F 12 Tf 160 280 Td (B) Tj ET "


@pytest.mark.parametrize(
    "lines",
    [
        "50 260 200 100 re S 150 260 m 150 360 l S 50 310 m 250 310 l S",  # a box and two strokes
        "50 260 m 50 360 l 250 360 l 250 260 l h S 150 260 m 150 360 l 50 310 m 250 310 l S",  # one path for all
        "50 259 200 1 re f 50 309 200 1 re f 50 359 200 1 re f 50 259 1 101 re f 150 259 1 101 re f 250 259 1 101 re f",
        "50 260 m 250 260 l S 50 310 m 250 310 l S 50 360 m 250 360 l S 150 260 m 150 360 l S",  # open at both sides
    ],
    ids=["box", "path", "thin boxes", "open sides"],
)
def test_tables_are_found_however_their_lines_are_drawn(lines):
    document = read(page_of(WORDS + lines), name="表.pdf")
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == [["Task", "Unit"], ["A", "B"]]


def test_a_page_shown_turned_is_read_turned():
    turned = "BT /F 12 Tf 0 1 -1 0 100 60 Tm (First line) Tj ET BT /F 12 Tf 0 1 -1 0 140 60 Tm (Second line) Tj ET"
    assert printed(read(page_of(turned, rotate=90), name="横.pdf")) == ["First line", "Second line"]


def test_a_character_printed_twice_for_boldness_is_read_once():
    bold = "BT /F 12 Tf 60 330 Td (Bold) Tj ET BT /F 12 Tf 60.4 330 Td (Bold) Tj ET"
    assert printed(read(page_of(bold), name="粗.pdf")) == ["Bold"]


def test_a_frame_around_text_is_no_table():
    document = read(page_of(WORDS + "50 260 200 100 re S"), name="框.pdf")
    assert list(document.tables()) == []


def test_a_scan_is_recognised_where_the_extra_is_installed_and_its_words_are_uncertain(monkeypatch):
    class Engine:
        def __call__(self, picture):
            assert picture.startswith(b"\x89PNG")
            box = [[10, 10], [90, 10], [90, 30], [10, 30]]
            beside = [[100, 11], [180, 11], [180, 31], [100, 31]]
            below = [[10, 60], [90, 60], [90, 80], [10, 80]]
            return [(below, "第二行", 0.9), (beside, "单位", 0.8), (box, "任务", 0.7)], 0.1

    module = types.ModuleType("rapidocr_onnxruntime")
    module.RapidOCR = Engine
    module.__spec__ = types.SimpleNamespace()
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", module)
    document = read(hostile.scanned_pdf(2), name="扫描.pdf")
    assert_exact_places(document)
    assert [(one.text, one.page, one.uncertain) for one in document.paragraphs()] == [
        ("任务 单位", 1, True), ("第二行", 1, True), ("任务 单位", 2, True), ("第二行", 2, True),
    ]  # fmt: skip


def text_object(text: str, left: float, top: float, size: float = 4.0) -> str:
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{left} {top} {size * len(text)} {size * 1.2}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def stroke(left: float, top: float, width: float, height: float) -> str:
    return (
        f'<ofd:PathObject Boundary="{left} {top} {max(width, 0.3)} {max(height, 0.3)}">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def test_an_ofd_is_read_line_by_line_and_its_table_from_its_strokes():
    lines = [stroke(20, top, 100, 0) for top in (50, 60, 70)] + [stroke(left, 50, 0, 20) for left in (20, 70, 120)]
    cells = [
        text_object("任务", 22, 52),
        text_object("单位", 72, 52),
        text_object("建馆", 22, 62),
        text_object("侨务局", 72, 62),
    ]
    long = "澜浦市各有关单位要按照本方案的任务分工和时间要求认真抓好落实"
    body = text_object(long, 20, 20) + text_object("确保完成。", 20, 26)
    document = read(
        hostile.ofd([text_object("标题", 80, 10, 6) + body + "".join(lines + cells), text_object("二页", 20, 20)]),
        name="文.ofd",
    )
    assert_exact_places(document)
    assert printed(document) == ["标题", long + "确保完成。", "二页"]
    assert grid_texts(next(document.tables())) == [["任务", "单位"], ["建馆", "侨务局"]]
    assert [one.page for one in document.paragraphs()] == [1, 1, 2]


def test_the_template_under_an_ofd_page_is_read_too():
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    extra = {
        "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData>'
        f'<ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Tpls/T.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{text_object('澜浦市人民政府公报', 20, 5)}</ofd:Layer></ofd:Content></ofd:Page>",
        "Doc_0/P.xml": f'<ofd:Page {space}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>{text_object("正文", 20, 40)}</ofd:Layer></ofd:Content></ofd:Page>',
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    }
    assert printed(read(hostile.archive(extra), name="文.ofd")) == ["澜浦市人民政府公报", "正文"]


def test_words_apart_on_one_line_are_kept_apart():
    held = io.StringIO()
    held.write("BT /F 12 Tf 60 330 Td (Left) Tj ET BT /F 12 Tf 200 330 Td (Right) Tj ET")
    assert printed(read(page_of(held.getvalue()), name="表.pdf")) == ["Left Right"]


def test_a_scanned_page_among_printed_ones_is_named():
    merged = pypdfium2.PdfDocument.new()
    for data in (hostile.pdf_of_pages(1), hostile.scanned_pdf(), hostile.pdf_of_pages(1)):
        merged.import_pages(pypdfium2.PdfDocument(data))
    held = io.BytesIO()
    merged.save(held)
    document = read_guarded(held.getvalue(), name="混.pdf")
    assert document.unread_pages == (2,)
    assert [one.page for one in document.paragraphs()] == [1, 3]
