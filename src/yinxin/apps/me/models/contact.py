"""How to reach a person and by which document to know her: everything optional, given by herself alone."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.kit.vault import blind
from yinxin.kit.vault.fields import SealedField


class DocumentKind(models.TextChoices):
    RESIDENT = "resident", _("居民身份证")
    PASSPORT = "passport", _("护照")
    HOME_RETURN = "home-return", _("港澳居民来往内地通行证")
    TAIWAN = "taiwan", _("台湾居民来往大陆通行证")
    FOREIGN_RESIDENT = "foreign-resident", _("外国人永久居留身份证")


class ContactRecord(models.Model):
    """`document_index` finds the exact number again and tells nothing else.

    No day of birth is kept: no act needs one that the document itself does not show.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="contact_record", verbose_name=_("本人")
    )
    other_names = models.CharField(_("其他文字的姓名"), max_length=200, blank=True)
    address = SealedField(_("邮寄地址"), null=True)
    phone = SealedField(_("电话"), null=True)
    document_kind = models.CharField(_("证件种类"), max_length=16, choices=DocumentKind.choices, blank=True)
    document_number = SealedField(_("证件号码"), null=True)
    document_index = models.CharField(_("证件号码核对值"), max_length=blind.LENGTH, blank=True, db_index=True)
    changed_at = models.DateTimeField(_("更新时间"), auto_now=True)

    objects: ClassVar[models.Manager[ContactRecord]] = models.Manager()

    class Meta:
        verbose_name = _("联系资料")
        verbose_name_plural = _("联系资料")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
