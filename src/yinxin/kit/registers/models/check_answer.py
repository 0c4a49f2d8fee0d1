"""What somebody who looked at a record found, in one period of one check."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.intake.models import Received


class CheckAnswer(models.Model):
    """`round` is the name of the check or "campaign-7", `period` "2026", "2026Q3", "2026-05" or, of a campaign, nothing.

    `key` is made where the form is filled in, so that an answer that is sent twice arrives once. `values` are what was asked, as
    history keeps it; of personal fields null. `agrees` is False where the place is not as the record says: `mismatch` says how, and
    it stands open until somebody who decides has settled it, of a campaign by the day `mend_by`.
    """

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    round = models.CharField(pgettext_lazy("名录", "核查"), max_length=40)
    period = models.CharField(pgettext_lazy("名录", "核查期"), max_length=10, blank=True)
    key = models.UUIDField(_("表单号"), unique=True)
    seen_on = models.DateField(pgettext_lazy("名录", "核查日期"))
    values = models.JSONField(_("填写内容"), default=dict)
    found = models.CharField(pgettext_lazy("名录", "现场情况"), max_length=500, blank=True)
    agrees = models.BooleanField(pgettext_lazy("名录", "与登记相符"), default=True)
    mismatch = models.CharField(pgettext_lazy("名录", "不符之处"), max_length=500, blank=True)
    mend_by = models.DateField(pgettext_lazy("名录", "整改期限"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("谁"))
    at = models.DateTimeField(_("时间"))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=pgettext_lazy("名录", "了结人"),
    )
    settled_at = models.DateTimeField(pgettext_lazy("名录", "了结时间"), null=True)
    settlement = models.CharField(pgettext_lazy("名录", "处理结果"), max_length=500, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("名录", "核查结果")
        verbose_name_plural = pgettext_lazy("名录", "核查结果")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "record", "round", "period"], name="registers_one_answer_a_period"
            ),
            models.CheckConstraint(
                condition=Q(agrees=True, mismatch="") | (Q(agrees=False) & ~Q(mismatch="")),
                name="registers_a_mismatch_says_what",
            ),
        ]
        indexes = [
            models.Index(
                fields=["register", "record"],
                condition=Q(agrees=False, settled_at__isnull=True),
                name="registers_mismatches_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.record}: {self.round} {self.period}"

    @property
    def is_open(self) -> bool:
        """Something is not as the record says, and nobody has settled it."""
        return not self.agrees and self.settled_at is None


class CheckPhoto(models.Model):
    """A picture taken where somebody looked."""

    answer = models.ForeignKey(
        CheckAnswer, models.CASCADE, related_name="photos", verbose_name=pgettext_lazy("名录", "核查结果")
    )
    file = models.OneToOneField(Received, models.PROTECT, related_name="+", verbose_name=_("文件"))

    class Meta:
        verbose_name = _("核查照片")
        verbose_name_plural = _("核查照片")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
