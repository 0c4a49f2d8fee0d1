"""Attaching a picture or paper to a record, putting right what is said of it, and taking it out again."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from PIL import Image

from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.intake import removing
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS, EVIDENCE, FileKind
from yinxin.kit.intake.receiving import Inspected, inspect, keeping, refuse_too_large
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment
from yinxin.kit.registers.writing import held

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

MOST = 60
"""Attachments of one record."""
SMALL = (320, 320)
HEAD = 4000
"""Characters that are looked at for a mark of secrecy, as in every document that comes in."""
SAID = ("kind", "caption", "credit", "rights", "is_public")


def attach(
    register: Register, record: Any, name: str, data: bytes, said: Mapping[str, Any], *, by: AbstractBaseUser
) -> Attachment:
    """`said` are kind, caption, credit, rights and is_public. What is marked 绝密, 机密 or 秘密 is refused before anything is kept.

    Call it outside a transaction: a file in which a virus was found is recorded although it is refused.
    """
    refuse_too_large(name, len(data))
    inspected = inspect(name, data, kinds=EVIDENCE | DOCUMENTS, by=by)
    _refuse_marked(inspected)
    small = _small(inspected)
    with keeping(inspected, by=by) as received:
        _hold(register, record)
        if Attachment.objects.filter(register=register.slug, record=record.pk, removed_at__isnull=True).count() >= MOST:
            raise RefusedError("attachments-many", name=register.name_of(record), n=MOST)
        row = Attachment.objects.create(
            register=register.slug,
            record=record.pk,
            received=received,
            small=small,
            by_id=by.pk,
            at=timezone.now(),
            **{name: said[name] for name in SAID},
        )
        tell("registers.attach", record, by=by, new={"name": received.name, **_said(row)})
    return row


@transaction.atomic
def amend(register: Register, row: Attachment, said: Mapping[str, Any], *, by: AbstractBaseUser) -> Attachment:
    """What is said of it, and whether the public sees it. Where nothing changes nothing is told."""
    record, there = _there(register, row)
    before = _said(there)
    for name in SAID:
        setattr(there, name, said[name])
    if _said(there) != before:
        there.save(update_fields=list(SAID))
        tell("registers.amend-attachment", record, by=by, old=before, new=_said(there))
    return there


@transaction.atomic
def take_out(register: Register, row: Attachment, *, by: AbstractBaseUser, reason: str) -> None:
    """The file goes; that it was there, what it was and why it went stay."""
    record, there = _there(register, row)
    name = there.received.name if there.received else ""
    _take(there, by)
    tell("registers.remove-attachment", record, by=by, old={"name": name, **_said(there)}, reason=reason)


def take_files(register: Register, record: Any, *, by: AbstractBaseUser) -> None:
    """All of one record, in the transaction that removes it."""
    there = Attachment.objects.filter(register=register.slug, record=record.pk, removed_at__isnull=True)
    for row in there.select_related("received").order_by("pk"):
        _take(row, by)


def _take(row: Attachment, by: AbstractBaseUser) -> None:
    received = row.received
    row.received, row.small, row.removed_by_id, row.removed_at = None, b"", by.pk, timezone.now()
    row.save(update_fields=["received", "small", "removed_by", "removed_at"])
    if received is not None:
        removing.remove(received)


def _there(register: Register, row: Attachment) -> tuple[Any, Attachment]:
    """The record and the attachment, locked in this order."""
    record = _hold_by(register, row.record)
    there = Attachment.objects.select_for_update(of=("self",)).select_related("received")
    found = there.filter(pk=row.pk, removed_at__isnull=True).first()
    if found is None:
        raise RefusedError("attachment-gone", name=row.caption)
    return record, found


def _hold(register: Register, record: Any) -> Any:
    return _hold_by(register, record.pk)


def _hold_by(register: Register, pk: int) -> Any:
    rows = held(register, register.model._default_manager.filter(pk=pk))
    if not rows:
        raise RefusedError("record-gone", register=register.label)
    return rows[0]


def _said(row: Attachment) -> dict[str, Any]:
    return {name: getattr(row, name) for name in SAID}


def _small(inspected: Inspected) -> bytes:
    """Made from the picture as it was painted anew, so nothing of the sender's bytes is opened here."""
    if inspected.cleaned.kind is not FileKind.PICTURE:
        return b""
    with Image.open(BytesIO(inspected.cleaned.data), formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB", SMALL)
        if picture.mode in ("RGBA", "LA", "P"):
            layer = picture.convert("RGBA")
            plain = Image.new("RGB", layer.size, "white")
            plain.paste(layer, mask=layer.getchannel("A"))
        else:
            plain = picture.convert("RGB")
        plain.thumbnail(SMALL)
        out = BytesIO()
        plain.save(out, "JPEG", quality=82)
    return out.getvalue()


def _refuse_marked(inspected: Inspected) -> None:
    """What can be read is looked at; a picture, or a PDF that is only a picture, has no words to look at."""
    if inspected.cleaned.kind is FileKind.PICTURE:
        return
    try:
        document = read_guarded(inspected.cleaned.data, name=inspected.name)
    except UnreadableError:
        if inspected.cleaned.kind is FileKind.PDF:
            return
        raise
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=inspected.name, mark=mark)
