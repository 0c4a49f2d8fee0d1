"""Invented clans, branches and poems of the sample town."""

from __future__ import annotations

ROWS: tuple[dict[str, object], ...] = ()
BRANCHES: tuple[dict[str, object], ...] = ()
POEMS: tuple[dict[str, object], ...] = ()
