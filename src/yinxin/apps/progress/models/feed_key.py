"""The key to one unit's calendar feed, held by one person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FeedKey(models.Model):
    """Only the digest of the key is kept, so that nobody can read it here. `revoked_at` ends it for good.

    What the feed shows is decided at each fetch by what the person may see then, never by the key.
    """

    person = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("本人"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("单位"))
    digest = models.CharField(_("校验值"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    used_on = models.DateField(_("最近取用日期"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("停用时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("日历订阅")
        verbose_name_plural = _("日历订阅")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit"], condition=Q(revoked_at__isnull=True), name="progress_one_feed_key_in_use"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
