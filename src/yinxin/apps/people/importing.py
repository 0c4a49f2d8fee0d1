"""Taking a sheet into the directory: every row is judged, every fault is named, and all is kept or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from yinxin.apps.people import queries
from yinxin.apps.people.applying import apply
from yinxin.apps.people.models import Unit, User
from yinxin.apps.people.sheet_rows import COLUMNS, REQUIRED, RowForm, SheetRow, row_of
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import Document, Table
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.receiving import inspect, refuse_too_large
from yinxin.kit.refusals.sentences import sentence_of

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`row` is the sheet's own number; 0 is the file as a whole."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that reads well. `given` are the columns the sheet has; what it has not stays as it is."""

    number: int
    given: Mapping[str, object]

    @property
    def name(self) -> str:
        return str(self.given["name"])

    @property
    def valid_to(self) -> date | None:
        ended = self.given.get("valid_to")
        return ended if isinstance(ended, date) else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was taken in. With faults, nothing was. `groups` are those the sheet named and the place did not have."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    faults: tuple[Fault, ...] = ()
    groups: tuple[str, ...] = ()


class _RolledBackError(Exception):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("faults")
        self.faults = faults


def load(place: Unit, upload: File[bytes], *, by: User) -> Outcome:
    """Take the first sheet of an uploaded file into the directory of a place."""
    try:
        document = _read(upload, by)
    except UnreadableError as error:
        return Outcome(faults=(Fault(0, "", upload.name or "", error.sentence),))
    except RefusedError as error:
        return Outcome(faults=(Fault(0, "", upload.name or "", sentence_of(error)),))
    table = next(document.tables(), None)
    if table is None:
        return Outcome(faults=(Fault(0, "", upload.name or "", _("文件里没有表格。请用导出的单位目录作模板。")),))
    rows, faults = judge(table)
    if faults:
        return Outcome(faults=tuple(sorted(faults)))
    try:
        with transaction.atomic():
            return _take_in(place, rows, by)
    except _RolledBackError as error:
        return Outcome(faults=tuple(sorted(error.faults)))


def _read(upload: File[bytes], by: User) -> Document:
    """The sheet is read and not kept, so one that no scanner answered for cannot wait anywhere: it is sent back."""
    refuse_too_large(upload.name or "", upload.size)
    inspected = inspect(upload.name or "", upload.read(), kinds=DOCUMENTS, by=by)
    if inspected.is_doubtful:
        raise RefusedError("intake-scanner-away", name=inspected.name)
    return read_guarded(inspected.cleaned.data, name=inspected.name)


def judge(table: Table) -> tuple[list[Judged], list[Fault]]:
    """Every row of a sheet by the form, and what holds between rows: no name twice, no unit above itself."""
    grid = [[cell.text.strip() if cell else "" for cell in row] for row in table.grid()]
    head = next((number for number, row in enumerate(grid) if set(row) & set(COLUMNS["name"])), None)
    if head is None or len(grid) > MOST_ROWS:
        sentence = (
            _("没有“名称”这一列。请用导出的单位目录作模板。") if head is None else _("行数太多，请分成几个文件。")
        )
        return [], [Fault(0, "", "", sentence)]
    columns = _columns(grid[head])
    faults = [
        Fault(head + 1, COLUMNS[field][0], "", _("缺少这一列，请补上。")) for field in REQUIRED if field not in columns
    ]
    rows: list[Judged] = []
    for number, cells in enumerate(grid[head + 1 :], start=head + 2):
        if faults and faults[0].row == head + 1:
            break
        if any(cells):
            _judge_row(number, {field: cells[at] for field, at in columns.items()}, rows, faults)
    return rows, faults + list(_twice(rows)) + list(_loops(rows))


def _columns(heading: list[str]) -> dict[str, int]:
    return {
        field: next(at for at, text in enumerate(heading) if text in words)
        for field, words in COLUMNS.items()
        if any(text in words for text in heading)
    }


def _judge_row(number: int, cells: dict[str, str], rows: list[Judged], faults: list[Fault]) -> None:
    form = RowForm({field: text.removeprefix("'") for field, text in cells.items()})
    if form.is_valid():
        rows.append(Judged(number, {field: form.cleaned_data[field] for field in cells}))
        return
    for field, sentences in form.errors.items():
        faults += [Fault(number, COLUMNS[field][0], cells.get(field, ""), str(sentence)) for sentence in sentences]


def _twice(rows: list[Judged]) -> Iterator[Fault]:
    first: dict[tuple[str, date | None], int] = {}
    for row in rows:
        key = (row.name, row.valid_to)
        if key in first:
            sentence = _("与第%(row)s行的单位重名。请删去一行，或写不同的名称。") % {"row": first[key]}
            yield Fault(row.number, COLUMNS["name"][0], row.name, sentence)
        first.setdefault(key, row.number)


def _loops(rows: list[Judged]) -> Iterator[Fault]:
    above = {row.name: str(row.given.get("parent", "")) for row in rows}
    for row in rows:
        seen, name = {row.name}, above[row.name]
        while name and name not in seen:
            seen.add(name)
            name = above.get(name, "")
        if name == row.name:
            sentence = _("上级单位绕了一圈又回到自己。请改正上级单位。")
            yield Fault(row.number, COLUMNS["parent"][0], str(row.given["parent"]), sentence)


def _take_in(place: Unit, rows: list[Judged], by: User) -> Outcome:
    """Parents before their children; the first pass over all rows collects every refusal before anything is undone."""
    units = queries.of_place(place).select_related("parent", "place").prefetch_related("names", "member_of")
    known = {(unit.name, unit.valid_to): unit for unit in units}
    groups = set(place.groups.values_list("name", flat=True))
    added = changed = 0
    faults: list[Fault] = []
    for row in _parents_first(rows):
        unit = known.get((row.name, row.valid_to)) or known.get((row.name, None))
        now = row_of(unit) if unit else None
        wanted = _wanted(row, now)
        if wanted == now:
            continue
        try:
            with transaction.atomic():
                unit = apply(place, unit, now, wanted, by=by)
        except RefusedError as error:
            faults.append(Fault(row.number, COLUMNS["name"][0], row.name, sentence_of(error)))
            continue
        known[unit.name, unit.valid_to] = unit
        added, changed = added + (now is None), changed + (now is not None)
    if faults:
        raise _RolledBackError(faults)
    made = place.groups.exclude(name__in=groups).order_by("pk").values_list("name", flat=True)
    return Outcome(added, changed, len(rows) - added - changed, groups=tuple(made))


def _wanted(row: Judged, now: SheetRow | None) -> SheetRow:
    """The row with what the sheet does not say taken from the unit as it is."""
    kept = {field.name: getattr(now, field.name) for field in fields(SheetRow)} if now else {}
    return SheetRow(**{**kept, **row.given})


def _parents_first(rows: list[Judged]) -> Iterator[Judged]:
    below: dict[str, list[Judged]] = {}
    names = {row.name for row in rows}
    for row in rows:
        parent = str(row.given.get("parent", ""))
        below.setdefault(parent if parent in names else "", []).append(row)
    waiting = list(reversed(below.pop("", [])))
    while waiting:
        row = waiting.pop()
        yield row
        waiting += reversed(below.pop(row.name, []))
