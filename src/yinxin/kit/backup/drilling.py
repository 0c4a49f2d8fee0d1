"""A drill: the whole way back, into a scratch place, compared and thrown away. What has not been tried is no backup."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from yinxin.kit.backup import erasures, making, recording
from yinxin.kit.backup.loading_postgresql import PostgresqlPlace, scratch_database
from yinxin.kit.backup.loading_sqlite import SqlitePlace
from yinxin.kit.backup.place import Place
from yinxin.kit.backup.restoring import Restored, Sealed, restore
from yinxin.kit.backup.scratch import scratch


def drill(sealed: Sealed | None = None) -> Restored:
    """Restore `sealed` into a scratch place and prove it. Without one, a backup is made for the purpose, sealed for two keys
    that exist for this moment only: so the timer can try the whole way without the officials' private keys."""
    began = time.monotonic()
    known = erasures.known()
    with scratch(Path(settings.VAR) / "backups") as folder:
        restored = _restored(sealed or _fresh(folder), folder, known)
    recording.drilled(restored.manifest, time.monotonic() - began)
    return restored


def _fresh(folder: Path) -> Sealed:
    identities = [pyrage.x25519.Identity.generate() for _ in range(2)]
    backup = making.make(folder / "made", [identity.to_public() for identity in identities])
    return Sealed(backup.main, backup.keys, identities)


def _restored(sealed: Sealed, folder: Path, known: erasures.Known) -> Restored:
    with _scratch_place(folder) as place:
        try:
            return restore(sealed, place, folder / "restored" / "files", known)
        finally:
            place.give_up()


@contextmanager
def _scratch_place(folder: Path) -> Iterator[Place]:
    (folder / "restored").mkdir(mode=0o700)
    stamp = f"{timezone.localtime():%Y%m%d-%H%M%S}"
    if connection.vendor == "sqlite":
        yield SqlitePlace(folder / "restored" / "drill.sqlite3", stamp)
        return
    held = connection.settings_dict.copy()
    with scratch_database(held) as name:
        yield PostgresqlPlace(held, name, stamp)
