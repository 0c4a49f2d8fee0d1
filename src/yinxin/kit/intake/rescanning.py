"""Looking again at what waits for its virus scan, and sweeping up bytes that belong to nothing.

`INTAKE_FOLLOWERS` (dotted names in the settings) are called with a file that left the quarantine, in its transaction.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.recording import record
from yinxin.kit.intake import clamd
from yinxin.kit.intake.models import Received
from yinxin.kit.outbox.schedules import Schedule, daily, every

if TYPE_CHECKING:
    from yinxin.kit.outbox.progress import Progress

logger = logging.getLogger(__name__)

FOLDERS = ("received", "quarantine")
UNCLAIMED = timedelta(days=1)
"""A process that was killed between writing bytes and writing their row leaves bytes behind."""

RESCAN = Schedule("intake.rescan", "yinxin.kit.intake.rescanning.rescan", every(minutes=10), _("再次扫描等待中的文件"))
SWEEP = Schedule("intake.sweep", "yinxin.kit.intake.rescanning.sweep", daily("03:40"), _("清除无主的文件内容"))


def rescan(progress: Progress) -> dict[str, int]:
    """The job. One file after the other, each in its own transaction; what gets no answer again goes on waiting."""
    told = {"released": 0, "refused": 0, "waiting": 0}
    waiting = list(
        Received.objects.filter(state=Received.State.QUARANTINED).order_by("pk").values_list("pk", flat=True)
    )
    for done, pk in enumerate(waiting, start=1):
        told[_look_again(pk)] += 1
        progress.advance(done, len(waiting))
    return told


def _look_again(pk: int) -> str:
    """Only a scan ends the wait: an office that has given up its scanner, or a line missing in its settings, releases nothing."""
    data = _kept_bytes(pk)
    if data is None or not settings.CLAMD:
        return "waiting"
    scan = clamd.scan(data, settings.CLAMD, seconds=clamd.SECONDS_WITHOUT_HASTE)
    if scan.verdict is clamd.Verdict.UNKNOWN:
        return "waiting"
    with transaction.atomic():
        held = Received.objects.select_for_update().filter(pk=pk, state=Received.State.QUARANTINED).first()
        if held is None:
            return "waiting"
        old = held.file.name or ""
        if scan.verdict is clamd.Verdict.FOUND:
            _refuse(held, scan.finding)
        else:
            _release(held, data)
        transaction.on_commit(lambda: default_storage.delete(old))
        for follower in settings.INTAKE_FOLLOWERS:
            import_string(follower)(held)
    return "refused" if scan.verdict is clamd.Verdict.FOUND else "released"


def _kept_bytes(pk: int) -> bytes | None:
    """None, with a line for the operator, where they can not be read: the files after this one still want their scan."""
    received = Received.objects.filter(pk=pk, state=Received.State.QUARANTINED).first()
    if received is None:
        return None
    try:
        with received.file.open("rb") as kept:
            data: bytes = kept.read()
    except OSError as fault:
        logger.error("quarantined file %s can not be read: %s", pk, type(fault).__name__)
        return None
    return data


def _release(held: Received, data: bytes) -> None:
    held.state = Received.State.ACCEPTED
    held.scanned_at = timezone.now()
    held.file.save("", ContentFile(data), save=False)
    held.save(update_fields=["state", "scanned_at", "file"])
    record("intake.release", held, by=None, new={"sha256": held.sha256})


def _refuse(held: Received, finding: str) -> None:
    held.state, held.finding, held.scanned_at = Received.State.REFUSED, finding, timezone.now()
    held.file = ""
    held.save(update_fields=["state", "finding", "scanned_at", "file"])
    record("intake.refuse", held, by=None, new={"sha256": held.sha256, "finding": finding})


def sweep(_progress: Progress) -> int:
    """The job that removes bytes older than a day that no row names. How many there were."""
    known = set(Received.objects.exclude(file="").values_list("file", flat=True))
    oldest = timezone.now() - UNCLAIMED
    swept = 0
    for folder in FOLDERS:
        for name in _names_in(folder):
            if name not in known and default_storage.get_modified_time(name) < oldest:
                default_storage.delete(name)
                swept += 1
    return swept


def _names_in(folder: str) -> list[str]:
    try:
        shelves = default_storage.listdir(folder)[0]
    except FileNotFoundError:
        return []
    return [f"{folder}/{shelf}/{name}" for shelf in shelves for name in default_storage.listdir(f"{folder}/{shelf}")[1]]
