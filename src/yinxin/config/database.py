"""Which database: PostgreSQL by YINXIN_DATABASE_URL, else one SQLite file, opened so that a power cut loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from yinxin.kit.env import SettingError

WAL_IS_SOUND = (3, 51, 3)
"""Older SQLite can corrupt the file when a WAL is reset by two connections at once (3.52.0 was withdrawn for another fault)."""

WITHDRAWN = (3, 52, 0)
BUSY_SECONDS = 20
FORGOTTEN_SECONDS = 300
"""As long as a background job may take."""


def journal(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> tuple[str, str]:
    """Journal mode and synchronous level that lose no acknowledged commit when the power goes.

    Django's default (DELETE with FULL) and the often advised WAL with NORMAL both lose commits.
    """
    if version >= WAL_IS_SOUND and version[:3] != WITHDRAWN:
        return "WAL", "FULL"
    return "DELETE", "EXTRA"


def sqlite(path: Path) -> dict[str, Any]:
    """Settings of a SQLite database. IMMEDIATE: a transaction that reads first and writes later would else fail at once on a lock."""
    mode, level = journal()
    pragmas = (
        f"PRAGMA journal_mode={mode};PRAGMA synchronous={level};PRAGMA foreign_keys=ON;"
        # Without the first, INSERT OR REPLACE walks past a trigger against deleting; without the second, what was
        # erased stays readable in the file's free pages.
        "PRAGMA recursive_triggers=ON;PRAGMA secure_delete=ON;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"init_command": pragmas, "transaction_mode": "IMMEDIATE", "timeout": BUSY_SECONDS},
    }


def postgresql(url: str, statement_seconds: int = 60) -> dict[str, Any]:
    """Settings of a PostgreSQL database, connections held in a pool.

    No statement runs longer than `statement_seconds` (0: no limit), nobody waits longer for a lock than on SQLite, and
    a transaction that was forgotten gives its locks back. `?options=…` in the address takes the place of all three.
    """
    parts = urlsplit(url)
    limits = {
        "statement_timeout": statement_seconds * 1000,
        "lock_timeout": BUSY_SECONDS * 1000,
        "idle_in_transaction_session_timeout": FORGOTTEN_SECONDS * 1000,
    }
    options: dict[str, Any] = {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        "options": " ".join(f"-c {name}={milliseconds}" for name, milliseconds in limits.items()),
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options | dict(parse_qsl(parts.query)),
    }


def database(url: str, default: Path, statement_seconds: int = 60) -> dict[str, Any]:
    """The database of `url` (postgresql://… or sqlite:///file); an empty one means the SQLite file `default`."""
    if not url:
        return sqlite(default)
    scheme, _, rest = url.partition("://")
    if scheme in {"postgresql", "postgres"}:
        return postgresql(url, statement_seconds)
    if scheme == "sqlite" and rest.startswith("/"):
        return sqlite(Path(unquote(rest[1:])))
    raise SettingError("设置 YINXIN_DATABASE_URL 看不懂：请写成 postgresql://用户:口令@主机/库名 或 sqlite:///文件。")
