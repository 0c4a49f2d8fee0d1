"""Reading the first table of an uploaded sheet. It is judged like every file that comes in, read and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from django.core.files.base import File
from django.utils.translation import gettext as _

from yinxin.apps.people.models import User
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import Table
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS
from yinxin.kit.intake.receiving import inspect, refuse_too_large
from yinxin.kit.refusals import sentence_of

MOST_ROWS = 2000
HEAD = 4000
"""Characters that are looked at for a mark of secrecy, as in every document that comes in."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`row` is the sheet's own number; 0 is the file as a whole. `column` is its heading."""

    row: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of the sheet's cells, merged ones at each place they cover; or the one fault that kept it from being read.

    The lines above a table (its title) are read as paragraphs, so an empty row stands for each: rows count as in the sheet.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    fault: Fault | None = None


def read(upload: File[bytes], *, by: User) -> Grid:
    name = upload.name or ""
    try:
        above, table = _table(upload, by)
    except UnreadableError as error:
        return Grid(fault=Fault(0, "", name, error.sentence))
    except RefusedError as error:
        return Grid(fault=Fault(0, "", name, sentence_of(error)))
    if table is None:
        return Grid(fault=Fault(0, "", name, _("文件里没有表格。请上传 Excel 表格。")))
    texts = (tuple(cell.text.strip() if cell else "" for cell in row) for row in table.grid())
    rows = (*((),) * above, *texts)
    if len(rows) > MOST_ROWS:
        sentence = _("表格有%(n)s行，最多%(most)s行。请分成几个文件上传。") % {"n": len(rows), "most": MOST_ROWS}
        return Grid(fault=Fault(0, "", name, sentence))
    return Grid(rows)


def _table(upload: File[bytes], by: User) -> tuple[int, Table | None]:
    """The first table, and how many lines stand above it. A file that no scanner answered for cannot wait anywhere: it is sent
    back."""
    refuse_too_large(upload.name or "", upload.size)
    inspected = inspect(upload.name or "", upload.read(), kinds=DOCUMENTS, by=by)
    if inspected.is_doubtful:
        raise RefusedError("intake-scanner-away", name=inspected.name)
    document = read_guarded(inspected.cleaned.data, name=inspected.name)
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=inspected.name, mark=mark)
    blocks = document.blocks
    above = list(takewhile(lambda block: not isinstance(block, Table), blocks))
    rest = blocks[len(above) :]
    return len(above), rest[0] if rest and isinstance(rest[0], Table) else None
