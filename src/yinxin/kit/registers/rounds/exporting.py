"""A due list as a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from urllib.parse import quote

import xlsxwriter
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yinxin.domain.registers import Standing
from yinxin.kit.registers.cells import neutral
from yinxin.kit.registers.moving.evidence import label_of
from yinxin.kit.registers.rounds import due
from yinxin.kit.registers.rounds.due_page import DuePage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOM = "\ufeff"


def words() -> dict[Standing, str]:
    """How a record stands, in words."""
    return {
        Standing.DUE: pgettext("核查", "未核"),
        Standing.OVERDUE: pgettext("核查", "逾期"),
        Standing.DONE: pgettext("核查", "已核"),
        Standing.LATE: pgettext("核查", "逾期后已核"),
    }


def download(page: DuePage, kind: str) -> HttpResponse:
    """`kind` is "csv" or "xlsx"; anything else is not found."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    rows = [_heading(page), *_rows(page)]
    content, media_type = (_xlsx(rows), XLSX) if kind == "xlsx" else (_csv(rows), "text/csv; charset=utf-8")
    answer = HttpResponse(content, content_type=media_type)
    name = quote(f"{page.register.label}-{page.round.label}.{kind}")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _heading(page: DuePage) -> list[str]:
    register = page.register
    paths = [*register.keys, register.title, *register.accounts.split()]
    further = [_("最后一日"), _("状态"), _("核查日期"), _("核查人"), _("不符之处"), _("处理结果")]
    return [*(label_of(register, path) for path in dict.fromkeys(paths)), *further]


def _rows(page: DuePage) -> Iterator[list[str]]:
    register, said = page.register, words()
    own = list(dict.fromkeys([*register.keys, register.title]))
    accounts = [path for path in register.accounts.split() if path not in own]
    records = list(page.rows.select_related(*accounts) if accounts else page.rows)
    for line in due.lines(page.round, records, page.today):
        answer = line.answer
        yield [
            *(_text(line.record, path) for path in [*own, *accounts]),
            page.round.last.isoformat(),
            said[line.standing],
            answer.seen_on.isoformat() if answer else "",
            str(answer.by) if answer else "",
            answer.mismatch if answer else "",
            answer.settlement if answer else "",
        ]


def _text(record: object, path: str) -> str:
    here: object = record
    for name in path.split("__"):
        here = getattr(here, f"get_{name}_display", lambda here=here, name=name: getattr(here, name, None))()
    return "" if here is None else str(here)


def _csv(rows: list[list[str]]) -> bytes:
    content = io.StringIO()
    csv.writer(content).writerows([[neutral(cell) for cell in row] for row in rows])
    return (BOM + content.getvalue()).encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, head if number == 0 else None)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 14)
        sheet.set_column(1, 1, 32)
        sheet.set_column(2, len(rows[0]) - 1, 16)
        sheet.repeat_rows(0)
    return content.getvalue()
