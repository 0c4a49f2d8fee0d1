"""Days, years and spans as the sources of a hometown word them, and the date that stands behind the words (EDTF, ISO 8601-2)."""

from __future__ import annotations

from yinxin.domain.dates.reading import Reading, Remark, read
from yinxin.domain.dates.value import Point, Span

__all__ = ["Point", "Reading", "Remark", "Span", "read"]
