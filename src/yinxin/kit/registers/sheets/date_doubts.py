"""Cells that are read as a day and are hardly meant so: a far year, a spreadsheet's own number, a month without its day."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.sheets.outcome import Fault

FIRST_YEAR, AHEAD = 1000, 50
"""Years of a full date: none before, and none so many years ahead, is meant (9999-12-31 says "for ever" in some programs)."""

_YEAR = re.compile(r"(\d{4})-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}\s*(?:年\s*\d{1,2}\s*月?|[-/.]\s*\d{1,2})")
_SERIAL = re.compile(r"\d{5}")


def date_doubt(kind: Kind, field: Any, text: str) -> Fault | None:
    """What is doubtful about a cell as `prepared` gave it; None where nothing is."""
    plain = unicodedata.normalize("NFKC", text)
    if isinstance(field, EdtfField):
        if not _SERIAL.fullmatch(plain):
            return None
        return Fault(
            "serial", _("是一个数，不像日期"), _("多半是表格软件的日期序号：把这一格改成日期格式，或照原文写年月日。")
        )
    if kind not in (Kind.DATE, Kind.MOMENT):
        return None
    if _MONTH.fullmatch(plain):
        return Fault("month", _("只有年月，请写到日"), _("写成年月日，例如 2019-03-05。"))
    found = _YEAR.match(plain)
    if found and not FIRST_YEAR <= int(found[1]) <= timezone.localdate().year + AHEAD:
        return Fault("far-year", _("年份不像真的"), _("核对年份；表示“长期”的，清空这一格。"))
    return None
