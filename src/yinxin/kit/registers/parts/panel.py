"""The parts of a record on its page, each with what is amiss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.kit.registers import record_panels
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.parts.access import rows
from yinxin.kit.registers.parts.declaration import Part


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words: each field that is filled, by its label."""

    row: Any
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    part: Part
    lines: tuple[Line, ...]
    told: tuple[str, ...]


@record_panels.panel
def panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing where the register has no parts."""
    if not register.parts:
        return SafeString("")
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    sheets = [_sheet(part, record) for part in register.parts]
    context = {"register": register, "record": record, "sheets": sheets, "keeps": keeps}
    return render_to_string("registers/parts/box.html", context, request=request)


def _sheet(part: Part, record: Any) -> Sheet:
    found = list(rows(part, record))
    return Sheet(part, tuple(Line(row, tuple(_cells(part, row))) for row in found), tuple(part.tells(record, found)))


def _cells(part: Part, row: Any) -> Iterator[tuple[str, str]]:
    for name in part.names:
        shown = getattr(row, f"get_{name}_display", None)
        value = shown() if shown else getattr(row, name)
        if value not in (None, ""):
            yield str(row._meta.get_field(name).verbose_name), str(value)
