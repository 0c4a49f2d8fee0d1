"""Which places lie inside one that the paper names: by the official code, that of a county beginning those of its towns and villages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

Inside = Mapping[str, float]  # the codes of cities and counties, and how sure it is that the paper means each
NOWHERE: Inside = {}
_HOLDER = re.compile(r"\d{4}(\d{2})?")
_HELD = re.compile(r"\d{6}(\d{3}){0,2}")
_TIMES = 60.0  # how many times rather a place inside a county is meant that certainly stands on the paper


def holders(ids: Iterable[str]) -> tuple[str, ...]:
    """Those that are codes of cities and counties."""
    return tuple(one for one in ids if _HOLDER.fullmatch(one))


def times(place: str, inside: Inside) -> float:
    """How many times likelier a place becomes."""
    if not inside or not _HELD.fullmatch(place):
        return 1.0
    return 1.0 + _TIMES * max(
        (sure for code, sure in inside.items() if code != place and place.startswith(code)), default=0.0
    )
