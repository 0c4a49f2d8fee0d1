"""A receipt: proof for both sides of what was agreed to. It is never altered except by when and by what it ended."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yinxin.domain.privacy import consents


class Purpose(models.TextChoices):
    """The four things the law wants agreed to separately (PIPL art. 23, 25, 29, 39)."""

    SHARE = consents.SeparateConsent.SHARE.value, _("提供给其他单位")
    PUBLISH = consents.SeparateConsent.PUBLISH.value, _("公开")
    SENSITIVE = consents.SeparateConsent.SENSITIVE.value, _("处理敏感个人信息")
    ABROAD = consents.SeparateConsent.ABROAD.value, _("提供到境外")


class How(models.TextChoices):
    PAGE = "page", _("本人在网页上勾选")


class Ending(models.TextChoices):
    WITHDRAWN = "withdrawn", _("本人撤回")
    REPLACED = "replaced", _("换成新的同意")
    LAPSED = "lapsed", _("到期或说明已更新")


class Receipt(models.Model):
    """`wording_hash` is the digest of the words as they stood before the person, `scope` what they covered.

    `withdrawn_at` is when it ended, `ending` by what; both are empty while it stands.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="consent_receipts", verbose_name=_("本人")
    )
    purpose = models.CharField(_("同意事项"), max_length=10, choices=Purpose.choices)
    matter = models.CharField(_("事项"), max_length=80)
    version = models.PositiveSmallIntegerField(_("说明版本"))
    language = models.CharField(_("说明语言"), max_length=10)
    scope = models.CharField(_("范围"), max_length=500)
    wording_hash = models.CharField(_("说明校验值"), max_length=64)
    how = models.CharField(_("方式"), max_length=10, choices=How.choices, default=How.PAGE)
    given_at = models.DateTimeField(_("同意时间"))
    withdrawn_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    ending = models.CharField(_("结束原因"), max_length=10, choices=Ending.choices, blank=True, default="")

    objects: ClassVar[models.Manager[Receipt]] = models.Manager()

    class Meta:
        verbose_name = _("同意回执")
        verbose_name_plural = _("同意回执")
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["person", "matter"], name="consent_receipt_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_receipt_withdrawn_after_given",
            ),
            models.UniqueConstraint(
                fields=["person", "matter"], condition=Q(withdrawn_at__isnull=True), name="consent_receipt_one_stands"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.given_at:%Y-%m-%d}"

    @property
    def text(self) -> str:
        """The words that were agreed to, as they stood on the page."""
        return consents.wording(self.purpose, self.version).text(self.language, self.scope)

    @property
    def is_genuine(self) -> bool:
        """Whether the words shown today are, letter by letter, those of that day."""
        return consents.digest(self.text) == self.wording_hash

    @property
    def ends_at(self) -> datetime:
        """When it is to be asked for again, counted in whole months; the 29th of February ends on the 1st of March."""
        years, months = divmod(self.given_at.month - 1 + consents.MONTHS_VALID, 12)
        try:
            return self.given_at.replace(year=self.given_at.year + years, month=months + 1)
        except ValueError:
            return self.given_at.replace(year=self.given_at.year + years, month=months + 2, day=1)
