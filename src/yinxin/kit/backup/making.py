"""Making a backup: a snapshot, the files it names, a signed list; sealed for two, and put in place only when whole."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import pyrage
from django.conf import settings
from django.db import connection
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import copying_postgresql, copying_sqlite
from yinxin.kit.backup.facts import KEY_TABLES, Facts, ask, files_named
from yinxin.kit.backup.manifest import Content, Manifest
from yinxin.kit.backup.packing import FILES, packed
from yinxin.kit.backup.scratch import scratch
from yinxin.kit.backup.sealing import sealed
from yinxin.version import VERSION

MAIN, KEYS = ".age", ".keys.age"


class Snapshot(Protocol):
    """A database at one moment: what it holds, and its bytes, the keys of persons apart."""

    vendor: str
    facts: Facts

    def database(self) -> AbstractContextManager[BinaryIO]: ...

    def keys(self) -> AbstractContextManager[BinaryIO]: ...


@dataclass(frozen=True, slots=True)
class Backup:
    """The two files that were written, and the list of the first."""

    main: Path
    keys: Path
    manifest: Manifest
    seconds: float


def make(folder: Path, recipients: Sequence[pyrage.x25519.Recipient]) -> Backup:
    """Back up the database and the uploaded files into `folder`. Readers and writers go on meanwhile.

    On SQLite a writer waits while the copy is taken.
    """
    if not recipients:
        raise RefusedError("backup-no-recipients")
    began = time.monotonic()
    name = f"yinxin-{timezone.localtime():%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _snapshot() as taken:
            manifest = _manifest(name, taken)
            _write_keys(folder / f"{name}{KEYS}", recipients, taken, manifest)
            main = _write_main(folder / f"{name}{MAIN}", recipients, taken, manifest)
    except OSError as error:
        raise RefusedError("backup-not-written", reason=error.strerror or str(error), folder=str(folder)) from None
    return Backup(folder / f"{name}{MAIN}", folder / f"{name}{KEYS}", main, time.monotonic() - began)


@contextmanager
def _snapshot() -> Iterator[Snapshot]:
    held: dict[str, Any] = connection.settings_dict
    if connection.vendor == "postgresql":
        with copying_postgresql.snapshot(held) as dumped:
            yield dumped
    else:
        with scratch(Path(settings.VAR) / "backups") as folder, copying_sqlite.snapshot(held, folder) as copied:
            yield copied


def _manifest(name: str, taken: Snapshot) -> Manifest:
    facts = taken.facts
    return Manifest(
        name=name,
        content=Content.MAIN,
        made_at=datetime.isoformat(timezone.now(), timespec="seconds"),
        version=VERSION,
        vendor=taken.vendor,
        migrations=facts.migrations,
        sequence=facts.sequence,
        hash=facts.hash,
        counts=_counts(facts, of_keys=False),
        parts={},
    )


def _counts(facts: Facts, *, of_keys: bool) -> dict[str, int]:
    return {table: count for table, count in facts.counts.items() if (table in KEY_TABLES) is of_keys}


def _write_main(
    target: Path, recipients: Sequence[pyrage.x25519.Recipient], taken: Snapshot, list_: Manifest
) -> Manifest:
    """Files after the database: their names are random and their bytes never change, so what the dump names is there by now."""
    with _placed(target) as draft, sealed(draft, recipients) as stream, packed(stream) as packer:
        with taken.database() as source:
            packer.add_stream("database", source)
        for name, path in _files(Path(settings.MEDIA_ROOT)):
            packer.add_file(name, path)
        absent = _absent(name for name in taken.facts.files if f"{FILES}/{name}" not in packer.parts)
        whole = replace(list_, parts=packer.parts, absent=absent)
        packer.finish(whole)
    return whole


def _write_keys(target: Path, recipients: Sequence[pyrage.x25519.Recipient], taken: Snapshot, list_: Manifest) -> None:
    with _placed(target) as draft, sealed(draft, recipients) as stream, packed(stream) as packer:
        with taken.keys() as source:
            packer.add_stream("keys", source)
        packer.finish(
            replace(
                list_, content=Content.KEYS, counts=_counts(taken.facts, of_keys=True), parts=packer.parts, absent=()
            )
        )


def _absent(unseen: Iterable[str]) -> tuple[str, ...]:
    """What was erased while we were packing is no longer named by the database and is not missed."""
    left = set(unseen)
    return tuple(sorted(left & set(files_named(ask)))) if left else ()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every uploaded file below `root`, under its name in the database."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(root).as_posix(), path


@contextmanager
def _placed(target: Path) -> Iterator[BinaryIO]:
    """A draft that takes its name when it is whole and on the disk: a backup that was cut short is none."""
    draft = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            # The seal closes what it is given, and what is closed can not be synced: it gets a second handle.
            yield os.fdopen(os.dup(opened.fileno()), "wb")
            os.fsync(opened.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
