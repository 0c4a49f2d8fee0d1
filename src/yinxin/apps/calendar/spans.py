"""What was read of a notice, as the database keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from yinxin.domain.clock.notice_text import Spoken

Kept = list[dict[str, Any]]


def kept(spoken: Iterable[Spoken]) -> Kept:
    """For the column `spans`."""
    return [
        {
            "start": one.start.isoformat(),
            "end": one.end.isoformat(),
            "worked": one.is_worked,
            "occasion": one.occasion,
        }
        for one in spoken
    ]


def read(spans: Kept) -> tuple[Spoken, ...]:
    """From the column `spans`."""
    return tuple(
        Spoken(date.fromisoformat(one["start"]), date.fromisoformat(one["end"]), one["worked"], one["occasion"])
        for one in spans
    )
