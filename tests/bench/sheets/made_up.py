"""A sheet of so many invented books, of which three hundred have a fault of every kind that a row can have."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter

HEADERS = (
    "编号",
    "书名",
    "类别",
    "姓氏",
    "堂号",
    "所属乡村",
    "修纂年代",
    "册数",
    "提要",
    "责任单位",
    "收藏单位",
    "架位",
    "阅览方式",
    "网上地址",
)
SURNAMES = "陈李黄梁谭伍余司徒关甄朱麦冯林周"
KINDS = ("族谱", "村史村志", "侨刊乡讯", "银信专集")
READINGS = ("到馆阅览", "可复制", "网上全文", "暂不开放")

FAULTS = ("类别", "册数", "责任单位", "书名", "网上地址", "编号")
"""The columns in which a fault is planted, one kind each: no such choice, no number, no such unit, nothing, no address, a twin."""
PLANTED = 300


def books(count: int, *, unit: str, faults: int = PLANTED) -> list[list[str]]:
    """So many rows; the last `faults` of every hundred are wrong, in turn in each column of FAULTS, as long as there are faults left."""
    rows = [_book(number, unit) for number in range(count)]
    step = max(1, count // max(1, faults))
    for planted in range(min(faults, count)):
        _spoil(rows, planted * step + step - 1, FAULTS[planted % len(FAULTS)])
    return rows


def _book(number: int, unit: str) -> list[str]:
    surname = SURNAMES[number % len(SURNAMES)]
    return [
        f"ZP-{number:06}",
        f"{surname}氏族谱第{number}种",
        KINDS[number % 4],
        surname,
        "安定堂" if number % 3 else "",
        f"榕江区石桥镇第{number % 700}村",
        str(1800 + number % 150),
        str(1 + number % 40),
        f"木刻本，编号{number}，卷末附历年出洋子弟的房份表，缺第{number % 9 + 1}册，字迹清楚。",
        unit,
        "澜浦市图书馆",
        f"甲-{number % 30}-{number % 90}",
        READINGS[number % 4],
        f"https://books.example/{number}" if number % 5 == 0 else "",
    ]


def _spoil(rows: list[list[str]], line: int, header: str) -> None:
    wrong = {
        "类别": "连环画",
        "册数": "许多",
        "责任单位": "不存在镇人民政府",
        "书名": "",
        "网上地址": "没有网址",
        "编号": rows[max(0, line - 1)][0],
    }
    rows[line][HEADERS.index(header)] = wrong[header]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    kept = StringIO()
    csv.writer(kept).writerows([HEADERS, *rows])
    return b"\xef\xbb\xbf" + kept.getvalue().encode()


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet("书目")
        for line, row in enumerate([HEADERS, *rows]):
            for column, text in enumerate(row):
                page.write_string(line, column, text)
    return kept.getvalue()
