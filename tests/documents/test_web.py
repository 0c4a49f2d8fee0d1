"""Web pages as a browser prints them."""

from __future__ import annotations

import base64

from tests.documents.places import assert_exact_places, grid_texts, printed
from yinxin.documents import read
from yinxin.documents.guarded import read_guarded


def read_page(body: str, *, encoding: str = "utf-8", head: str = "<meta charset=utf-8>"):
    document = read(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding), name="页.html"
    )
    assert_exact_places(document)
    return document


def test_headings_paragraphs_and_breaks():
    document = read_page("<h1>标题</h1><p>甲<br>乙</p><div>丙<p>丁</p>戊</div><h3>己</h3>")
    assert [(one.text, one.level) for one in document.paragraphs()] == [
        ("标题", 1), ("甲", None), ("乙", None), ("丙", None), ("丁", None), ("戊", None), ("己", 3),
    ]  # fmt: skip


def test_what_a_browser_does_not_print_is_left_out():
    body = "<style>p{}</style><script>var x='侨';</script><p>正文</p><p hidden>藏</p><p style='display: none'>藏</p><!--注-->"
    assert printed(read_page(body, head="<meta charset=utf-8><title>题</title>")) == ["正文"]


def test_line_ends_of_the_source_part_latin_words_but_not_han_characters():
    assert printed(read_page("<p>侨务\n   工作 work\nplan</p>")) == ["侨务工作 work plan"]


def test_numbered_lists_print_their_numbers():
    body = "<ol start=3><li>甲<li>乙<ol type=a><li>子</ol></ol><ul><li>丙</ul>"
    assert printed(read_page(body)) == ["3.甲", "4.乙", "a.子", "丙"]


def test_the_encoding_a_page_declares_is_believed_and_gb2312_means_gb18030():
    document = read_page(
        "<p>朱镕基㎡</p>", encoding="gb18030", head="<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
    )
    assert printed(document) == ["朱镕基㎡"]
    assert document.encoding == "gb18030"


def test_a_wrongly_declared_encoding_does_not_spoil_the_page():
    assert printed(read_page("<p>侨务工作要点及任务分工</p>", encoding="gb18030")) == ["侨务工作要点及任务分工"]


TABLE = (
    "<table><thead><tr><th rowspan=2>类别<th colspan=2>进度</tr><tr><th>2026年<th>2027年</tr></thead>"
    "<tr><td rowspan=0>品牌<td><p>建馆</p><p>开放</p><td>验收</tr><tr><td>丙<td>丁</tr></table>"
)


def test_spans_are_resolved_on_the_grid():
    table = next(read_page(TABLE).tables())
    assert table.header_rows == 2
    assert grid_texts(table) == [
        ["类别", "进度", "进度"],
        ["类别", "2026年", "2027年"],
        ["品牌", "建馆\n开放", "验收"],
        ["品牌", "丙", "丁"],
    ]


def test_a_table_that_lays_out_the_page_does_not_swallow_it():
    body = f"<table><tr><td>导航</td><td><h2>通知</h2><p>正文</p>{TABLE}</td></tr></table>"
    document = read_page(body)
    assert printed(document) == ["导航", "通知", "正文"]
    assert len(list(document.tables())) == 1


def test_a_table_wrapped_around_running_text_is_no_table():
    text = "".join(f"<p>第{at}段正文，内容较长。</p>" for at in range(20))
    document = read_page(f"<table><tr><td>分享</td><td>{text}</td></tr></table>")
    assert list(document.tables()) == []
    assert len(printed(document)) == 21


def test_rows_that_lost_their_table_are_still_read():
    document = read("<tbody><tr><td><p>甲</p><p>乙</p></td></tr></tbody>".encode(), name="片.html")
    assert printed(document) == ["甲", "乙"]


def test_a_small_table_inside_a_cell_becomes_text_of_the_cell():
    inner = "<table><tr><td>子<td>丑</table>"
    body = f"<table><tr><td>任务<td>单位</tr><tr><td>建设侨文化展示馆并开放{inner}<td>市侨务局市文旅局</tr></table>"
    assert grid_texts(next(read_page(body).tables()))[1] == ["建设侨文化展示馆并开放\n子\t丑", "市侨务局市文旅局"]


def test_thousands_of_unclosed_rows_and_items_are_read_in_time():
    rows = "<table>" + "<tr><td>甲<td rowspan=65534 colspan=2>乙" * 400 + "</table>"
    assert read_page(rows + "<ol>" + "<li>项" * 20_000).text.count("项") == 20_000


def test_a_page_saved_as_one_file_is_read_even_under_the_name_of_a_doc():
    letter = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n--cut\r\n"
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes("<html><body><p>侨务工作</p></body></html>".encode("gb18030"))
        + b"\r\n--cut--\r\n"
    )
    assert printed(read_guarded(letter, name="计划.doc")) == ["侨务工作"]
