"""Whether what came out of a backup is what went in, and nobody bent it on the way."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import connection

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchor_files, chain, guards
from yinxin.kit.audit.anchors import SignedHead
from yinxin.kit.backup.facts import ask, files_named
from yinxin.kit.backup.manifest import Manifest
from yinxin.kit.backup.packing import FILES


def prove(manifest: Manifest, anchor: Path | None, accepted_loss: int) -> None:
    """Every row, file, trigger and event is there; RefusedError tells the first thing that is not.

    A published head that lies beyond the end of this backup shows how much was recorded after it: that loss must be named
    by whoever accepts it, or an old backup could quietly take the place of a newer one.
    """
    _counts(manifest)
    _files(manifest)
    if absent := guards.absent(connection.alias):
        raise RefusedError("backup-differs", what="、".join(absent))
    outside = anchor_files.read(anchor) if anchor else ()
    _not_older(manifest, outside, accepted_loss)
    _chain(manifest, [head for head in outside if head.sequence <= manifest.sequence])


def sign_everybody_out() -> None:
    """A session that was ended after the backup must not come back to life with it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    store.get_model_class().objects.all().delete()


def _counts(manifest: Manifest) -> None:
    for table, count in manifest.counts.items():
        found = ask(f"select count(*) from {connection.ops.quote_name(table)}")[0][0]  # noqa: S608  # nosec B608  a name of our own tables
        if found != count:
            raise RefusedError("backup-differs", what=f"{table}：{found} ≠ {count}")


def _files(manifest: Manifest) -> None:
    there = set(manifest.absent) | {part.removeprefix(f"{FILES}/") for part in manifest.parts}
    if lost := set(files_named(ask)) - there:
        raise RefusedError("backup-differs", what=min(lost))


def _not_older(manifest: Manifest, outside: tuple[SignedHead, ...], accepted_loss: int) -> None:
    newest = max((head.sequence for head in outside if head.is_ours), default=0)
    lost = newest - manifest.sequence
    if lost > 0 and lost != accepted_loss:
        raise RefusedError("backup-older-than-anchor", theirs=manifest.sequence, published=newest, lost=lost)


def _chain(manifest: Manifest, outside: list[SignedHead]) -> None:
    report = chain.verify(outside)
    if report.fault:
        raise RefusedError("backup-chain-broken", what=report.fault.sentence)
    if (report.events, report.head) != (manifest.sequence, manifest.hash or report.head):
        raise RefusedError("backup-chain-broken", what=f"{report.events} ≠ {manifest.sequence}")
