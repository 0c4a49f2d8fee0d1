"""Putting a backup, a drill or a restore on record, as a row and as an event of the audit record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from yinxin.kit.audit.recording import record
from yinxin.kit.backup.manifest import Manifest
from yinxin.kit.backup.models import BackupRun


def made(manifest: Manifest, seconds: float) -> BackupRun:
    """A backup was made."""
    return _put(BackupRun.Kind.MADE, "backup.make", manifest, seconds)


def drilled(manifest: Manifest, seconds: float) -> BackupRun:
    """A backup was restored in a scratch place and proved."""
    return _put(BackupRun.Kind.DRILLED, "backup.drill", manifest, seconds)


def restored(manifest: Manifest, seconds: float) -> BackupRun:
    """This database came out of a backup."""
    return _put(BackupRun.Kind.RESTORED, "backup.restore", manifest, seconds)


def last(kind: BackupRun.Kind) -> datetime | None:
    """When something of this kind was last done."""
    return BackupRun.objects.filter(kind=kind).order_by("-at").values_list("at", flat=True).first()


@transaction.atomic
def _put(kind: BackupRun.Kind, action: str, manifest: Manifest, seconds: float) -> BackupRun:
    run = BackupRun.objects.create(
        kind=kind, name=manifest.name, sequence=manifest.sequence, hash=manifest.hash, seconds=round(seconds, 3)
    )
    record(
        action,
        run,
        by=None,
        new={"name": manifest.name, "sequence": manifest.sequence, "rows": sum(manifest.counts.values())},
    )
    return run
