"""A notice of the State Council about one year's rest days, as an office enters it and a second person confirms it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    WAITING = "waiting", _("等待第二人核对")
    CONFIRMED = "confirmed", _("已确认")
    WITHDRAWN = "withdrawn", _("已撤回")


class NoticeReach(models.TextChoices):
    YEAR = "year", _("全年放假安排")
    SOME_DAYS = "some-days", _("补充通知，只改写到的日子")


class HolidayNotice(models.Model):
    """`spans` is what was read of `text`: first day, last day, whether it is worked, on what occasion. Only a confirmed notice
    counts, and it counts for good: what was wrong in it is put right by entering it once more."""

    year = models.PositiveSmallIntegerField(_("年份"))
    reach = models.CharField(_("通知类别"), max_length=10, choices=NoticeReach.choices, default=NoticeReach.YEAR)
    document_number = models.CharField(_("文号"), max_length=60)
    text = models.TextField(_("放假和上班的日子"))
    spans = models.JSONField(_("读出的日子"), default=list)
    state = models.CharField(_("状态"), max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("录入人"))
    entered_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("核对人")
    )
    decided_at = models.DateTimeField(_("核对时间"), null=True)

    class Meta:
        verbose_name = _("放假通知")
        verbose_name_plural = _("放假通知")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(state=NoticeState.WAITING), name="calendar_notice_one_waiting_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.CONFIRMED)
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("entered_by"))),
                name="calendar_notice_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_number}（{self.year}）"
