"""The columns of a sheet of persons and the words in its cells, each in Simplified Chinese, Traditional Chinese and English.

A file is written in one of the three and read in any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from yinxin.domain.gedcom.tree import NameKind


class Wording(IntEnum):
    """Which of the three words."""

    HANS = 0
    HANT = 1
    ENGLISH = 2


@dataclass(frozen=True, slots=True)
class Column:
    """`labels` in the order of `Wording`; `also` are older or other headings under which it is known."""

    key: str
    labels: tuple[str, str, str]
    also: tuple[str, ...] = ()


COLUMNS = (
    Column("number", ("编号", "編號", "Number")),
    Column("own", ("银信编号", "銀信編號", "Yinxin number")),
    Column("surname", ("姓", "姓", "Surname"), ("姓氏",)),
    Column("given", ("名", "名", "Given name"), ("名字",)),
    Column("name_kind", ("哪一种名", "哪一種名", "Kind of name")),
    Column("language", ("语言标签", "語言標籤", "Language tag")),
    Column("sex", ("性别", "性別", "Sex")),
    Column("generation", ("世次", "世次", "Generation"), ("世",)),
    Column("branch", ("房派", "房派", "Branch"), ("房",)),
    Column("born", ("出生", "出生", "Born")),
    Column("born_at", ("出生地", "出生地", "Born at")),
    Column("died", ("去世", "去世", "Died"), ("卒",)),
    Column("died_at", ("去世地", "去世地", "Died at")),
    Column("buried", ("安葬", "安葬", "Buried"), ("葬",)),
    Column("buried_at", ("安葬地", "安葬地", "Buried at"), ("葬地",)),
    Column("event", ("其他生平", "其他生平", "Other event")),
    Column("event_on", ("其他生平的时间", "其他生平的時間", "When")),
    Column("event_at", ("其他生平的地方", "其他生平的地方", "Where")),
    Column("father", ("父", "父", "Father")),
    Column("mother", ("母", "母", "Mother")),
    Column("heir_of", ("嗣父", "嗣父", "Heir taken in by")),
    Column("also_heir_of", ("兼祧之父", "兼祧之父", "Also heir of")),
    Column("uncertain", ("疑为父母", "疑為父母", "Perhaps a parent")),
    Column("spouse", ("配偶", "配偶", "Spouse")),
    Column("source", ("出处", "出處", "Source")),
    Column("page", ("卷页", "卷頁", "Page")),
    Column("confidence", ("可信程度", "可信程度", "Confidence")),
)
KEYS = tuple(one.key for one in COLUMNS)
EVENTS = {"born": ("BIRT", "born_at"), "died": ("DEAT", "died_at"), "buried": ("BURI", "buried_at")}
"""Columns of days with the tag of their event and the column of its place."""
TIES = ("father", "mother", "heir_of", "also_heir_of", "uncertain", "spouse")
"""Columns that name other persons by the number of their rows; several are separated."""
SEPARATOR = "；"

Vocabulary = Mapping[str, tuple[str, ...]]
"""What a cell means, and its words: the first three in the order of `Wording`, then what is understood besides."""

SEXES: Vocabulary = {
    "M": ("男", "男", "male", "m"),
    "F": ("女", "女", "female", "f"),
    "U": ("不详", "不詳", "unknown", "u"),
}
CONFIDENCE: Vocabulary = {
    "3": ("当时的记载", "當時的記載", "record of the time", "3"),
    "2": ("后来的记载", "後來的記載", "later record", "2"),
    "1": ("口述", "口述", "told", "1"),
    "0": ("存疑", "存疑", "doubtful", "出处自己存疑", "0"),
}
NO_DATE: Vocabulary = {"": ("日期不详", "日期不詳", "no date", "不详", "不詳", "已故", "unknown", "y")}
"""It happened, and nobody wrote when."""
ALIVE: Vocabulary = {"": ("健在", "在世", "living", "alive", "仍在世", "尚在", "still living", "still alive")}
"""Who is said to live has no place in a sheet."""
NAME_KINDS: Vocabulary = {
    NameKind.BIRTH: ("本名", "本名", "name", "名"),
    NameKind.COURTESY: ("字", "字", "courtesy name"),
    NameKind.ART: ("号", "號", "art name"),
    NameKind.TABOO: ("讳", "諱", "taboo name"),
    NameKind.GENEALOGY: ("派名", "派名", "genealogy name", "谱名", "譜名"),
    NameKind.MILK: ("乳名", "乳名", "milk name"),
    NameKind.MARRIED: ("婚后姓名", "婚後姓名", "married name"),
    NameKind.PAPER: ("纸名", "紙名", "paper name"),
    NameKind.ALIAS: ("别名", "別名", "alias"),
}
FURTHER_EVENTS: Vocabulary = {
    "marriage": ("婚娶", "婚娶", "marriage"),
    "adoption": ("过继", "過繼", "adoption"),
    "emigration": ("出洋", "出洋", "emigration"),
    "return": ("回国", "回國", "return"),
    "residence": ("居住", "居住", "residence"),
    "office": ("科举、任职", "科舉、任職", "office", "科举", "任职"),
}


def meant(cell: str, words: Vocabulary) -> str | None:
    """None where no word of it is known."""
    folded = cell.strip().lower()
    return next((code for code, known in words.items() if folded in known), None)


def said(code: str, words: Vocabulary, wording: Wording) -> str:
    return words[code][wording]


def heading_of(text: str) -> str | None:
    """The key of the column with this heading; None for a heading of somebody's own."""
    return _HEADINGS.get("".join(text.split()).lower())


_HEADINGS = {
    "".join(label.split()).lower(): column.key for column in COLUMNS for label in (*column.labels, *column.also)
}
