"""台账: a running ledger as offices keep it in Excel, read by its headings, its dates and its ticks.

The columns come in any order and under many names; what is not understood is said, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yinxin.domain.plans.deadline import last_day
from yinxin.domain.text.fold import fold
from yinxin.domain.text.numerals import number


class Column(StrEnum):
    """What a column of a ledger tells."""

    SERIAL = "serial"
    TITLE = "title"
    UNIT = "unit"
    TEXT = "text"
    DONE = "done"
    DONE_ON = "done-on"
    ACCEPTED = "accepted"
    ACCEPTED_ON = "accepted-on"
    AS_OF = "as-of"
    NOTES = "notes"


HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.SERIAL: ("序号", "编号", "任务序号", "任务编号", "项目序号"),
    Column.TITLE: (
        "任务",
        "任务名称",
        "工作任务",
        "重点任务",
        "主要任务",
        "目标任务",
        "任务内容",
        "工作内容",
        "工作事项",
        "事项",
        "事项名称",
        "项目名称",
        "重点工作",
    ),
    Column.UNIT: ("责任单位", "牵头单位", "承办单位", "主办单位", "填报单位", "落实单位", "牵头责任单位", "单位"),
    Column.TEXT: (
        "进展情况",
        "进展",
        "工作进展",
        "目前进展",
        "推进情况",
        "落实情况",
        "办理情况",
        "完成情况",
        "工作进展情况",
        "目前进展情况",
    ),
    Column.DONE: ("是否完成", "完成状态", "状态", "办理状态", "是否办结", "办结情况", "完成与否"),
    Column.DONE_ON: ("完成时间", "完成日期", "实际完成时间", "办结时间", "办结日期"),
    Column.ACCEPTED: ("是否验收", "验收情况", "验收", "验收结果"),
    Column.ACCEPTED_ON: ("验收时间", "验收日期"),
    Column.AS_OF: (
        "填报时间",
        "填报日期",
        "报送时间",
        "报送日期",
        "报告时间",
        "报告日期",
        "更新时间",
        "更新日期",
        "截至日期",
        "截至时间",
        "日期",
    ),
    Column.NOTES: ("备注", "说明", "其他"),
}
YES = frozenset(
    {
        "是",
        "已验收",
        "验收通过",
        "通过",
        "合格",
        "已完成",
        "完成",
        "办结",
        "已办结",
        "已完结",
        "销号",
        "已销号",
        "√",
        "✓",
        "✔",
        "y",
        "yes",
    }
)
NO = frozenset(
    {
        "",
        "否",
        "未",
        "未验收",
        "未完成",
        "进行中",
        "推进中",
        "正在推进",
        "正常推进",
        "办理中",
        "未办结",
        "持续推进",
        "长期坚持",
        "待验收",
        "×",
        "n",
        "no",
        "无",
        "-",
        "—",
        "/",
    }
)
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_MONTH = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*月?(?:份|底|末)?")
_YEAR = re.compile(r"(\d{4})\s*年?(?:度|底|末)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE = re.compile(r"[〇零○一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row as read. `row` is the sheet's own number; `faults` are (heading, code) of what was not understood."""

    row: int
    serial: int | None = None
    title: str = ""
    unit: str = ""
    text: str = ""
    as_of: date | None = None
    is_done: bool = False
    done_on: date | None = None
    is_accepted: bool = False
    accepted_on: date | None = None
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Reading:
    faults: list[tuple[str, str]] = field(default_factory=list)


def heading_row(grid: Sequence[Sequence[str]]) -> tuple[int, dict[Column, list[int]]] | None:
    """The first row with the headings of a ledger: a task or its number, and what became of it. Several columns may tell of one."""
    for place, row in enumerate(grid[:30]):
        found: dict[Column, list[int]] = {}
        for at, text in enumerate(row):
            column = column_of(text)
            if column is not None and not (at and row[at - 1] == text):
                found.setdefault(column, []).append(at)
        told = {Column.TEXT, Column.DONE, Column.DONE_ON, Column.ACCEPTED} & found.keys()
        if {Column.SERIAL, Column.TITLE} & found.keys() and told:
            return place, found
    return None


def column_of(heading: str) -> Column | None:
    """What a heading means, whatever stands in brackets behind it."""
    plain = fold(re.split(r"[（(【\[]", heading, maxsplit=1)[0])
    return next((column for column, words in HEADINGS.items() if plain in words), None)


