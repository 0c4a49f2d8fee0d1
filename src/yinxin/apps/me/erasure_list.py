"""The list of erased accounts, kept a second time outside the database, so that it outlives the restoring of an old backup.

`yinxin restore` reads it before the old database is laid aside (`entries`) and replays it on the restored one (`replay`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from yinxin.apps.me.models import ErasureEntry


@dataclass(frozen=True, slots=True)
class Erasure:
    """The account `person` was erased `at`; nothing else is known of her any more."""

    person: int
    at: datetime


def path() -> Path:
    """The file of the list. It goes into no backup: a restored one would be as old as the database."""
    return Path(settings.ERASURE_LIST)


def entries() -> list[Erasure]:
    """What file and database know together; each alone is enough."""
    known = {one.person: Erasure(one.person, one.at) for one in ErasureEntry.objects.all()}
    known |= {one.person: one for one in filed()}
    return sorted(known.values(), key=lambda one: (one.at, one.person))


def keep() -> None:
    """Bring the file level with the table. Called after each erasure and harmless at any time, so a crash in between heals."""
    known = {one.person for one in filed()}
    missing = [Erasure(one.person, one.at) for one in ErasureEntry.objects.all() if one.person not in known]
    if not missing:
        return
    path().parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as file:
        file.writelines(f"{json.dumps({'person': one.person, 'at': one.at.isoformat()})}\n" for one in missing)
        file.flush()
        os.fsync(file.fileno())


def replay(erased: Iterable[Erasure]) -> int:
    """Erase again whoever the list names and the database still knows; how many there were.

    An account made after the erasure bears the same number only by a restore, and is somebody else: it is left alone.
    """
    from yinxin.apps.me.actions.erasing import (
        erase_again,
    )  # the action keeps the list, so neither can import the other first
    from yinxin.apps.me.beginnings import began_after

    done = sum(erase_again(one.person, at=one.at) for one in erased if not began_after(one.person, one.at))
    keep()
    return done


def filed() -> list[Erasure]:
    """What the file alone knows: enough where there is no database to ask."""
    if not path().exists():
        return []
    lines = path().read_text(encoding="ascii").splitlines()
    return [found for line in lines if (found := _read(line)) is not None]


def is_entry(line: str) -> bool:
    """Whether a line of a file that claims to be such a list is one of it."""
    return _read(line) is not None


def _read(line: str) -> Erasure | None:
    """One entry; None for the torn last line that a power cut may leave, whose row the table still has."""
    try:
        told = json.loads(line)
        return Erasure(int(told["person"]), datetime.fromisoformat(told["at"]))
    except (ValueError, KeyError, TypeError):
        return None
