"""Old backups are removed by age, the keys of persons much sooner than the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from yinxin.kit.backup.making import KEYS, MAIN

UNFINISHED = ".part"


def prune(folder: Path, *, now: datetime, days: int, days_of_keys: int) -> tuple[Path, ...]:
    """Remove what is older and return it. The newest of each kind stays, however old: better an old backup than none."""
    gone = (
        *_older(folder, KEYS, now - timedelta(days=days_of_keys)),
        *_older(folder, MAIN, now - timedelta(days=days)),
        *_older(folder, UNFINISHED, now - timedelta(days=1), but_newest=False),
    )
    for path in gone:
        path.unlink()
    return gone


def _older(folder: Path, ending: str, limit: datetime, *, but_newest: bool = True) -> Iterator[Path]:
    start = "yinxin-" if but_newest else ".yinxin-"
    found = sorted(path for path in folder.glob(f"{start}*{ending}") if _is(path.name, ending))
    for path in found[:-1] if but_newest else found:
        if datetime.fromtimestamp(path.stat().st_mtime, tz=limit.tzinfo) < limit:
            yield path


def _is(name: str, ending: str) -> bool:
    return name.endswith(ending) and (ending != MAIN or not name.endswith(KEYS))
