"""A unit's round as a sheet for offices that work offline: what may be filled in is open, all else is locked.

Every row carries a signed key in a hidden column: which line it is, and what stood there when the sheet was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpResponse

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Figure
from yinxin.apps.progress.models import Line, Report, Round
from yinxin.apps.progress.reporting import lines_page
from yinxin.apps.progress.reporting.lines_page import Card
from yinxin.kit.ui.templatetags.ui import plain_number, sign

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "progress.report-sheet"
KEY, SERIAL, TASK, PART, FIGURE, MEASURE, AIM, LAST, VALUE, SURE, TEXT, DONE, WANTING = (
    "填报码",
    "序号",
    "任务",
    "职责",
    "指标",
    "计量单位",
    "目标",
    "上次",
    "本次数值",
    "属实",
    "进展",
    "已经完成",
    "请补充",
)
HEADINGS = (KEY, SERIAL, TASK, PART, FIGURE, MEASURE, AIM, LAST, VALUE, SURE, TEXT, DONE, WANTING)
WIDTHS = (4, 6, 40, 9, 24, 10, 10, 10, 12, 8, 60, 10, 24)
OPEN = frozenset({VALUE, SURE, TEXT, DONE})
YES = "是"
NOTE = "只填浅黄色的格。数值可写 120、1.2万、一百二十；比上次少时在“属实”里选“是”。填好后在“用表格填报”页面上传，不要增删行列。"
HEAD_ROW = 3


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. A line with several indicators has several; its paragraph and its tick stand on the first."""

    key: str
    cells: tuple[str, ...]
    is_first: bool
    has_figure: bool


def download(row: Round, unit: Unit, lines: QuerySet[Line]) -> HttpResponse:
    answer = HttpResponse(write(row, unit, rows_of(lines)), content_type=MEDIA_TYPE)
    name = re.sub(r"[^\w（）〔〕-]+", "", f"{unit.name}-{row.name}")[:80]
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def rows_of(lines: QuerySet[Line]) -> list[SheetRow]:
    ordered = lines_page.with_reports(lines).order_by("task__order", "task", "pk")
    return [row for card in lines_page.cards_of(list(ordered), {}) for row in _rows(card)]


def stamp_of(line: Line) -> int:
    """What stood on a line: the number of its newest report. A sheet made before a later one is stale."""
    told: list[Report] = line.told  # type: ignore[attr-defined]
    return max((one.pk for one in told if one.state != Report.State.DRAFT), default=0)


def write(row: Round, unit: Unit, rows: Sequence[SheetRow]) -> bytes:
    kept = BytesIO()
    # Strings only: a text that begins with “=” is a text, never a formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(kept, options) as book:
        book.set_properties({"title": f"{unit.name} {row.name}"})
        page = book.add_worksheet("填报")
        _lay_out(book, page, row, unit)
        for number, one in enumerate(rows, start=HEAD_ROW):
            _write_row(book, page, number, one)
    return kept.getvalue()


def _rows(card: Card) -> Iterator[SheetRow]:
    figures: list[Figure | None] = [figure for figure, _, _ in card.form.rows] or [None]
    for place, figure in enumerate(figures):
        yield SheetRow(_key(card.line, figure), _cells(card, figure, place), place == 0, figure is not None)


def _key(line: Line, figure: Figure | None) -> str:
    return signing.dumps([line.pk, figure.pk if figure else 0, stamp_of(line)], salt=SALT)


def _cells(card: Card, figure: Figure | None, place: int) -> tuple[str, ...]:
    initial, first = card.form.initial, place == 0
    last = card.last.get(figure.pk) if figure else None
    return (
        str(card.line.task.serial),
        card.line.task.title,
        card.line.get_part_display(),
        figure.subject if figure else "",
        figure.unit if figure else "",
        f"{sign(figure.comparator)}{plain_number(figure.value)}" if figure else "",  # type: ignore[arg-type]
        plain_number(last.value) if last else "",  # type: ignore[arg-type]
        str(initial.get(f"value-{figure.pk}", "")) if figure else "",
        YES if figure and initial.get(f"sure-{figure.pk}") else "",
        str(initial.get("text", "")) if first else "",
        YES if first and initial.get("is_done") else "",
        card.returned.wanting if first and card.returned and not card.sent else "",
    )


def _lay_out(book: Any, page: Any, row: Round, unit: Unit) -> None:
    title = book.add_format({"font_name": "黑体", "font_size": 16, "valign": "vcenter"})
    note = book.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter"})
    head = {
        "font_name": "黑体",
        "font_size": 11,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "bg_color": "#EFEAE1",
    }
    page.write_string(0, 1, f"{unit.name}  {row.name}", title)
    page.write_string(1, 1, f"所报期间 {row.period_start} 至 {row.period_end}，{row.due_on} 截止。{NOTE}", note)
    page.set_row(0, 30)
    page.set_row(1, 22)
    page.set_row(2, 24)
    for column, (name, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        page.set_column(column, column, width, None, {"hidden": name == KEY})
        page.write_string(2, column, name, book.add_format(head))
    page.freeze_panes(HEAD_ROW, 3)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.protect("", {"format_columns": True, "format_rows": True, "sort": False, "autofilter": False})


def _write_row(book: Any, page: Any, number: int, one: SheetRow) -> None:
    cells = (one.key, *one.cells)
    page.set_row(number, min(200, 18 * max(1, -(-len(one.cells[9]) // 28), -(-len(one.cells[1]) // 18)) + 6))
    for column, (name, text) in enumerate(zip(HEADINGS, cells, strict=True)):
        is_open = name in OPEN and (one.has_figure if name in (VALUE, SURE) else one.is_first)
        page.write_string(number, column, text, _look(book, text, is_open=is_open))
        if is_open:
            _validate(page, number, column, name)


def _look(book: Any, text: str, *, is_open: bool) -> Any:
    """Texts that a spreadsheet might take for a formula are marked as texts for good."""
    look = {
        "font_name": "仿宋",
        "font_size": 11,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
        "num_format": "@",
    }
    if is_open:
        look |= {"locked": False, "bg_color": "#FFF8DC"}
    if text.startswith(("=", "+", "-", "@")):
        look["quote_prefix"] = True
    return book.add_format(look)


def _validate(page: Any, row: int, column: int, name: str) -> None:
    if name in (SURE, DONE):
        rule: dict[str, Any] = {"validate": "list", "source": [YES], "ignore_blank": True}
        prompt = "比上次少、或比目标大很多时选“是”。" if name == SURE else "已经完成、请验收时选“是”。"
    else:
        rule = {"validate": "any"}
        prompt = "可写 120、1.2万、一百二十；没有数就空着。" if name == VALUE else "最多5000字，请写现在的进展。"
    page.data_validation(row, column, row, column, rule | {"input_title": name, "input_message": prompt})
