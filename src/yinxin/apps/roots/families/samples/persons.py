"""Invented persons of long ago for the sample town: key, father, names, years, wife, each with the book it stands in.

A line is: key, father's key or -, given name, courtesy name or -, birth, death (words, or -), surname of the wife or -.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LIANG = """
l1 - 始昌 子盛 嘉靖十二年 萬曆二十年 陳
l2a l1 基遠 - 嘉靖三十五年 萬曆四十四年 黃
l2b l1 基長 - 嘉靖三十九年 - -
l3a l2a 承恩 君錫 萬曆八年 崇禎十年 李
l3b l2a 承業 - 萬曆十三年 - 伍
l4a l3a 澤民 - 萬曆三十六年 康熙七年 余
l4b l3b 澤鄰 - 萬曆四十年 - -
l5a l4a 厚培 - 崇禎七年 康熙四十一年 甄
l5b l4a 厚齋 - 崇禎十三年 - -
l6a l5a 繼善 伯良 康熙二年 雍正九年 趙
l6b l5b 繼先 - 康熙八年 - 馬
l7a l6a 述先 - 康熙三十三年 乾隆二十五年 譚
l7b l6b 述古 好問 康熙四十年 乾隆三十七年 -
l8a l7a 振綱 - 雍正四年 乾隆五十二年 劉
l8b l7a 振紀 - 雍正八年 - 朱
l8c l7a 振聲 遠聞 雍正十二年 嘉慶六年 關
l9a l8a 家駒 - 乾隆三十年 道光五年 鄺
l9b l8b 家駿 - 乾隆三十五年 - -
l9c l8c 家麟 - 乾隆四十一年 道光十八年 周
l10a l9a 聲揚 - 嘉慶十年 同治三年 方
l10b l9c 聲遠 - 嘉慶十五年 同治十年 雷
l10c l9c 聲和 - 嘉慶二十二年 光緒三年 -
l11a l10b 耀堂 - 道光二十五年 光緒三十年 謝
l11b l10b 耀南 子明 同治九年 1938 伍
l11c l10c 耀庭 - 咸豐四年 宣統二年 -
l11d l10c 耀邦 - 同治八年 1931 黃
l12a l11a 祖蔭 - 光緒十九年 1951 司徒
l12b l11b 祖德 - 1899 1961 -
l12c l11d 祖培 - 1903 1944 -
"""
TAN = """
t1 - 朝觀 用賓 順治十五年 雍正元年 余
t2a t1 廷芳 - 康熙二十七年 乾隆十六年 梁
t2b t1 廷秀 - 康熙三十年 - -
t3a t2a 開泰 - 康熙五十六年 乾隆四十七年 黃
t3b t2b 開元 - 康熙五十九年 - -
t4a t3a 景星 - 乾隆十一年 嘉慶十七年 李
t4b t3a 景雲 - 乾隆十五年 - 陳
t5a t4a 運昌 - 乾隆四十年 道光二十三年 梁
t5b t4b 運隆 - 乾隆四十五年 - -
t6a t5a 奕榮 - 嘉慶八年 同治十二年 關
t6b t5a 奕華 - 嘉慶十二年 - -
t7a t6a 世勳 - 道光十二年 光緒二十六年 張
t7b t6a 世傑 - 道光十八年 1912 -
t8a t7a 紹文 - 咸豐十年 1929 伍
t8b t7a 紹武 - 同治四年 1935 -
t8c t7b 紹光 - 同治十年 1946 梁
t9a t8a 箕疇 - 光緒十六年 1958 -
t9b t8c 箕範 - 1901 1968 -
"""
SITU = """
s1 - 文聰 - 乾隆五年 嘉慶元年 謝
s2 s1 章煥 - 乾隆三十二年 道光七年 梁
s3 s2 傳芳 - 嘉慶元年 咸豐九年 譚
s4a s3 世昌 - 道光四年 光緒十五年 -
s4b s3 世榮 - 道光九年 - 黃
s5a s4a 德輝 - 咸豐五年 1921 李
s5b s4b 德明 - 同治二年 1936 -
s6 s5a 禮賢 - 光緒十一年 1949 -
"""


@dataclass(frozen=True, slots=True)
class Line:
    """`-` in the table is nothing here. `generation` counts from the first of the clan."""

    key: str
    father: str
    given: str
    courtesy: str
    born: str
    died: str
    wife: str
    generation: int


@dataclass(frozen=True, slots=True)
class Family:
    """`branches` are the branch of everybody and, by the beginning of keys, of some."""

    clan: str
    surname: str
    book: str
    page: str
    lines: str
    branch: str
    further: tuple[tuple[str, str], ...] = ()

    def rows(self) -> Iterator[Line]:
        for line in self.lines.strip().splitlines():
            key, father, given, courtesy, born, died, wife = ("" if one == "-" else one for one in line.split())
            number = int("".join(one for one in key if one.isdigit()))
            yield Line(key, father, given, courtesy, born, died, wife, number)

    def branch_of(self, key: str) -> str:
        return next((branch for start, branch in self.further if key.startswith(start)), self.branch)


FAMILIES = (
    Family(
        "ZZ-01",
        "梁",
        "ZP-0001",
        "卷四",
        LIANG,
        "FP-01",
        (
            ("l8c", "FP-02"),
            ("l9c", "FP-02"),
            ("l10b", "FP-02"),
            ("l10c", "FP-02"),
            ("l11", "FP-02"),
            ("l12", "FP-02"),
        ),
    ),
    Family("ZZ-02", "譚", "ZP-0002", "卷二", TAN, "FP-03"),
    Family("ZZ-03", "司徒", "", "世系图", SITU, "FP-04"),
)

GRAVE = {"title": "三藩市六山坟场墓碑", "page": "甲区17", "confidence": "record"}
PAPERS = {"title": "1911年入境笔录", "page": "第9341号", "confidence": "record"}
STELE = {"title": "上坊祠堂重修碑", "page": "第2通", "confidence": "later"}

FURTHER: tuple[tuple[str, str, dict[str, str], dict[str, str]], ...] = (
    ("l11b", "birth", {"on": "1871"}, GRAVE),
    ("l11b", "emigration", {"on": "1895", "place": "三藩市"}, PAPERS),
    ("l11b", "burial", {"on": "1938", "place": "三藩市", "place_text": "六山坟场"}, GRAVE),
    ("l11d", "emigration", {"on": "光緒十五年", "place": "三藩市"}, PAPERS),
    ("l10b", "birth", {"on": "嘉慶十七年"}, STELE),
    ("l10b", "death", {"on": "同治九年"}, STELE),
    (
        "t8c",
        "emigration",
        {"on": "光緒十八年", "place_text": "庇能（槟榔屿）"},
        {"title": "庇能汇款局底册", "confidence": "record"},
    ),
    ("s5b", "birth", {"on": "同治四年"}, {"title": "梅隔义冢碑", "confidence": "record"}),
)
"""Who, what, when and where, by which other source: some contradict the book."""

NAMES: tuple[tuple[str, str, str, str, str, str, dict[str, str]], ...] = (
    ("l11b", "birth", "Leong", "Yiu Nam", "yue-Latn-x-us-cantonese", "Latn", GRAVE),
    ("l11b", "married", "梁", "明德", "", "Hant", STELE),
    ("l12a", "paper", "Lee", "Wing Fook", "hoi-Latn-x-us-taishan", "Latn", PAPERS),
    ("l12a", "paper", "李", "榮福", "", "Hant", PAPERS),
    (
        "t8c",
        "birth",
        "Tham",
        "Siew Kong",
        "yue-Latn-x-straits",
        "Latn",
        {"title": "庇能汇款局底册", "confidence": "record"},
    ),
    ("s6", "birth", "Seto", "Lai Yin", "hoi-Latn-x-us-taishan", "Latn", PAPERS),
)
"""Who, which kind of name, surname, given, language, script, source."""

TIES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("l9b", "l8a", "heir-of", STELE),
    ("l10c", "l9a", "also-heir-of", STELE),
    ("t7b", "t6b", "uncertain", {"title": "古楼谭氏祠堂神主牌", "confidence": "later"}),
)
"""Who, of whom, as what."""
