"""The copy that development puts aside before its database changes shape. It lies in clear, so never among the backups, nor long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from yinxin.kit.backup.scratch import overwrite

ENDINGS = ("sqlite3", "dump")


def folder_in(var: Path) -> Path:
    """Where these copies lie; who copies whole folders away takes `backups`, not this one."""
    return var / "before-upgrade"


def prune(var: Path, *, now: datetime, days: int) -> None:
    """Overwrite and remove what is older: the keys of persons are in it, so it lives as long as they do in backups."""
    limit = (now - timedelta(days=days)).timestamp()
    for path in _copies(var):
        if path.stat().st_mtime < limit:
            overwrite(path)


def _copies(var: Path) -> Iterator[Path]:
    """Earlier versions put them among the backups."""
    for ending in ENDINGS:
        yield from chain(folder_in(var).glob(f"*.{ending}"), (var / "backups").glob(f"yinxin-*.{ending}"))
