"""Furniture taken away, broken lines made whole, and every character still at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line, without_furniture
from yinxin.domain.text.lines import joined
from yinxin.domain.text.numbering import Rank, count, read_number


def lines_of(text: str) -> list[Line]:
    found, at, blank = [], 0, False
    for line in text.split("\n"):
        if line.strip():
            found.append(Line(Flow.of(line, at), broken_before=blank))
        blank = not line.strip()
        at += len(line) + 1
    return found


def kept(text: str) -> list[str]:
    return [line.text for line in without_furniture(lines_of(text)).lines]


def whole(text: str) -> list[str]:
    return [line.text for line in joined(lines_of(text))]


@pytest.mark.parametrize("mark", ["— 3 —", "- 12 -", "第 3 页 共 10 页", "第4页", "3 / 10", "17", "－5－"])
def test_page_numbers_are_furniture(mark: str) -> None:
    assert kept(f"一、修灯塔\n{mark}\n二、造船") == ["一、修灯塔", "二、造船"]


def test_bookmarks_are_dropped_and_accounted_for() -> None:
    cleaned = without_furniture(lines_of("[bookmark: _Toc123]一、修灯塔"))
    assert [line.text for line in cleaned.lines] == ["一、修灯塔"]
    assert [flow.text for flow in cleaned.furniture] == ["[bookmark: _Toc123]"]
    assert cleaned.lines[0].flow.offsets[0] == len("[bookmark: _Toc123]")


@pytest.mark.parametrize(
    "contents",
    ["目录\n一、总则……1\n二、任务……3", "目 录\n一、总则\n二、任务", "目次\n一、总则\t1\n二、任务\t3"],
    ids=["点线页码", "无页码", "制表符页码"],
)
def test_a_contents_list_is_furniture(contents: str) -> None:
    body = "一、总则\n说明总则的内容，文字较长，不是目录。\n二、任务\n说明任务的内容，文字较长，不是目录。"
    assert kept(f"{contents}\n{body}")[:2] == ["一、总则", "说明总则的内容，文字较长，不是目录。"]
    assert len(kept(f"{contents}\n{body}")) == 4


def test_text_stored_twice_is_kept_once() -> None:
    cleaned = without_furniture(lines_of("市航道管理处市航道管理处··"))
    assert [line.text for line in cleaned.lines] == ["市航道管理处"]
    assert [flow.text for flow in cleaned.furniture] == ["市航道管理处··"]


def test_a_sentence_cut_by_a_page_break_is_joined() -> None:
    first = "各地要结合实际，认真研究海岛交通的规划和建设，切实抓好组织实施，确保各项工作取得实效，不"
    assert whole(f"{first}\n\n断提高服务水平。\n\n二、下一步") == [first + "断提高服务水平。", "二、下一步"]


def test_headings_and_finished_sentences_are_not_joined() -> None:
    text = "一、修好灯塔，用好灯塔，管好灯塔，全面提升海岛航运保障能力和公共服务水平的总体安排\n\n各地按要求抓好落实。\n\n第二段。"
    assert whole(text) == [part for part in text.split("\n") if part]


def test_newspaper_columns_are_unwrapped() -> None:
    story = "修灯塔是件大事乡亲们盼了许多年去年冬天工程队上岛今年春天灯塔亮了渔船夜里回港心里有底老人说这盏灯照亮了回家的路也照亮了后生们的前程"
    columns = [story[i : i + 11] for i in range(0, len(story), 11)]
    text = "\n".join([*columns[:-1], columns[-1] + "。"] * 5)
    assert whole(text) == [story + "。"] * 5


def test_joined_text_keeps_its_places() -> None:
    text = "各地要结合实际，认真研究海岛交通的规划和建设，切实抓好组织实施，确保各项工作取得实效，不\n\n断提高。"
    (line,) = joined(lines_of(text))
    assert all(text[at] == character for at, character in zip(line.flow.offsets, line.flow.text, strict=True))


NUMBERS = {
    "第一章 总则": (Rank.CHAPTER, 1),
    "第十二条 各地": (Rank.ARTICLE, 12),
    "一、修灯塔": (Rank.FIRST, 1),
    "二十一、造船": (Rank.FIRST, 21),
    "（三）挖港": (Rank.SECOND, 3),
    "(十)挖港": (Rank.SECOND, 10),
    "4.种树": (Rank.THIRD, 4),
    "4．种树": (Rank.THIRD, 4),
    "12、种树": (Rank.THIRD, 12),
    "（5）浇水": (Rank.FOURTH, 5),
    "5）浇水": (Rank.FOURTH, 5),
    "⑥除草": (Rank.FIFTH, 6),
    "任务三：除草": (Rank.NAMED, 3),
    "行动2 除草": (Rank.NAMED, 2),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items(), ids=NUMBERS.keys())
def test_numbers(text: str, expected: tuple[Rank, int]) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.rank, number.value) == expected


@pytest.mark.parametrize(
    "text", ["1.5万亩", "2027年工作", "一是修塔", "一方面", "第一届大会", "3名专家", "第一批名单", "十四五期间"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.integers(1, 199))
def test_chinese_counting(value: int) -> None:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    printed = (digits[hundreds] + "百") if hundreds else ""
    printed += (digits[tens] + "十") if tens else ("零" if hundreds and ones else "")
    printed += digits[ones] if ones else ""
    assert count(printed) == value


@given(st.text(alphabet="一、（）1.。，\n 甲乙丙", max_size=120))
def test_nothing_is_lost_by_cleaning_and_joining(text: str) -> None:
    cleaned = without_furniture(lines_of(text))
    held = [at for line in joined(cleaned.lines) for at in line.flow.offsets]
    held += [at for flow in cleaned.furniture for at in flow.offsets]
    assert {at for at, c in enumerate(text) if not c.isspace()} <= set(held)
