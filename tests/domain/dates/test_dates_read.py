"""The date behind the words of a source: never guessed, and what it says of itself is read back the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.dates import Point, Remark, Span, read
from yinxin.domain.dates.eras import ERAS, REPUBLIC, cycle_name, year_of

WORDS = {
    "光绪十九年": "1893",
    "光緒十九年": "1893",
    "大清光绪二十年": "1894",
    "清道光年间": "1821/1850",
    "乾隆": "1736/1795",
    "乾嘉年间": "1736/1820",
    "嘉庆、道光年间": "1796/1850",
    "明清": "1368/1911",
    "明万历四十八年": "1620",
    "洪武三十五年": "1402",
    "咸丰六年至同治三年": "1856/1864",
    "光绪十九年至二十五年": "1893/1899",
    "光绪甲午年": "1894",
    "光绪十九年岁次癸巳": "1893",
    "甲午年（1894）": "1894",
    "光绪十九年（1893）": "1893",
    "1893年（光绪十九年）": "1893",
    "民国廿五年": "1936",
    "民国元年": "1912",
    "民国前五年": "1907",
    "民国廿五年五月十三日": "1936-05-13",
    "民国十二年春": "1923-21",
    "一九三六年五月三日": "1936-05-03",
    "1936年5月": "1936-05",
    "1936年5月至8月": "1936-05/1936-08",
    "1936年5月—1937年2月": "1936-05/1937-02",
    "1987": "1987",
    "１９８７年": "1987",
    "2019.3.5": "2019-03-05",
    "2019/3/5": "2019-03-05",
    "1986-07": "1986-07",
    "1924/1949": "1924/1949",
    "1924-1949": "1924/1949",
    "1924—1949年": "1924/1949",
    "1920年代": "192X",
    "二十世纪二十年代": "192X",
    "19世纪": "18XX",
    "19世纪下半叶": "1851/1900",
    "约1920年": "1920~",
    "1920年左右": "1920~",
    "1920?": "1920?",
    "疑1920年": "1920?",
    "约1920年？": "1920%",
    "约道光年间": "1821~/1850~",
    "1980年至今": "1980/..",
    "1949年以前": "../1949",
    "解放前": "../1949",
    "不详": "XXXX",
}

PARTS = {
    "19世纪末": "18XX",
    "清末": "1644/1911",
    "清末民初": "1644/1949",
    "民国初年": "1912/1949",
    "1920年代初": "192X",
}
OLD_MONTHS = {"光绪十九年八月": "1893", "民国二十五年五月初三": "1936", "光绪十九年十二月": "1893/1894"}

NOBODY_KNOWS = [
    "",
    "重修",
    "甲午年",
    "五十年代",
    "上世纪二十年代",
    "民国二十年代",
    "康熙壬寅",
    "光绪三十五年",
    "民国三十九年",
    "光绪十九年（1895）",
    "光绪十九年甲午",
    "甲午年（1895）",
    "清万历",
    "1936年2月30日",
    "1936年13月",
    "1924-25",
    "1986/7",
    "1949-1924",
    "1924、1949",
    "光绪十十年",
    "抗战前",
    "年" * 500,
]


@pytest.mark.parametrize(("words", "edtf"), WORDS.items())
def test_the_words_of_sources(words, edtf):
    found = read(words)
    assert found is not None
    assert (found.edtf, found.remarks) == (edtf, frozenset())


@pytest.mark.parametrize(("words", "edtf"), PARTS.items())
def test_a_part_without_agreed_years_is_the_whole_and_says_so(words, edtf):
    found = read(words)
    assert found is not None
    assert (found.edtf, found.remarks) == (edtf, {Remark.PART})


@pytest.mark.parametrize(("words", "edtf"), OLD_MONTHS.items())
def test_a_month_of_the_old_calendar_is_not_reckoned_over(words, edtf):
    found = read(words)
    assert found is not None
    assert (found.edtf, found.remarks) == (edtf, {Remark.LUNAR})


@pytest.mark.parametrize("words", NOBODY_KNOWS)
def test_what_is_not_certain_is_not_read(words):
    assert read(words) is None


def test_sorting_goes_by_the_first_year_it_can_mean():
    years = {words: read(words).year for words in ("192X", "1856/1864", "1980/..", "../1949", "XXXX", "1936-05")}
    assert years == {"192X": 1920, "1856/1864": 1856, "1980/..": 1980, "../1949": 1949, "XXXX": None, "1936-05": 1936}


def test_the_years_of_the_eras_follow_each_other():
    """Known points of the tables: the first year of each era by its name in the cycle of sixty (中国历史纪年表)."""
    known = {
        "洪武": "戊申", "永乐": "癸未", "正德": "丙寅", "嘉靖": "壬午", "万历": "癸酉", "崇祯": "戊辰", "顺治": "甲申",
        "康熙": "壬寅", "雍正": "癸卯", "乾隆": "丙辰", "嘉庆": "丙辰", "道光": "辛巳", "咸丰": "辛亥", "同治": "壬戌",
        "光绪": "乙亥", "宣统": "己酉", "民国": "壬子",
    }  # fmt: skip
    assert {name: cycle_name(ERAS[name].first) for name in known} == known
    reigns = [
        ERAS[name] for name in ("顺治", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪", "宣统", "民国")
    ]
    assert all(after.first == before.last + 1 for before, after in pairwise(reigns))


ONES = "〇一二三四五六七八九"


def spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, ONES[tens] + "十")
    return ten + (ONES[ones] if ones or not tens else "")


eras = st.sampled_from(sorted(ERAS))


@given(eras, st.integers(1, 70))
def test_every_year_of_every_era(name, number):
    era = ERAS[name]
    found = read(f"{name}{spelt(number)}年")
    year = year_of(era, number)
    assert (found.edtf if found else None) == (None if year is None else str(year))
    if year is not None:
        assert read(f"{name}{spelt(number)}年{cycle_name(year)}").edtf == str(year)
        assert read(f"{name}{number}年").edtf == str(year)
        assert read(f"{name}{spelt(number)}年（{year}）").edtf == str(year)


@given(eras, st.integers(1, 12), st.integers(1, 30))
def test_a_day_of_the_old_calendar_never_claims_a_day_of_ours(name, month, day):
    found = read(f"{name}元年{spelt(month)}月初{ONES[day % 9 + 1]}")
    assert found is not None
    assert Remark.LUNAR in found.remarks
    assert found.edtf in (str(ERAS[name].first), f"{ERAS[name].first}/{ERAS[name].first + 1}")


@st.composite
def points(draw):
    year, mark = draw(st.integers(2, 9999)), draw(st.sampled_from(["", "~", "?", "%"]))
    blurred = draw(st.sampled_from([0, 0, 0, 1, 2]))
    if blurred:
        return Point(year - year % 10**blurred, blurred=blurred, mark=mark)
    month = draw(st.sampled_from([0, *range(1, 13), 21, 22, 23, 24]))
    return Point(year, month, draw(st.integers(0, 28)) if 0 < month < 13 else 0, mark=mark)


@st.composite
def spans(draw):
    start, end = sorted((draw(points()), draw(points())), key=lambda one: one.begins)
    return Span(*draw(st.sampled_from([(start, end), (start, None), (None, end)])))


@given(st.one_of(points(), spans()))
def test_what_it_writes_it_reads(value):
    found = read(str(value))
    assert found is not None
    assert found.edtf == str(value)


@given(st.text(alphabet="光绪民国清明一二三十廿元年月日初春至/-~?()甲午1920X约", max_size=14))
def test_no_words_break_it_and_reading_twice_says_the_same(words):
    found = read(words)
    if found is not None:
        again = read(found.edtf)
        assert again is not None
        assert (again.edtf, again.year) == (found.edtf, found.year)


def test_the_year_of_the_republic_is_told_by_one_number():
    assert (year_of(REPUBLIC, 1), year_of(REPUBLIC, 38), year_of(REPUBLIC, 39)) == (1912, 1949, None)
