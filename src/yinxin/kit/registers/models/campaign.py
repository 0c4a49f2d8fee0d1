"""自查自纠: some records are looked at once more, by a day, because somebody asked for it and not because a year went round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Campaign(models.Model):
    """`asks` are fields of the record, `scope` the facets that chose the records (field → value). The records are fixed when it is
    opened. `summary` are the counts when it was closed.
    """

    register = models.CharField(_("名录"), max_length=40, db_index=True)
    title = models.CharField(pgettext_lazy("自查", "名称"), max_length=100)
    asks = models.JSONField(pgettext_lazy("自查", "查什么"), default=list)
    scope = models.JSONField(pgettext_lazy("自查", "范围"), default=dict)
    opens_on = models.DateField(pgettext_lazy("自查", "开始日期"))
    due_on = models.DateField(pgettext_lazy("自查", "截止日期"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("自查", "发起人")
    )
    opened_at = models.DateTimeField(pgettext_lazy("自查", "发起时间"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("结束人")
    )
    closed_at = models.DateTimeField(pgettext_lazy("自查", "结束时间"), null=True)
    summary = models.JSONField(pgettext_lazy("自查", "小结"), default=dict)

    class Meta:
        verbose_name = _("自查自纠")
        verbose_name_plural = _("自查自纠")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="registers_campaign_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def round(self) -> str:
        """What its answers are filed under."""
        return f"campaign-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class CampaignLine(models.Model):
    """One record that is to be looked at."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="lines", verbose_name=_("自查自纠"))
    record = models.PositiveBigIntegerField(_("记录"))

    class Meta:
        verbose_name = _("自查的记录")
        verbose_name_plural = _("自查的记录")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "record"], name="registers_a_record_once_a_campaign")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}/{self.record}"
