"""`yinxin backup`: database and files, sealed so that two officials must open them together."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import copying_clear, erasures, identities, making, recording
from yinxin.kit.backup.pruning import prune
from yinxin.kit.backup.scratch import overwrite_forgotten


def add_arguments(parser: ArgumentParser) -> None:
    """Where to put it."""
    parser.add_argument(
        "folder", metavar="目录", nargs="?", type=Path, help="备份放在哪里，默认是 YINXIN_VAR 下的 backups"
    )


def run(args: Namespace) -> int:
    """Makes both files, records it, and removes what is older than the settings keep."""
    folder: Path = args.folder or settings.VAR / "backups"
    backup = making.make(folder, identities.recipients(settings.BACKUP_RECIPIENTS))
    erasures.put_beside(folder)
    recording.made(backup.manifest, backup.seconds)
    copying_clear.prune(settings.VAR, now=timezone.now(), days=settings.BACKUP_KEY_DAYS)
    overwrite_forgotten(Path(settings.MEDIA_ROOT).parent)
    gone = prune(folder, now=timezone.now(), days=settings.BACKUP_DAYS, days_of_keys=settings.BACKUP_KEY_DAYS)
    sys.stdout.write(
        f"主备份：{backup.main}\n密钥备份：{backup.keys}\n"
        f"审计记录到第 {backup.manifest.sequence} 条，用时 {backup.seconds:.1f} 秒；清除旧备份 {len(gone)} 份。\n"
    )
    if backup.manifest.absent:
        raise RefusedError(
            "backup-files-absent",
            name=backup.manifest.name,
            count=len(backup.manifest.absent),
            example=backup.manifest.absent[0],
        )
    return 0
