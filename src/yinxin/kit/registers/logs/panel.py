"""The logs of a record on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.kit.registers import record_panels
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.logs.access import entries
from yinxin.kit.registers.logs.declaration import Log


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words: each field that is filled, by its label."""

    entry: Any
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    log: Log
    lines: tuple[Line, ...]


@record_panels.panel
def panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Nothing where the register has no logs."""
    if not register.logs:
        return SafeString("")
    sheets = [
        Sheet(log, tuple(Line(entry, tuple(_cells(log, entry))) for entry in entries(log, record)))
        for log in register.logs
    ]
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    context = {"register": register, "record": record, "sheets": sheets, "keeps": keeps}
    return render_to_string("registers/_logs.html", context, request=request)


def _cells(log: Log, entry: Any) -> Iterator[tuple[str, str]]:
    for name in log.names:
        field = entry._meta.get_field(name)
        value = getattr(entry, f"get_{name}_display")() if field.choices else getattr(entry, name)
        if value not in (None, ""):
            yield str(field.verbose_name), str(value)
