"""Who was erased must not come back with an old backup: the list is kept apart, and replayed on what was restored."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from django.conf import settings
from django.db import DatabaseError

from yinxin.domain.errors import RefusedError

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

    def is_entry(self, line: str) -> bool: ...


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
    """Add the lines of a copy that was carried away to the list; it can only grow.

    RefusedError("erasures-unreadable") for a file that is no such list: taken in silence, it would let the erased come back.
    """
    try:
        lines = [line for line in copy.read_text(encoding="ascii").splitlines() if line]
    except (OSError, UnicodeDecodeError):
        raise RefusedError("erasures-unreadable", file=str(copy), line=1) from None
    for number, line in enumerate(lines, start=1):
        if not _keeper().is_entry(line):
            raise RefusedError("erasures-unreadable", file=str(copy), line=number)
    held = _keeper().path()
    present = set(held.read_text(encoding="ascii").splitlines()) if held.exists() else set()
    held.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(held, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as opened:
        opened.writelines(f"{line}\n" for line in lines if line not in present)


def _keeper() -> Keeper:
    return cast(Keeper, import_module(settings.ERASURES))
