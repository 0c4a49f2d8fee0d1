"""A code on paper with which a donor ties her own account to her gift."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.donations.models.share import Share


class ClaimCode(models.Model):
    """Only the digest is kept; the code stands on the paper the donor holds. It opens once, until the day it ends."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="codes", verbose_name=_("捐赠人"))
    digest = models.CharField(pgettext_lazy("认领码", "校验值"), max_length=64, unique=True)
    issued_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("发放人"))
    issued_at = models.DateTimeField(_("发放时间"), auto_now_add=True)
    ends_on = models.DateField(_("有效期至"))
    used_at = models.DateTimeField(pgettext_lazy("认领码", "使用时间"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("作废时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("认领码")
        verbose_name_plural = _("认领码")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["share"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="donations_one_code_in_use",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
