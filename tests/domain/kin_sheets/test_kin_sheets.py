"""Persons as rows of a sheet: what is written is read as the same, in every language; what is wrong is told by line and column."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.gedcom.sifted import Sifted, packed
from yinxin.domain.gedcom.sifting import sifted
from yinxin.domain.kin_sheets.columns import Wording
from yinxin.domain.kin_sheets.reading import read
from yinxin.domain.kin_sheets.writing import rows_of

TODAY = date(2026, 11, 21)
HEAD = [
    "编号",
    "姓",
    "名",
    "哪一种名",
    "语言标签",
    "性别",
    "世次",
    "出生",
    "去世",
    "去世地",
    "安葬",
    "其他生平",
    "其他生平的时间",
]
HEAD += ["父", "母", "嗣父", "兼祧之父", "疑为父母", "配偶", "出处", "卷页", "可信程度"]


def lines(*rows: dict[str, str]) -> list[list[str]]:
    return [HEAD, *([row.get(key, "") for key in HEAD] for row in rows)]


def sift(*rows: dict[str, str]) -> Sifted:
    return sifted(read(lines(*rows)), "UTF-8", today=TODAY)


BOOK = {"出处": "渡头梁氏族谱", "卷页": "卷四", "可信程度": "后来的记载"}
STONE = {"出处": "后山墓碑", "卷页": "东三", "可信程度": "当时的记载"}
CLAN = [
    {
        "编号": "1",
        "姓": "梁",
        "名": "国强",
        "性别": "男",
        "世次": "10",
        "出生": "道光五年",
        "去世": "光绪二十年",
        **BOOK,
    },
    {"编号": "1", "姓": "梁", "名": "子壮", "哪一种名": "字", "去世": "1895", "去世地": "渡头", **STONE},
    {"编号": "1", "姓": "Leong", "名": "Kwok Keung", "语言标签": "yue-Latn-x-us1904", **STONE},
    {"编号": "2", "姓": "陈", "名": "氏", "性别": "女", "去世": "光绪三十年", "配偶": "1", **BOOK},
    {"编号": "3", "姓": "梁", "名": "贤", "性别": "男", "去世": "1930", "父": "1", "母": "2", **BOOK},
    {"编号": "3", "其他生平": "出洋", "其他生平的时间": "1890", "嗣父": "4", "疑为父母": "2；4", **STONE},
    {"编号": "4", "姓": "梁", "名": "承", "去世": "约1900年", "兼祧之父": "1", "出生": "日期不详", "可信程度": "口述"},
    {"编号": "4", "安葬": "1901"},
]


@pytest.mark.parametrize("wording", list(Wording))
def test_what_is_written_is_read_as_the_same(wording):
    tree = read(lines(*CLAN)).tree
    written = list(rows_of(tree, wording))
    again = read(written).tree
    assert list(rows_of(again, wording)) == written
    assert (again.persons, again.families, again.sources) == (tree.persons, tree.families, tree.sources)


def test_each_row_keeps_its_own_source_and_what_contradicts_stands_side_by_side():
    told = sift(*CLAN)
    first = told.persons[0]
    deaths = [(one.on, one.cited.title, one.cited.page) for one in first.events if one.kind == "death"]
    assert deaths == [("光绪二十年", "渡头梁氏族谱", "卷四"), ("1895", "后山墓碑", "东三")]
    assert [(one.kind, one.given, one.language) for one in first.names] == [
        ("birth", "国强", ""),
        ("courtesy", "子壮", ""),
        ("birth", "Kwok Keung", "yue-Latn-x-us1904"),
    ]
    assert {(one.person, one.other, one.kind, one.cited.title) for one in told.relations} == {
        ("2", "1", "spouse", "渡头梁氏族谱"),
        ("3", "1", "father", "渡头梁氏族谱"),
        ("3", "2", "mother", "渡头梁氏族谱"),
        ("3", "4", "heir-of", "后山墓碑"),
        ("3", "2", "uncertain", "后山墓碑"),
        ("3", "4", "uncertain", "后山墓碑"),
        ("4", "1", "also-heir-of", ""),
    }
    assert told.lost == ()


def test_whoever_is_not_proven_is_dropped_and_counted_with_her_children_and_spouse():
    told = sift(
        *CLAN,
        {"编号": "5", "姓": "梁", "名": "小明", "出生": "1950", **BOOK},
        {"编号": "6", "姓": "梁", "名": "早逝", "去世": "1999", "父": "5", **BOOK},
        {"编号": "7", "姓": "李", "名": "氏", "去世": "日期不详", **BOOK},
        {"编号": "8", "姓": "梁", "名": "听说", "去世": "1980", "可信程度": "口述"},
    )
    assert {one.key for one in told.persons} == {"1", "2", "3", "4"}
    assert (told.counts.persons, told.counts.maybe_living, told.counts.undated) == (8, 4, 1)


def test_no_word_that_is_kept_names_somebody_who_is_dropped():
    told = sift(
        {
            "编号": "1",
            "姓": "梁",
            "名": "国强",
            "去世": "1890",
            "去世地": "梁小明宅",
            "出处": "梁小明抄本",
            "卷页": "梁小明注",
        },
        {"编号": "1", "姓": "梁", "名": "小明之祖", "哪一种名": "别名"},
        {"编号": "2", "姓": "梁", "名": "小明", "出生": "1985-06-07", "疑为父母": "3"},
        {"编号": "3", "姓": "梁", "名": "父", "出生": "1950"},
    )
    assert [one.key for one in told.persons] == ["1"]
    assert "小明" not in packed(told).decode()
    assert "1985" not in packed(told).decode()
    assert dict(told.lost) == {"INDI.DEAT.PLAC": 1, "INDI.NAME": 1, "SOUR.TITL": 3}


def test_two_rows_that_name_each_other_are_one_marriage():
    told = sift(
        {"编号": "1", "姓": "梁", "名": "国", "去世": "1890", "配偶": "2"},
        {"编号": "2", "姓": "陈", "名": "氏", "去世": "1890", "配偶": "1"},
    )
    assert [one.kind for one in told.relations] == ["spouse"]


FAULTY = {
    "missing": {"编号": ""},
    "one-number": {"编号": "1 2"},
    "word-sex": {"性别": "公"},
    "date": {"去世": "那一年"},
    "generation": {"世次": "三百零一"},
    "long": {"名": "长" * 81},
    "no-source": {"卷页": "三"},
    "no-event": {"其他生平的时间": "1890"},
    "nobody": {"父": "99"},
    "herself": {"母": "9"},
}


@pytest.mark.parametrize("code", FAULTY)
def test_every_fault_is_told_by_line_and_column_and_nothing_is_taken(code):
    good = {"编号": "9", "姓": "梁", "名": "善", "去世": "1890"}
    with pytest.raises(RefusedError, match="tree-sheet-faults") as refused:
        read([["梁氏家谱"], *lines(good, good | FAULTY[code], {"编号": "10", "姓": "陈", "世次": "0"})])
    told = [(one["line"], one["code"]) for one in refused.value.facts["faults"]]
    assert told == [(4, code), (5, "generation")] or told == [(5, "generation"), (4, code)]
    assert "99" not in str(refused.value.facts["faults"])


def test_one_person_has_one_sex():
    rows = ({"编号": "1", "姓": "梁", "性别": "男"}, {"编号": "1", "姓": "梁", "性别": "女"})
    with pytest.raises(RefusedError) as refused:
        read(lines(*rows))
    assert refused.value.facts["faults"] == [{"line": 3, "column": "sex", "code": "differs"}]


def test_a_sheet_of_something_else_is_refused_in_one_sentence():
    with pytest.raises(UnreadableError, match="标题行"):
        read([["任务", "牵头单位"], ["一", "二"]])


def test_a_column_of_somebodys_own_is_counted_and_not_kept():
    told = sifted(read([[*HEAD[:3], "去世", "电话"], ["1", "梁", "国", "1890", "0750-3333333"]]), "UTF-8", today=TODAY)
    assert told.lost == (("INDI._COLUMN", 1),)


def test_what_a_spreadsheet_would_run_comes_back_as_it_was():
    told = read([["编号", "姓", "名", "去世", "去世地"], ["1", "梁", "国", "1890", "'=HYPERLINK(1)"]]).tree
    assert told.persons[0].events[0].place.text == "=HYPERLINK(1)"


def faults_in(told: list[list[str]]) -> list[tuple[int, str, str]]:
    with pytest.raises(RefusedError, match="tree-sheet-faults") as refused:
        read(told)
    return [(one["line"], one["column"], one["code"]) for one in refused.value.facts["faults"]]


@pytest.mark.parametrize("again", ["出生", "Born", "其他生平", "其他生平的时间"])
def test_a_heading_that_stands_twice_is_a_fault_and_drops_no_evidence(again):
    head = ["编号", "姓", "名", "去世", "出生", "其他生平", "其他生平的时间", again]
    told = faults_in([head, ["1", "梁", "国", "1890", "1985", "居住", "2015", "2020"]])
    key = {"其他生平": "event", "其他生平的时间": "event_on"}.get(again, "born")
    assert told == [(1, key, "twice")]


def test_one_number_with_two_own_names_is_a_fault():
    first = {"编号": "1", "姓": "梁", "名": "国强", "去世": "1890"}
    assert faults_in(lines(first, {"编号": "1", "姓": "陈", "名": "美"})) == [(3, "number", "two-persons")]
    spelt = {"姓": "Leong", "名": "Keung", "语言标签": "yue-Latn-x-us1904"}
    for same in (spelt, {"姓": "梁", "名": "國強"}, {"姓": "梁", "名": "壮", "哪一种名": "字"}):
        read(lines(first, {"编号": "1", **same}))


def test_parents_of_each_other_are_told_in_words_of_a_sheet():
    told = read(
        lines({"编号": "1", "姓": "梁", "名": "甲", "父": "2"}, {"编号": "2", "姓": "梁", "名": "乙", "父": "1"})
    )
    with pytest.raises(UnreadableError) as refused:
        sifted(told, "UTF-8", today=TODAY)
    assert "表格" in refused.value.sentence and "家谱软件" not in refused.value.sentence


@pytest.mark.parametrize("word", ["健在", "living", "Alive", "在世"])
def test_of_who_is_said_to_live_the_advice_is_to_leave_her_out(word):
    assert faults_in(lines({"编号": "1", "姓": "梁", "名": "甲", "去世": word})) == [(2, "died", "living")]
