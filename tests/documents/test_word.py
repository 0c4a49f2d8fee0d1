"""Word documents as Word prints them."""

from __future__ import annotations

import io

import docx
import pytest

from tests.documents import hostile
from tests.documents.places import assert_exact_places, grid_texts, printed
from yinxin.documents import read
from yinxin.domain.document import PageBreak

P, R = hostile.paragraph, "<w:r><w:t>{}</w:t></w:r>"


def read_body(body, **parts):
    document = read(hostile.docx(body, **parts), name="计划.docx")
    assert_exact_places(document)
    return document


def related(parts: dict[str, tuple[str, str]]) -> dict[str, bytes | str]:
    """Further parts by kind: their place and their XML, with the relations that name them."""
    links = "".join(
        f'<Relationship Id="r{at}" Type="{hostile.RELATIONS}/{kind}" Target="{place}"/>'
        for at, (kind, (place, _)) in enumerate(parts.items())
    )
    relations = f'<Relationships xmlns="{hostile.PACKAGE}">{links}</Relationships>'
    return {"word/_rels/document.xml.rels": relations, **{f"word/{place}": xml for place, xml in parts.values()}}


def level(depth: int, form: str, text: str, *, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(
    levels: str, *, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> dict[str, bytes | str]:
    xml = f'<w:numbering xmlns:w="{hostile.WORD}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'
    return related({"numbering": ("numbering.xml", xml)})


def item(text: str, depth: int = 0, number: int = 1) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{place}{R.format(text)}</w:p>"


def test_numbers_that_word_prints_but_does_not_store_are_read():
    levels = (
        level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCounting", "（%2）")
        + level(2, "decimal", "%3.")
        + level(3, "decimalEnclosedCircleChinese", "%4")
    )
    body = (
        item("总体要求")
        + item("指导思想", 1)
        + item("基本原则", 1)
        + item("统筹", 2)
        + item("先行", 3)
        + item("后续", 3)
    )
    body += item("主要任务") + item("品牌", 1) + item("展馆", 2)
    assert printed(read_body(body, extra=lists(levels))) == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "1.统筹", "①先行", "②后续",
        "二、主要任务", "（一）品牌", "1.展馆",
    ]  # fmt: skip


def test_a_list_told_to_restart_counts_from_its_new_start():
    override = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙") + item("丙", number=2) + item("丁", number=2) + item("戊")
    assert printed(read_body(body, extra=lists(level(0, "decimal", "%1．"), nums=override))) == [
        "1．甲", "2．乙", "1．丙", "2．丁", "3．戊",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on_under_new_headings():
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("子", 1) + item("乙") + item("丑", 1)
    assert printed(read_body(body, extra=lists(levels))) == ["一、甲", "1.子", "二、乙", "2.丑"]


@pytest.mark.parametrize(
    ("form", "third", "twelfth"),
    [
        ("decimal", "3", "12"),
        ("decimalZero", "03", "12"),
        ("chineseCounting", "三", "十二"),
        ("ideographTraditional", "丙", "乙"),
        ("chineseLegalSimplified", "叁", "壹拾贰"),
        ("decimalEnclosedCircle", "③", "⑫"),
        ("decimalEnclosedParen", "⑶", "⑿"),
        ("decimalFullWidth", "３", "１２"),
        ("upperRoman", "III", "XII"),
        ("lowerLetter", "c", "l"),
    ],
)
def test_each_way_of_counting(form, third, twelfth):
    document = read_body("".join(item("项") for _ in range(12)), extra=lists(level(0, form, "%1|")))
    numbers = [paragraph.numbering for paragraph in document.paragraphs()]
    assert (numbers[2], numbers[11]) == (f"{third}|", f"{twelfth}|")


def test_nested_decimal_numbers_and_legal_digits():
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert printed(read_body(item("总则") + item("目的", 1), extra=lists(levels))) == ["第一章总则", "1.1目的"]


def test_bullets_are_no_numbers():
    document = read_body(item("圆点"), extra=lists(level(0, "bullet", "\uf06c")))
    assert [paragraph.numbering for paragraph in document.paragraphs()] == [None]


def test_heading_levels_come_from_styles_their_ancestors_and_outline_levels():
    styles = (
        f'<w:styles xmlns:w="{hostile.WORD}">'
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="公文标题"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="三级"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        "</w:styles>"
    )

    def styled(name: str, text: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{R.format(text)}</w:p>'

    own = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{R.format("自定")}</w:p>'
    body = styled("a1", "甲") + styled("b", "乙") + styled("c", "丙") + own + P("正文")
    document = read_body(body, extra=related({"styles": ("styles.xml", styles)}))
    assert [(one.level, one.style) for one in document.paragraphs()] == [
        (2, "heading 2"), (2, "公文标题"), (3, "三级"), (1, None), (None, None),
    ]  # fmt: skip


def test_tracked_changes_read_as_if_accepted():
    body = (
        "<w:p>" + R.format("由") + "<w:del><w:r><w:delText>市外侨局</w:delText></w:r></w:del>"
        "<w:ins>" + R.format("市外事局") + "</w:ins>" + R.format("牵头") + "</w:p>"
        "<w:p><w:moveFrom>" + R.format("旧处") + "</w:moveFrom><w:moveTo>" + R.format("新处") + "</w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + R.format("前半") + "</w:p>" + P("后半")
    )
    assert printed(read_body(body)) == ["由市外事局牵头", "新处", "前半后半"]


def test_deleted_table_rows_are_left_out():
    row = "<w:tr>{}<w:tc>" + P("{}") + "</w:tc><w:tc>" + P("乙") + "</w:tc></w:tr>"
    table = f"<w:tbl>{row.format('', '留')}{row.format('<w:trPr><w:del/></w:trPr>', '删')}</w:tbl>"
    assert grid_texts(next(read_body(table).tables())) == [["留", "乙"]]


def test_field_codes_are_dropped_and_what_they_print_is_kept():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ yyyy</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + R.format("2026年")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert printed(read_body(body)) == ["2026年"]


def test_text_in_controls_links_and_tags_is_kept_and_hidden_text_is_not():
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + P("控件") + "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink>" + R.format("链接") + "</w:hyperlink><w:smartTag>" + R.format("标签") + "</w:smartTag>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>"
    )
    assert printed(read_body(body)) == ["控件", "链接标签"]


def test_readings_above_characters_are_left_out():
    body = f"<w:p><w:r><w:ruby><w:rt>{R.format('qiáo')}</w:rt><w:rubyBase>{R.format('侨')}</w:rubyBase></w:ruby></w:r></w:p>"
    assert printed(read_body(body)) == ["侨"]


def test_a_text_box_is_read_once_though_word_stores_it_twice():
    box = "<w:txbxContent>" + P("框内文字") + "</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert printed(read_body(f"<w:p><w:r>{drawn}</w:r>{R.format('正文')}</w:p>")) == ["框内文字", "正文"]


def test_a_letterhead_drawn_as_wordart_is_read():
    art = '<w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="澜浦市人民政府文件"/></w:pict>'
    assert printed(read_body(f"<w:p><w:r>{art}</w:r></w:p>")) == ["澜浦市人民政府文件"]


def test_heads_feet_and_notes_are_not_lost():
    parts = {
        "header": ("header1.xml", f'<w:hdr xmlns:w="{hostile.WORD}">{P("内部资料")}</w:hdr>'),
        "footer": ("footer1.xml", f'<w:ftr xmlns:w="{hostile.WORD}">{P("第1页")}</w:ftr>'),
        "footnotes": (
            "footnotes.xml",
            f'<w:footnotes xmlns:w="{hostile.WORD}"><w:footnote w:type="separator">{P("线")}</w:footnote>'
            f"<w:footnote>{P('脚注一')}</w:footnote></w:footnotes>",
        ),
    }
    document = read_body(P("正文"), extra=related(parts))
    assert [(one.text, one.style) for one in document.paragraphs()] == [
        ("内部资料", "header"), ("正文", None), ("脚注一", "footnote"), ("第1页", "footer"),
    ]  # fmt: skip


def test_merged_cells_stand_once_with_their_reach():
    file = docx.Document()
    table = file.add_table(rows=4, cols=4)
    table.cell(0, 2).merge(table.cell(0, 3)).text = "目标进度"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "类别"
    table.cell(1, 2).text, table.cell(1, 3).text = "2026年", "2027年"
    table.cell(2, 0).merge(table.cell(3, 1)).text = "品牌"
    table.cell(3, 3).text = "甲\n乙"
    held = io.BytesIO()
    file.save(held)
    document = read(held.getvalue(), name="表.docx")
    assert_exact_places(document)
    assert grid_texts(next(document.tables())) == [
        ["类别", "", "目标进度", "目标进度"],
        ["类别", "", "2026年", "2027年"],
        ["品牌", "品牌", "", ""],
        ["品牌", "品牌", "", "甲\n乙"],
    ]
    reach = {cell.text: (cell.row_span, cell.column_span) for cell in next(document.tables()).cells}
    assert (reach["类别"], reach["目标进度"], reach["品牌"]) == ((2, 1), (1, 2), (2, 2))


def test_rows_that_word_repeats_on_every_page_are_known_as_header():
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + P("任务") + "</w:tc><w:tc>" + P("单位") + "</w:tc></w:tr>"
    row = "<w:tr><w:tc>" + P("甲") + "</w:tc><w:tc>" + P("乙") + "</w:tc></w:tr>"
    assert next(read_body(f"<w:tbl>{head}{row}</w:tbl>").tables()).header_rows == 1


def test_a_table_inside_a_cell_becomes_text_of_that_cell():
    inner = "<w:tbl><w:tr><w:tc>" + P("子") + "</w:tc><w:tc>" + P("丑") + "</w:tc></w:tr></w:tbl>"
    document = read_body(
        "<w:tbl><w:tr><w:tc>" + P("外") + inner + P("尾") + "</w:tc><w:tc>" + P("右") + "</w:tc></w:tr></w:tbl>"
    )
    assert grid_texts(next(document.tables())) == [["外\n子\t丑\n尾", "右"]]


def test_a_frame_of_one_cell_is_read_as_paragraphs():
    document = read_body("<w:tbl><w:tr><w:tc>" + P("专栏1 重点工程") + P("建设展馆。") + "</w:tc></w:tr></w:tbl>")
    assert printed(document) == ["专栏1 重点工程", "建设展馆。"]


def test_numbers_printed_in_cells_are_part_of_the_cell():
    row = "<w:tr><w:tc>" + item("") + "</w:tc><w:tc>" + item("建馆") + "</w:tc></w:tr>"
    document = read_body(f"<w:tbl>{row}{row}</w:tbl>", extra=lists(level(0, "decimal", "%1.")))
    assert grid_texts(next(document.tables())) == [["1.", "2.建馆"], ["3.", "4.建馆"]]


def test_page_ends_are_known_where_the_file_knows_them():
    body = P("一页") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body += "<w:p><w:r><w:lastRenderedPageBreak/><w:t>二页</w:t></w:r></w:p>"
    body += "<w:p><w:r><w:t>跨</w:t><w:lastRenderedPageBreak/><w:t>页</w:t></w:r></w:p>"
    document = read_body(body)
    assert [(one.text, one.page) for one in document.paragraphs()] == [("一页", 1), ("二页", 2), ("跨", 2), ("页", 3)]
    assert [block.page for block in document.blocks if isinstance(block, PageBreak)] == [2, 3]


def test_without_page_marks_no_page_is_claimed():
    assert [one.page for one in read_body(P("正文")).paragraphs()] == [None]


def test_line_breaks_part_lines_but_not_headings():
    document = read_body("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>")
    assert printed(document) == ["甲", "乙"]


def test_macros_are_neither_run_nor_in_the_way():
    document = read(hostile.docx(P("带宏"), extra={"word/vbaProject.bin": b"\xcc" * 999}), name="宏.docm")
    assert printed(document) == ["带宏"]
