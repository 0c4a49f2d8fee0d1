"""The pictures and papers of records: which there are, what they are filed under, and who may have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy, pgettext_lazy

from yinxin.kit.intake.models import Received
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Attachment

PHOTO = "photo"
KINDS: dict[str, object] = {
    PHOTO: pgettext_lazy("附件", "照片"),
    "paper": pgettext_lazy("附件", "文件"),
    "drawing": pgettext_lazy("附件", "图纸"),
    "other": gettext_lazy("其他"),
}
"""Kinds of every register, besides the papers its own steps ask for."""


def kinds_of(register: Register) -> dict[str, object]:
    """Kind → its words: first what a step asks for."""
    steps = register.stages.steps if register.stages else ()
    asked = {one.kind: one.label for step in steps for one in step.evidence}
    return {**asked, **{kind: label for kind, label in KINDS.items() if kind not in asked}}


def attached(register: Register, record: Any) -> QuerySet[Attachment]:
    """Those that are there, also the ones whose scan is not over. Without the small pictures, which are asked one by one."""
    return attached_to(register, [record.pk])


def attached_to(register: Register, records: Iterable[int]) -> QuerySet[Attachment]:
    rows = Attachment.objects.filter(register=register.slug, record__in=records, removed_at__isnull=True)
    return rows.select_related("received", "by").defer("small")


def attached_kinds(register: Register, record: Any) -> set[str]:
    """Which papers a step may count on: one that waits for its scan, or in which a virus was found, is none."""
    there = Attachment.objects.filter(register=register.slug, record=record.pk, removed_at__isnull=True)
    return set(there.filter(received__state=Received.State.ACCEPTED).values_list("kind", flat=True))


def public_of(register: Register, record: Any) -> list[Attachment]:
    """What the public page of a public record may show."""
    return list(attached(register, record).filter(is_public=True, received__state=Received.State.ACCEPTED))


def served(register: Register, request: HttpRequest, pk: int) -> Attachment:
    """One attachment this visitor may have, or not found."""
    found = Attachment.objects.filter(register=register.slug, pk=pk, removed_at__isnull=True)
    row = found.select_related("received").first()
    if row is None or not (
        _is_public(register, row) or register.visible_to(request.user).filter(pk=row.record).exists()
    ):
        raise Http404
    return row


def kept(register: Register, request: HttpRequest, pk: int) -> Attachment:
    """One attachment of a record this user may change, or not found."""
    row = Attachment.objects.filter(register=register.slug, pk=pk, removed_at__isnull=True).first()
    if row is None or not register.kept_by(request.user).filter(pk=row.record).exists():
        raise Http404
    return row


def is_shown(row: Attachment) -> bool:
    """Its virus scan is over, and it passed."""
    return row.received is not None and row.received.is_accepted


def _is_public(register: Register, row: Attachment) -> bool:
    return (
        row.is_public and is_shown(row) and register.is_public and register.public_rows().filter(pk=row.record).exists()
    )
