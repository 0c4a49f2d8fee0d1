"""The rows of an uploaded sheet; a sheet of secrets is turned away before anything of it is kept."""

from __future__ import annotations

import hashlib

from django.utils.translation import gettext_lazy

from yinxin.documents.rows.grid import Rows
from yinxin.documents.rows.guarded import read_rows
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.intake.serving import content
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets.headers import text_of
from yinxin.kit.registers.sheets.spellings import said

HINTS = gettext_lazy("填写说明")
"""The sheet of the template that holds no records."""

HEAD = 12
"""Lines in which a mark of secrecy stands."""


def rows_of_file(data: bytes, name: str) -> Rows:
    """UnreadableError where it is no sheet; RefusedError("classified") where it is marked."""
    rows = read_rows(data, name=name, besides=tuple(said(HINTS)))
    head = [text_of(value) for row in rows.rows[:HEAD] for value in row]
    if mark := secrecy([text for text in head if text], name):
        raise RefusedError("sheet-classified", name=name, mark=mark)
    return rows


def rows_of(load: Load) -> Rows:
    """RefusedError("sheet-file-changed") where the kept bytes are no longer those that were previewed."""
    data = content(load.received)
    if hashlib.sha256(data).hexdigest() != load.received.kept_sha256 or load.sha256 != load.received.sha256:
        raise RefusedError("sheet-file-changed", name=load.name)
    return rows_of_file(data, load.name)
