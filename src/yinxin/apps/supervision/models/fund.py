"""专项资金: what was budgeted for a task by one level of government in one year, and every payment from it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Fund(models.Model):
    """`budget` in yuan is what counts now; what it was before stands in the record with the reason."""

    task = models.ForeignKey("plans.Task", models.PROTECT, related_name="funds", verbose_name=_("任务"))
    name = models.CharField(_("资金名称"), max_length=200)
    year = models.PositiveSmallIntegerField(_("年度"))
    source = models.CharField(_("来源"), max_length=100, help_text=_("哪一级财政，例如市级、区级。"))
    budget = models.DecimalField(_("预算（元）"), max_digits=16, decimal_places=2)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("专项资金")
        verbose_name_plural = _("专项资金")
        ordering = ["task", "year", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(budget__gte=0), name="supervision_budget_not_negative"),
            models.UniqueConstraint(fields=["task", "year", "name", "source"], name="supervision_fund_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Payment(models.Model):
    """Money paid on a day; what was taken back is negative. Never changed: a mistake is taken back and entered again."""

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="payments", verbose_name=_("专项资金"))
    on = models.DateField(_("支付日期"))
    amount = models.DecimalField(_("金额（元）"), max_digits=16, decimal_places=2)
    purpose = models.CharField(_("用途"), max_length=300)
    voucher = models.CharField(_("凭证号"), max_length=100, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("支付")
        verbose_name_plural = _("支付")
        ordering = ["fund", "on", "pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.amount}"
