"""Taking a file in: limits, name, virus scan and cleaning first, all in memory; only what passed them touches the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake import clamd
from yinxin.kit.intake.cleaning.cleaned import Cleaned, Kinds
from yinxin.kit.intake.cleaning.cleaner import Cleaner
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.names import shown_name

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.core.files.base import File


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept, still in memory. `verdict` is None where no scanner is used."""

    name: str
    size: int
    sha256: str
    cleaned: Cleaned
    verdict: clamd.Verdict | None

    @property
    def is_doubtful(self) -> bool:
        """The scanner gave no answer: it may be kept aside, and nobody may have it."""
        return self.verdict is clamd.Verdict.UNKNOWN


def receive(upload: File[bytes], *, kinds: Kinds, by: AbstractBaseUser) -> Received:
    """Judge, clean and keep one uploaded file. RefusedError or UnreadableError say why it is not taken.

    Call it outside a transaction: a file in which a virus was found is recorded although it is refused.
    """
    refuse_too_large(upload.name or "", upload.size)
    with keeping(inspect(upload.name or "", upload.read(), kinds=kinds, by=by), by=by) as received:
        return received


def inspect(given_name: str, data: bytes, *, kinds: Kinds, by: AbstractBaseUser) -> Inspected:
    """Everything that can be said against a file before it is kept. Nothing is written but the row of an infected one."""
    name = shown_name(given_name)
    refuse_too_large(name, len(data))
    sha256 = hashlib.sha256(data).hexdigest()
    verdict = _scanned(name, data, sha256, by)
    with Cleaner() as cleaner:
        cleaned = _named(name, cleaner, data, kinds)
    return Inspected(name, len(data), sha256, cleaned, verdict)


def look_through(given_name: str, data: bytes, *, by: AbstractBaseUser) -> str:
    """For a file that is read and never kept: its name, its size and a virus scan are all there is to judge. The name as it may be shown."""
    name = shown_name(given_name)
    refuse_too_large(name, len(data))
    if not data:
        raise RefusedError("intake-empty", name=name)
    if _scanned(name, data, hashlib.sha256(data).hexdigest(), by) is clamd.Verdict.UNKNOWN:
        raise RefusedError("intake-scanner-away", name=name)
    return name


def refuse_too_large(name: str, size: int) -> None:
    if size > settings.UPLOAD_LIMIT:
        raise RefusedError("upload-too-large", name=name, megabytes=settings.UPLOAD_LIMIT // 1024 // 1024)


@contextmanager
def keeping(inspected: Inspected, *, by: AbstractBaseUser) -> Iterator[Received]:
    """Keep it, and with it the rows the caller writes inside: in one transaction. If that fails, the bytes go as well."""
    cleaned = inspected.cleaned
    received = Received(
        name=inspected.name,
        kind=cleaned.kind.value,
        media_type=cleaned.media_type,
        size=inspected.size,
        sha256=inspected.sha256,
        kept_sha256=hashlib.sha256(cleaned.data).hexdigest(),
        was_cleaned=cleaned.was_cleaned,
        pages=cleaned.pages,
        pixels=cleaned.pixels,
        state=Received.State.QUARANTINED if inspected.is_doubtful else Received.State.ACCEPTED,
        scanned_at=timezone.now() if inspected.verdict is clamd.Verdict.CLEAN else None,
        by_id=by.pk,
    )
    received.file.save("", ContentFile(cleaned.data), save=False)
    try:
        with transaction.atomic():
            received.save()
            act = "intake.quarantine" if received.is_quarantined else "intake.receive"
            record(act, received, by=by, new={"sha256": received.sha256, "kept_sha256": received.kept_sha256})
            yield received
    except BaseException:
        received.file.delete(save=False)
        raise


def _named(name: str, cleaner: Cleaner, data: bytes, kinds: Kinds) -> Cleaned:
    """The cleaner knows no name to speak of; the sentence does."""
    try:
        return cleaner.clean(data, name=name, kinds=kinds)
    except RefusedError as error:
        raise RefusedError(error.code, **{**error.facts, "name": name}) from None


def _scanned(name: str, data: bytes, sha256: str, by: AbstractBaseUser) -> clamd.Verdict | None:
    if settings.CLAMD is None:
        return None
    scan = clamd.scan(data, settings.CLAMD)
    if scan.verdict is clamd.Verdict.FOUND:
        _record_infected(len(data), sha256, scan.finding, by)
        raise RefusedError("intake-infected", name=name, finding=scan.finding)
    return scan.verdict


@transaction.atomic
def _record_infected(size: int, sha256: str, finding: str, by: AbstractBaseUser) -> None:
    """Of the file nothing is kept; that it came, and from whom, is what whoever looks after the machines must know."""
    row = Received(
        size=size,
        sha256=sha256,
        finding=finding,
        state=Received.State.REFUSED,
        scanned_at=timezone.now(),
        by_id=by.pk,
    )
    row.save()
    record("intake.refuse", row, by=by, new={"sha256": sha256, "finding": finding})
