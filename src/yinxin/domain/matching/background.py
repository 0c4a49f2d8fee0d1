"""Terms that official texts of every field print."""

from __future__ import annotations

COMMON: dict[str, float] = {}
