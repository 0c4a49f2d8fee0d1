"""Erasing a person's record at her word (个人信息保护法 第四十七条): the row, its history, its papers and what the audit record tells of it.

That a record was erased, when and by whom stays; what it held does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from yinxin.kit.audit import erasing as audit
from yinxin.kit.audit.recording import history
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.intake.removing import remove as remove_file
from yinxin.kit.registers import searching, writing
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import (
    Act,
    Attachment,
    CampaignLine,
    Change,
    CheckAnswer,
    CheckPhoto,
    FactSource,
    StageMove,
)

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def erase(register: Register, record: Any, *, by: AbstractBaseUser | None, reason: str = "") -> None:
    """`reason` holds nothing personal. A record that is gone already is left alone. ProtectedError while a row elsewhere needs it."""
    row = next(iter(writing.held(register, register.model._default_manager.filter(pk=record.pk))), None)
    if row is None:
        return
    of_it = {"register": register.slug, "record": row.pk}
    _remove_files(of_it)
    events = list(history(row))
    writing.remove(register, [row], act=Act.REMOVED, by=by, reason="")
    for model in (FactSource, StageMove, CheckAnswer, Change):
        model._default_manager.filter(**of_it).delete()
    CampaignLine.objects.filter(campaign__register=register.slug, record=row.pk).delete()
    searching.forget(register, [row.pk])
    audit.erase(events, by=by, reason=reason)
    tell("registers.erase", row, by=by, reason=reason)


def remove_attachments(of_it: dict[str, Any]) -> None:
    """With what was said of them: a caption names persons as often as a paper does."""
    attachments = Attachment.objects.filter(**of_it).select_related("received").order_by("pk")
    files = [row.received for row in attachments if row.received]
    attachments.delete()
    for received in files:
        remove_file(received)


def _remove_files(of_it: dict[str, Any]) -> None:
    remove_attachments(of_it)
    photos = CheckPhoto.objects.filter(
        answer__in=CheckAnswer.objects.filter(**of_it).order_by().values("pk")
    ).select_related("file")
    files = [photo.file for photo in photos.order_by("pk")]
    photos.delete()
    for received in files:
        remove_file(received)
