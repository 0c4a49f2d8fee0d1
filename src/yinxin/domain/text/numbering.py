"""The printed number at the head of an item: 第一章, 一、, （一）, 1., （1）, ①, and what rank and count it has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Rank(IntEnum):
    """Outer to inner, in the order GB/T 9704 and common practice give them."""

    PART = 1  # 第一篇, 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    FIRST = 4  # 一、
    ARTICLE = 5  # 第一条, which counts on under chapters and 一、 alike
    SECOND = 6  # （一）
    NAMED = 7  # 任务一：  行动1
    THIRD = 8  # 1.  1、
    FOURTH = 9  # （1）  1）
    FIFTH = 10  # ①


@dataclass(frozen=True, slots=True)
class Number:
    """`length` characters of the text print the number, its point included; `value` counts from 1."""

    rank: Rank
    value: int
    length: int


_HAN = "[一二三四五六七八九十百〇零两]{1,5}"
_PATTERNS: tuple[tuple[Rank | None, re.Pattern[str]], ...] = (
    # 第一篇 / 第一部分 / 第一章 / 第一节 / 第十二条, also with arabic digits: 第1章
    (
        None,
        re.compile(
            rf"第\s*(?P<n>{_HAN}|\d{{1,3}})\s*(?P<kind>篇|部分|章|节|条)(?=[\s　、.．：:]|[^款项个批届次名期阶步线产季年月])[\s　、.．：:]*"
        ),
    ),
    # 任务一：…, 行动1 …, 重点任务3、: a word of the plan's own and its count
    (
        Rank.NAMED,
        re.compile(
            rf"(?:重点|专项|主要)?(?:任务|项目|行动|工程|举措|措施|事项|专项|清单)\s*(?P<n>{_HAN}|\d{{1,3}})(?:[：:、.．]\s*|[ 　]+)"
        ),
    ),
    # （一）, (一), ㈠ ; a stray 、 or . after the bracket belongs to it
    (Rank.SECOND, re.compile(rf"[（(]\s*(?P<n>{_HAN})\s*[）)]\s*[、.．]?\s*")),
    # 一、 一． 一. 一，; not 一是, 一方面
    (Rank.FIRST, re.compile(rf"(?P<n>{_HAN})\s*[、.．]\s*")),
    # （1）, (1), 1）, 1)
    (Rank.FOURTH, re.compile(r"[（(]?\s*(?P<n>\d{1,3})\s*[）)]\s*[、.．]?\s*")),
    # 1. 1． 1、 ; not 1.5, 1.2.3 is read below
    (Rank.THIRD, re.compile(r"(?P<n>\d{1,3})\s*(?:[、．]|\.(?!\d))\s*")),
    # ①
    (Rank.FIFTH, re.compile(rf"(?P<n>[{_CIRCLED}])\s*[、.．]?\s*")),
)
_KINDS = {"篇": Rank.PART, "部分": Rank.PART, "章": Rank.CHAPTER, "节": Rank.SECTION, "条": Rank.ARTICLE}


def read_number(text: str) -> Number | None:
    """The number that opens `text` (leading blanks count into its length), or None."""
    begin = len(text) - len(text.lstrip())
    for rank, pattern in _PATTERNS:
        found = pattern.match(text, begin)
        if found is None:
            continue
        value = count(found["n"])
        if value is None or value == 0:
            continue
        return Number(rank or _KINDS[found["kind"]], value, found.end())
    return None


def count(printed: str) -> int | None:
    """A printed whole number as an integer: 十二, 12, ⑫; None for what is no number below a thousand."""
    if printed.isdecimal():
        return int(printed)
    if printed in _CIRCLED:
        return _CIRCLED.index(printed) + 1
    total, digit = 0, None
    for character in printed:
        if character == "百":
            total, digit = total + 100 * (1 if digit is None else digit), None
        elif character == "十":
            total, digit = total + 10 * (1 if digit is None else digit), None
        elif character in _DIGITS:
            digit = _DIGITS[character] if digit is None else digit * 10 + _DIGITS[character]
        else:
            return None
    return total + (digit or 0)
