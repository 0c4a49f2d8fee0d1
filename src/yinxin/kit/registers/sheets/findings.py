"""What a preview shows, as plain JSON: the columns, the faults by kind with their places, and what would change, old beside new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from yinxin.kit.registers.cells import Column, knowing_names
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sheets.headers import LEFT_OUT, Header, letters
from yinxin.kit.registers.sheets.layout import SheetColumn, sheet_columns
from yinxin.kit.registers.sheets.outcome import CellFault, Judged, Row, Standing

MOST_CHANGES = 1_000
"""Rows of which old and new values are kept for the page; all are counted."""


def findings_of(register: Register, judged: Judged) -> dict[str, Any]:
    columns = sheet_columns(register)
    labels = {one.name: one.label for one in columns}
    return {
        "sheet": judged.sheet,
        "others": list(judged.others),
        "passed_over": judged.passed_over,
        "heading_line": judged.heading.line + 1,
        "missing": list(judged.missing),
        "open": len(judged.heading.open),
        "headers": [_header(one, labels) for one in judged.heading.headers],
        "absent": [one.label for one in columns if one.name not in judged.heading.places],
        "groups": groups(judged.faults, labels),
        "changes": list(_changes(register, columns, judged.rows)),
        "changed_fields": _changed_fields(judged.rows, labels),
    }


def groups(faults: Iterable[CellFault], labels: dict[str, str]) -> list[dict[str, Any]]:
    """Faults of one kind in one column together, the commonest first; of a wrong word each word for itself."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for one in faults:
        fault = one.fault
        key = (one.field, fault.kind, fault.message if fault.vocabulary else "")
        group = found.get(key)
        if group is None:
            group = found[key] = {
                **asdict(fault),
                "message": fault.heading or fault.message,
                "field": one.field,
                "label": labels.get(one.field, ""),
                "cells": [],
            }
        said = fault.message if fault.message != group["message"] else ""
        group["cells"].append([one.line, one.value, said])
    return sorted(found.values(), key=lambda group: -len(group["cells"]))


def _header(one: Header, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "place": one.place,
        "letters": one.letters,
        "text": one.text,
        "field": one.field or "",
        "label": labels.get(one.field or "", ""),
        "left_out": one.field == LEFT_OUT,
        "open": one.is_open,
        "proposals": [[name, labels[name]] for name in one.proposals],
        "twin": _twin(one),
    }


def _twin(one: Header) -> str:
    return letters(one.twin) if one.twin is not None else ""


def _changes(register: Register, columns: Sequence[SheetColumn], rows: Iterable[Row]) -> Iterable[list[Any]]:
    """Line, key, and for each field that would change its label, what it is and what it would be."""
    changed = [row for row in rows if row.standing is Standing.CHANGED][:MOST_CHANGES]
    if not changed:
        return
    known = {one.name: one for one in knowing_names(one.column for one in columns)}
    for row in changed:
        yield [
            row.line,
            " · ".join(str(part) for part in row.key),
            [
                [known[name].label, *_old_and_new(register, known[name], row.before[name], new)]
                for name, new in row.values.items()
            ],
        ]


def _old_and_new(register: Register, column: Column, old: Any, new: Any) -> tuple[str, str]:
    if column.name in register.personal_fields:
        return _("（个人信息，不列出）"), _("（已填写）") if new not in (None, "") else ""
    return column.text(old), column.text(new)


def _changed_fields(rows: Iterable[Row], labels: dict[str, str]) -> list[list[Any]]:
    """How often each field would change."""
    counts: dict[str, int] = {}
    for row in rows:
        if row.standing is Standing.CHANGED:
            for name in row.values:
                counts[name] = counts.get(name, 0) + 1
    return [[labels[name], count] for name, count in sorted(counts.items(), key=lambda one: -one[1])]
