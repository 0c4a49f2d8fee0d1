"""A filled sheet read back through the form of the page: every row judged, every fault named, and all is submitted or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core import signing
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from yinxin.apps.people.models import User
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Line, Report
from yinxin.apps.progress.reporting import access, filling, lines_page, workbook
from yinxin.apps.progress.reporting.line_form import LineForm
from yinxin.apps.progress.reporting.sheet_out import DONE, KEY, SALT, SURE, TASK, TEXT, VALUE, YES, stamp_of
from yinxin.apps.progress.reporting.workbook import Fault, Grid
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of

NEEDED = (KEY, VALUE, SURE, TEXT, DONE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sheet. With faults, nothing was submitted."""

    submitted: int = 0
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Filled:
    """What the rows of one line say, in the words of its form; `rows` tells where each field stands in the sheet."""

    line: int
    stamp: int
    data: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    row: int = 0
    title: str = ""


class _RolledBackError(Exception):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("faults")
        self.faults = faults


def load(upload: File[bytes], *, by: User) -> Outcome:
    """Submit what a sheet changed. Lines that it leaves as they are stay as they are."""
    grid = workbook.read(upload, by=by)
    if grid.fault:
        return Outcome(faults=(grid.fault,))
    filled, faults = _rows(grid, upload.name or "")
    if faults:
        return Outcome(faults=tuple(faults))
    try:
        with transaction.atomic():
            return _take(filled, by)
    except _RolledBackError as error:
        return Outcome(faults=tuple(sorted(error.faults, key=lambda one: (one.row, one.column))))


def _rows(grid: Grid, name: str) -> tuple[dict[int, Filled], list[Fault]]:
    head = next((number for number, row in enumerate(grid.rows) if KEY in row), None)
    if head is None or not set(NEEDED) <= set(grid.rows[head]):
        sentence = _("这不是从填报页面下载的表格，或列被改动过。请重新下载表格再填。")
        return {}, [Fault(0, "", name, sentence)]
    at = {heading: grid.rows[head].index(heading) for heading in (*NEEDED, TASK) if heading in grid.rows[head]}
    filled: dict[int, Filled] = {}
    seen: set[tuple[int, int]] = set()
    faults = []
    for number, row in enumerate(grid.rows[head + 1 :], start=head + 2):
        cells = {heading: row[place].removeprefix("'") for heading, place in at.items()}
        if not any(cells.values()):
            continue
        try:
            line, figure, stamp = signing.loads(cells[KEY], salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            sentence = _("这一行不是本系统发出的，或填报码被改动过。请重新下载表格再填。")
            faults.append(Fault(number, KEY, cells.get(TASK, "")[:30], sentence))
            continue
        if (line, figure) in seen:
            sentence = _("这一行的填报码与另一行相同，说不清填的是哪一项。请重新下载表格，不要复制填报码。")
            faults.append(Fault(number, KEY, cells.get(TASK, "")[:30], sentence))
            continue
        seen.add((line, figure))
        _add(filled.setdefault(line, Filled(line, stamp)), figure, number, cells)
    if not filled and not faults:
        faults.append(Fault(0, "", name, _("表格里没有填报的行。请重新下载表格再填。")))
    return filled, faults


def _add(one: Filled, figure: int, number: int, cells: Mapping[str, str]) -> None:
    prefix = f"line{one.line}-"
    if figure:
        one.data[f"{prefix}value-{figure}"] = cells[VALUE]
        one.data[f"{prefix}sure-{figure}"] = "on" if cells[SURE] == YES else ""
        one.rows[f"value-{figure}"] = (number, VALUE, cells[VALUE])
    if not one.row:
        one.row, one.title = number, cells.get(TASK, "")
        one.data[f"{prefix}text"] = cells[TEXT]
        one.data[f"{prefix}is_done"] = "on" if cells[DONE] == YES else ""
        one.rows["text"] = (number, TEXT, cells[TEXT])
        one.rows["is_done"] = (number, DONE, cells[DONE])


def _take(filled: Mapping[int, Filled], by: User) -> Outcome:
    lines = list(lines_page.with_reports(access.lines_to_load(by)).filter(pk__in=filled).order_by("pk"))
    missing = [one for key, one in filled.items() if key not in {line.pk for line in lines}]
    faults = [
        Fault(one.row, TASK, one.title[:30], _("这一项不是您的单位要报的。请用本单位下载的表格。")) for one in missing
    ]
    initial = {card.line.pk: card.form.initial for card in lines_page.cards_of(lines, {})}
    last, changed = lines_page.last_values(lines), []
    for line in lines:
        form = lines_page.form_of(line, last, sent=filled[line.pk].data)
        form.initial = initial[line.pk]
        if form.has_changed():
            changed.append((line, form))
            faults += _judge(line, form, filled[line.pk])
    projecting.hold({line.task_id for line, _form in changed})
    for line, form in changed if not faults else ():
        try:
            filling.submit(line, form.entry(), by=by, origin=Report.Origin.SHEET)
        except RefusedError as refused:
            faults.append(Fault(filled[line.pk].row, TASK, line.task.title[:30], sentence_of(refused)))
    if faults:
        raise _RolledBackError(faults)
    return Outcome(len(changed), len(lines) - len(changed))


def _judge(line: Line, form: LineForm, one: Filled) -> list[Fault]:
    if stamp_of(line) != one.stamp:
        sentence = _("这张表下载之后，这一项又报过。请重新下载表格再填。")
        return [Fault(one.row, TASK, line.task.title[:30], sentence)]
    form.is_valid()
    found = [
        Fault(*one.rows.get(name, (one.row, TEXT, "")), str(sentence))
        for name, sentences in form.errors.items()
        for sentence in sentences
    ]
    if one.rows["is_done"][2] not in ("", YES):
        found.append(Fault(*one.rows["is_done"], _("请从下拉列表里选“是”，没有完成就空着。")))
    return found
