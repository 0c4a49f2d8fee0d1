"""The way back: unseal, judge the list, load out of sight, prove, erase again what was erased, and only then put into use."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import erasures, proving, recording
from yinxin.kit.backup.manifest import Content, Manifest, UntrustedError
from yinxin.kit.backup.packing import FILES, unpack
from yinxin.kit.backup.place import NotLoadedError, Place, at_home_in, let_go
from yinxin.kit.backup.scratch import scratch
from yinxin.kit.backup.sealing import DamagedError, NotOpenedError, unsealed

KINDS = {Content.MAIN: _("主备份"), Content.KEYS: _("密钥备份")}


@dataclass(frozen=True, slots=True)
class Sealed:
    """The two files of a backup and what opens them.

    `anchor` holds published heads of the audit record, kept outside; `accepted_loss` is how many events after this backup
    somebody has said may be lost.
    """

    main: Path
    keys: Path
    identities: Sequence[pyrage.x25519.Identity]
    anchor: Path | None = None
    accepted_loss: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it. `aside` tells where the former content is kept."""

    manifest: Manifest
    keys_are_older: bool
    erased_again: int
    aside: tuple[str, ...]
    seconds: float


def restore(sealed: Sealed, place: Place, files: Path, known: erasures.Known) -> Restored:
    """Bring the backup into `place` and its files into the folder `files`. Every refusal leaves both as they were."""
    began = time.monotonic()
    with scratch(files.parent) as folder:
        manifest, apart = open_both(sealed, folder)
        (folder / FILES).mkdir(exist_ok=True)
        with _undone_unless_proved(place):
            _load(place, folder)
            with at_home_in(place.draft_name, folder / FILES):
                proving.prove(manifest, sealed.anchor, sealed.accepted_loss)
                erased = erasures.replay(known)
                proving.sign_everybody_out()
                follow()
                recording.restored(manifest, time.monotonic() - began)
        aside = (place.settle(), _move_in(folder / FILES, files, manifest.name))
    return Restored(
        manifest=manifest,
        keys_are_older=apart.made_at < manifest.made_at,
        erased_again=erased,
        aside=tuple(place for place in aside if place),
        seconds=time.monotonic() - began,
    )


def follow() -> None:
    """What must not come back as it stood in an old backup; settings name who sees to it (RESTORE_FOLLOWERS)."""
    for name in settings.RESTORE_FOLLOWERS:
        import_string(name)()


def open_both(sealed: Sealed, folder: Path) -> tuple[Manifest, Manifest]:
    """The parts of both files in `folder`, and their lists, judged."""
    manifest = _open(sealed.main, Content.MAIN, sealed.identities, folder)
    apart = _open(sealed.keys, Content.KEYS, sealed.identities, folder)
    for found in (manifest, apart):
        if found.vendor != connection.vendor:
            raise RefusedError("backup-other-database", theirs=found.vendor, ours=connection.vendor)
        if set(found.migrations) != _own_migrations():
            raise RefusedError("backup-other-version", version=found.version)
    return manifest, apart


def _open(path: Path, wanted: Content, identities: Sequence[pyrage.x25519.Identity], folder: Path) -> Manifest:
    try:
        with unsealed(path.open("rb"), identities) as stream:
            manifest = unpack(stream, folder)
    except FileNotFoundError:
        raise RefusedError("backup-not-there", name=str(path)) from None
    except NotOpenedError:
        raise RefusedError("backup-not-opened", name=path.name) from None
    except (DamagedError, OSError):
        raise RefusedError("backup-damaged", name=path.name) from None
    except UntrustedError:
        raise RefusedError("backup-not-ours", name=path.name) from None
    if manifest.content is not wanted:
        raise RefusedError("backup-wrong-kind", name=path.name, wanted=KINDS[wanted])
    return manifest


def _own_migrations() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}


def _load(place: Place, folder: Path) -> None:
    let_go()
    try:
        place.load(folder / "database", folder / "keys")
    except NotLoadedError as error:
        raise RefusedError("backup-differs", what=str(error)) from None


@contextmanager
def _undone_unless_proved(place: Place) -> Iterator[None]:
    try:
        yield
    except BaseException:
        place.give_up()
        raise


def _move_in(fresh: Path, files: Path, name: str) -> str:
    """One renaming puts the files into use; the former folder, if it held anything, is kept under another name."""
    aside = ""
    if files.exists() and any(files.iterdir()):
        kept = files.with_name(f"{files.name}.before-{name}-{time.time_ns()}")
        files.rename(kept)
        aside = str(kept)
    elif files.exists():
        files.rmdir()
    shutil.move(fresh, files)
    return aside
