"""Invented places of the sample town."""

from __future__ import annotations

ROWS: tuple[dict[str, object], ...] = ()