def read_rows(grid: Sequence[Sequence[str]], *, today: date, otherwise: date) -> list[LedgerRow] | None:
    """Every row below the headings; None where there are none. `otherwise` is the day of a report that names none.

    A row whose cells all say the same is a heading between rows, as merged ones are.
    """
    found = heading_row(grid)
    if found is None:
        return None
    place, columns = found
    rows = []
    for at, cells in enumerate(grid[place + 1 :], start=place + 2):
        filled = {cell for cell in cells if cell}
        if len(filled) > 1 and column_of(next(iter(cells), "")) is None:
            rows.append(_row(at, _by_column(cells, columns), today=today, otherwise=otherwise))
    return rows


def read_day(text: str) -> date | None:
    """2031年3月5日, 2031-3-5, 2031.3.5, 20310305, 2031年3月 (its last day), 2031年底, 二〇三一年三月五日; None for anything else."""
    plain = _CHINESE.sub(_arabic, text.strip())
    try:
        if found := _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain):
            return date(*(int(part) for part in found.groups()))
        if found := _MONTH.fullmatch(plain):
            return last_day(f"{int(found[1]):04}-{int(found[2]):02}")
        if found := _YEAR.fullmatch(plain):
            return last_day(found[1])
    except ValueError:
        return None
    return None


def _by_column(cells: Sequence[str], columns: Mapping[Column, Sequence[int]]) -> dict[Column, str]:
    """The text of each column; several that tell of progress are laid together."""
    return {
        column: "\n".join(dict.fromkeys(cells[at].strip() for at in places if at < len(cells) and cells[at].strip()))
        for column, places in columns.items()
    }


def _row(at: int, cells: Mapping[Column, str], *, today: date, otherwise: date) -> LedgerRow:
    reading = _Reading()
    done_on = _day(cells, Column.DONE_ON, today, reading)
    accepted_on = _day(cells, Column.ACCEPTED_ON, today, reading)
    as_of = _day(cells, Column.AS_OF, today, reading)
    ticked, text = _tick(cells, Column.DONE, reading), cells.get(Column.TEXT, "")
    accepted = _tick(cells, Column.ACCEPTED, reading)
    if accepted and accepted_on is None and not reading.faults:
        accepted_on = read_day(cells.get(Column.ACCEPTED, "")) or done_on or as_of or otherwise
    is_accepted = bool(accepted or accepted_on)
    is_done = bool(is_accepted or ticked or (ticked is None and _says_done(text, on_a_day=done_on is not None)))
    day = as_of or done_on or accepted_on or otherwise
    if is_done and done_on is None:
        done_on = min(day, accepted_on) if accepted_on else day
    if done_on and accepted_on and accepted_on < done_on:
        reading.faults.append((Column.ACCEPTED_ON, "ledger-accepted-early"))
    title, serial = cells.get(Column.TITLE, ""), _serial(cells.get(Column.SERIAL, ""))
    if not title and serial is None:
        reading.faults.append((Column.TITLE, "ledger-nameless"))
    notes = cells.get(Column.NOTES, "")
    told = "\n".join(part for part in (text, f"备注：{notes}" if notes else "") if part)
    return LedgerRow(
        at,
        serial,
        title,
        cells.get(Column.UNIT, ""),
        told,
        day,
        is_done,
        done_on if is_done else None,
        is_accepted,
        accepted_on,
        tuple(reading.faults),
    )


def _says_done(text: str, *, on_a_day: bool) -> bool:
    """Progress laid together of several columns says done where one of them does and none says that it goes on.

    A day in 完成时间 alone counts as done; beside 办理中 it is the day by which it is to be done.
    """
    told = [fold(line) for line in text.splitlines() if line.strip()]
    if any(line in NO for line in told):
        return False
    return on_a_day or any(line in YES for line in told)


def _day(cells: Mapping[Column, str], column: Column, today: date, reading: _Reading) -> date | None:
    text = cells.get(column, "")
    if fold(text) in NO or text in NO:
        return None
    day = read_day(text)
    if day is None:
        reading.faults.append((column, "ledger-day"))
    elif day > today:
        reading.faults.append((column, "ledger-future"))
        return None
    return day


def _tick(cells: Mapping[Column, str], column: Column, reading: _Reading) -> bool | None:
    """True for yes, False for no, None where the ledger has no such column."""
    if column not in cells:
        return None
    text = cells[column].strip()
    if text.lower() in YES or read_day(text):
        return True
    if text.lower() in NO:
        return False
    reading.faults.append((column, "ledger-tick"))
    return None


def _serial(text: str) -> int | None:
    """The number of a task; 1.2 or 3-1 counts by chapters and is none."""
    whole = re.fullmatch(r"\s*[（(]?第?(\d{1,6})(?:\.0+)?\s*(?:[)）、.．,，。号项条]|号任务)?\s*", text)
    return int(whole[1]) if whole else None


def _arabic(found: re.Match[str]) -> str:
    return str(int(number(found[0])))
