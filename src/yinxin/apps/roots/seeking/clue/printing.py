"""The sheet as a PDF, with a Chinese font inside, for a printer that has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import timezone

from yinxin.apps.roots.seeking.clue.sheet import Line, Sheet
from yinxin.kit.printing import typeset

TEMPLATE = Path(__file__).parent / "sheet.typ"


def printed(sheet: Sheet) -> bytes:
    """RefusedError("no-chinese-font") where no installed font has Chinese characters."""
    values: dict[str, Any] = {
        "title": _pair(sheet.title),
        "greeting": _pair(sheet.greeting),
        "words": sheet.words,
        "words_label": _pair(sheet.words_label),
        "where": _pair(sheet.where) if sheet.where else None,
        "where_label": _pair(sheet.where_label),
        "groups": [
            {"heading": _pair(one.heading), "names": [[name.chars, name.simplified, name.said] for name in one.names]}
            for one in sheet.groups
        ],
        "asking": _pair(sheet.asking),
        "questions": [_pair(one) for one in sheet.questions],
        "blanks": [_pair(one) for one in sheet.blanks],
        "closing": _pair(sheet.closing),
        "day": sheet.day.isoformat(),
        "code": sheet.code,
    }
    return typeset(TEMPLATE, values, language="zh-hans", made=timezone.now())


def _pair(line: Line) -> list[str]:
    return [line.chinese, line.own]
