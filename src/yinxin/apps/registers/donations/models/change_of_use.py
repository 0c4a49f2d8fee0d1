"""A change of use that was asked for, and what each donor answers to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.donations.models.donation import Donation
from yinxin.apps.registers.donations.models.share import Share


class ChangeOfUse(models.Model):
    """公益事业捐赠法第十八条: the agreed use is changed only with the donor's consent. One is open at a time."""

    class State(models.TextChoices):
        OPEN = "open", _("征求捐赠人意见")
        AGREED = "agreed", _("捐赠人全部同意")
        REFUSED = "refused", _("有捐赠人不同意")
        DROPPED = "dropped", pgettext_lazy("变更用途", "撤回")

    donation = models.ForeignKey(Donation, models.CASCADE, related_name="changes_of_use", verbose_name=_("侨捐项目"))
    proposed = models.CharField(_("拟改用途"), max_length=300)
    reason = models.CharField(_("改变理由"), max_length=500)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    opened_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("提出人"))
    opened_at = models.DateTimeField(_("提出时间"))
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("变更用途")
        verbose_name_plural = _("变更用途")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["donation"], condition=Q(state="open"), name="donations_one_change_of_use_open"
            )
        ]

    def __str__(self) -> str:
        return self.proposed


class DonorAnswer(models.Model):
    """By herself, or by a signed paper that one official enters and another confirms; an unconfirmed one does not count."""

    class How(models.TextChoices):
        SELF = "self", _("本人在网上答复")
        PAPER = "paper", _("本人签名的书面答复")

    change = models.ForeignKey(ChangeOfUse, models.CASCADE, related_name="answers", verbose_name=_("变更用途"))
    share = models.ForeignKey(Share, models.CASCADE, related_name="answers", verbose_name=_("捐赠人"))
    agrees = models.BooleanField(pgettext_lazy("变更用途", "同意"))
    how = models.CharField(_("方式"), max_length=5, choices=How.choices)
    paper = models.ForeignKey(
        "intake.Received", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("书面答复")
    )
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("录入人"))
    at = models.DateTimeField(_("答复时间"))
    confirmed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("复核人")
    )
    confirmed_at = models.DateTimeField(_("复核时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("捐赠人的答复")
        verbose_name_plural = _("捐赠人的答复")
        ordering = ["change", "share"]
        constraints = [
            models.UniqueConstraint(fields=["change", "share"], name="donations_one_answer_a_donor"),
            models.CheckConstraint(
                condition=~Q(how="paper", paper__isnull=True), name="donations_paper_answer_has_its_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
