"""One file from outside: where its bytes are kept, what they were when they came, and whether anybody may have them."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

RANDOM_BYTES = 16


def kept_name(received: Received, _name: str) -> str:
    """A random name of 128 bits: neither the uploader's name nor the content ever becomes a path."""
    token = secrets.token_hex(RANDOM_BYTES)
    folder = "quarantine" if received.state == Received.State.QUARANTINED else "received"
    return f"{folder}/{token[:2]}/{token}"


class Received(models.Model):
    """`sha256` is of the bytes as they came, `kept_sha256` of those that are kept. Of a file
    in which a virus was found only this row is left; refused at the door, it has not even a name, for nobody has read it yet."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", _("已收下")
        QUARANTINED = "quarantined", _("等待病毒扫描")
        REFUSED = "refused", _("查出病毒，未保留")

    class Kind(models.TextChoices):
        PICTURE = "picture", _("图片")
        PDF = "pdf", _("PDF")
        DOCUMENT = "document", _("文档")

    file = models.FileField(_("内容"), upload_to=kept_name, max_length=100, blank=True)
    name = models.CharField(_("文件名"), max_length=255, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, blank=True)
    media_type = models.CharField(_("文件类型"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("字节数"))
    sha256 = models.CharField(_("校验值"), max_length=64, db_index=True)
    kept_sha256 = models.CharField(_("保留内容的校验值"), max_length=64, blank=True)
    was_cleaned = models.BooleanField(_("去掉了附带内容"), default=False)
    pages = models.PositiveIntegerField(_("页数"), null=True)
    pixels = models.PositiveIntegerField(_("像素"), null=True)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices)
    finding = models.CharField(_("查出的病毒"), max_length=200, blank=True)
    scanned_at = models.DateTimeField(_("病毒扫描时间"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("收到的文件")
        verbose_name_plural = _("收到的文件")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_quarantined(self) -> bool:
        return self.state == self.State.QUARANTINED

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED
