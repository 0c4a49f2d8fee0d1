"""A backup can be made, is made, and has been tried; the head of the audit record is published while others can still compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.utils import timezone

from yinxin.kit.audit import anchors
from yinxin.kit.audit.models import Anchor
from yinxin.kit.backup import identities, recording
from yinxin.kit.backup.models import BackupRun
from yinxin.kit.env import SettingError

OLDEST_BACKUP = timedelta(hours=48)
OLDEST_DRILL = timedelta(days=30)

NO_RECIPIENTS = (
    "还没有指定由谁打开备份：请让两位负责人各自运行 yinxin backup identity，把两把公钥写入 YINXIN_BACKUP_RECIPIENTS。"
)
# Only told, never a refusal: what was off for a week must be able to start, or its worker could never publish and back up again.
NO_BACKUP = "四十八小时内没有做过备份：请查看 yinxin-backup.timer，或运行 yinxin backup。"
NO_DRILL = "三十天内没有演练过恢复：请查看 yinxin-drill.timer，或运行 yinxin restore --drill。"
NO_ANCHOR = "四十八小时内没有公布过审计记录的链头：请查看后台任务是否在运行，或运行 yinxin audit publish。"


@register(Tags.security, deploy=False)
def backups_can_be_made(**_: Any) -> list[CheckMessage]:
    """Two public keys are named, in production."""
    if not settings.PRODUCTION:
        return []
    try:
        named = identities.recipients(settings.BACKUP_RECIPIENTS)
    except SettingError as wrong:
        return [Error(str(wrong), id="yinxin.E050")]
    return [] if named else [Error(NO_RECIPIENTS, id="yinxin.E050")]


@register(Tags.database)
def copies_are_fresh(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """What should have happened by itself lately did, in production."""
    if not settings.PRODUCTION or "default" not in (databases or ()):
        return []
    there = connections["default"].introspection.table_names()
    if not {BackupRun._meta.db_table, Anchor._meta.db_table} <= set(there):
        return []
    return list(_late())


def _late() -> Iterator[CheckMessage]:
    if _is_older(recording.last(BackupRun.Kind.MADE), OLDEST_BACKUP):
        yield Warning(NO_BACKUP, id="yinxin.W051")
    if _is_older(recording.last(BackupRun.Kind.DRILLED), OLDEST_DRILL):
        yield Warning(NO_DRILL, id="yinxin.W052")
    if anchors.is_stale(anchors.newest()):
        yield Warning(NO_ANCHOR, id="yinxin.W053")


def _is_older(at: datetime | None, most: timedelta) -> bool:
    return at is None or timezone.now() - at > most
