"""Who was erased must not come back with an old backup: the list is kept apart, and replayed on what was restored."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from django.conf import settings
from django.db import DatabaseError

Known = Sequence[Any]
"""Entries of the list; what stands in them is their keeper's matter."""

COPY = "erased.jsonl"
"""A copy beside the backups, to be carried away with them: numbers of accounts and days, nothing else."""


class Keeper(Protocol):
    """The module that settings name (ERASURES)."""

    def path(self) -> Path: ...

    def entries(self) -> Known: ...

    def filed(self) -> Known: ...

    def replay(self, erased: Known) -> int: ...


def known() -> Known:
    """What the list and the present database know. There may be no present database: then the list alone."""
    keeper = _keeper()
    try:
        return keeper.entries()
    except DatabaseError:
        return keeper.filed()


def replay(erased: Known) -> int:
    """Erase again; how many there were."""
    return _keeper().replay(erased)


def put_beside(folder: Path) -> None:
    """A copy of the list beside the backups."""
    held = _keeper().path()
    if held.exists():
        shutil.copyfile(held, folder / COPY)
        (folder / COPY).chmod(0o600)


def learn(copy: Path) -> None:
    """Add the lines of a copy that was carried away to the list; it can only grow."""
    held = _keeper().path()
    present = set(held.read_text(encoding="ascii").splitlines()) if held.exists() else set()
    fresh = [line for line in copy.read_text(encoding="ascii").splitlines() if line and line not in present]
    with held.open("a", encoding="ascii") as opened:
        opened.writelines(f"{line}\n" for line in fresh)


def _keeper() -> Keeper:
    return cast(Keeper, import_module(settings.ERASURES))
