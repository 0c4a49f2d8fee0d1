"""Where statements begin and end, and what stands around them."""

from __future__ import annotations

import pytest

from tests.matching.fit import document
from yinxin.documents.reading import read
from yinxin.domain.matching import Outlook, Statement, statements


def told(text: str) -> tuple[Statement, ...]:
    return statements(read(text.encode(), name="report.txt"))


def quotes(text: str) -> list[str]:
    return [one.quote for one in told(text)]


REPORT = """澄湾县年度工作总结
一、主要成效
（一）码头焕新
修缮古码头9处，培训翻译210名。第一批受益的有柳湾、石桥两镇，其中柳湾镇5处。
二、下一步打算
修缮古码头3处。
"""


def test_deeds_of_one_sentence_stand_apart_and_what_belongs_together_stays() -> None:
    assert quotes(REPORT) == [
        "修缮古码头9处",
        "培训翻译210名",
        "第一批受益的有柳湾、石桥两镇，其中柳湾镇5处",
        "修缮古码头3处",
    ]


def test_a_statement_knows_its_headings_its_sentence_and_its_outlook() -> None:
    one, _, _, last = told(REPORT)
    assert one.headings == ("一、主要成效", "（一）码头焕新")
    assert one.around == "修缮古码头9处，培训翻译210名"
    assert (one.outlook, last.outlook) == (Outlook.DONE, Outlook.AHEAD)


def test_every_span_prints_its_quote() -> None:
    source = read(REPORT.encode(), name="report.txt")
    assert all(source.text[one.span.start : one.span.end] == one.quote for one in statements(source))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("举办研习班2期，136名青年参加。", ["举办研习班2期，136名青年参加"]),
        ("新签协议86份，签订率达到100%。", ["新签协议86份，签订率达到100%"]),
        ("建成海外仓2个，培训电商人才430名。", ["建成海外仓2个", "培训电商人才430名"]),
        ("办结1,377件，受理来信205封。", ["办结1,377件", "受理来信205封"]),
        ("印发《管理办法（试行，2026年）》，开展检查3次。", ["印发《管理办法（试行，2026年）》", "开展检查3次"]),
        ("一是修缮码头9处；二是培训翻译210名。", ["一是修缮码头9处", "二是培训翻译210名"]),
    ],
)
def test_a_sentence_is_cut_where_another_deed_begins(sentence: str, expected: list[str]) -> None:
    assert quotes(f"工作总结\n{sentence}\n") == expected


def test_a_lead_phrase_names_what_the_rest_of_a_paragraph_is_about() -> None:
    found = told("工作总结\n渔业方面，投放鱼礁4万方。两座冷库建成投用。旅游方面，开渔节办了三天。\n")
    assert [one.headings[-1] for one in found] == ["渔业", "渔业", "旅游"]


def test_a_row_of_a_table_is_told_by_the_column_that_reports() -> None:
    table = "进展情况表\n\n序号\t责任单位\t进展情况\t下一步\n1\t县财政局\t拨付资金2000万元\t开展评价\n2\t县统计局\t发布数据3期\t继续监测\n"
    found = told(table)
    assert [one.quote for one in found] == ["拨付资金2000万元", "发布数据3期"]
    assert "县财政局" in found[0].headings


@pytest.mark.parametrize("text", ["各位代表：\n", "工作总结\n", "工作总结\n\n2027年6月12日\n"])
def test_titles_salutations_and_dates_are_no_statements(text: str) -> None:
    assert quotes(text) == []


def test_a_hard_wrapped_column_is_read_as_sentences() -> None:
    lines = ["澄湾日报　2027年6月12日　第03版：要闻"] + [
        "全县今年修缮古码头共九处并且培",
        "训社区里的翻译人员二百一十名，",
        "群众反映说办事比以前方便多了。",
    ] * 8
    found = quotes("\n".join(lines) + "\n")
    assert found and all("\n" not in one or len(one) > 20 for one in found)
    assert any("修缮古码头共九处" in "".join(one.split()) for one in found)


def test_the_samples_are_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert len(statements(document(path))) == 4
