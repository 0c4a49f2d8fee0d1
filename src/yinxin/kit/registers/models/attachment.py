"""A picture or paper that belongs to a record, and what a fact of a record is taken from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.intake.models import Received


class Attachment(models.Model):
    """`kind` is one of the papers that a step of the register asks for (`Evidence.kind`), or one of the kinds every register has.

    `small` is the picture at most 320 pixels wide and high, as JPEG; of other files empty. `is_public`: whoever sees the record on
    its public page sees it too, once it has passed its virus scan. One that was taken out keeps its row and loses its file.
    """

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    kind = models.CharField(pgettext_lazy("附件", "类别"), max_length=40)
    caption = models.CharField(pgettext_lazy("附件", "说明"), max_length=200)
    credit = models.CharField(pgettext_lazy("附件", "作者或提供者"), max_length=100, blank=True)
    rights = models.CharField(pgettext_lazy("附件", "使用许可"), max_length=200, blank=True)
    is_public = models.BooleanField(pgettext_lazy("附件", "随记录公开"), default=False)
    received = models.OneToOneField(Received, models.PROTECT, null=True, related_name="+", verbose_name=_("文件"))
    small = models.BinaryField(pgettext_lazy("附件", "缩略图"), default=b"")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("谁"))
    at = models.DateTimeField(_("时间"))
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("附件", "移除人"),
    )
    removed_at = models.DateTimeField(pgettext_lazy("附件", "移除时间"), null=True)

    class Meta:
        verbose_name = pgettext_lazy("名录", "附件")
        verbose_name_plural = pgettext_lazy("名录", "附件")
        ordering = ["pk"]
        indexes = [models.Index(fields=["register", "record"], name="registers_attachments")]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=False, received__isnull=True)
                | Q(removed_at__isnull=True, received__isnull=False),
                name="registers_an_attachment_has_its_file",
            )
        ]

    def __str__(self) -> str:
        return self.caption


class FactSource(models.Model):
    """Where one field of a record was read, and on which day it was so. A field has one; a newer one takes its place."""

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    field = models.CharField(pgettext_lazy("出处", "栏目"), max_length=60)
    source = models.CharField(pgettext_lazy("出处", "出处"), max_length=300)
    url = models.URLField(pgettext_lazy("出处", "网址"), max_length=300, blank=True)
    as_of = models.DateField(pgettext_lazy("出处", "截至"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("谁"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = pgettext_lazy("名录", "出处")
        verbose_name_plural = pgettext_lazy("名录", "出处")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["register", "record", "field"], name="registers_one_source_a_fact")
        ]

    def __str__(self) -> str:
        return self.source
