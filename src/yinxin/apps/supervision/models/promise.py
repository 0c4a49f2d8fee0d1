"""Whether a plan stands on the public promise page, who decided it and why."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Promise(models.Model):
    """Off until the office switches it on. `with_reports`: the text of the last report stands there too."""

    plan = models.OneToOneField("plans.Plan", models.CASCADE, related_name="promise", verbose_name=_("计划"))
    is_on = models.BooleanField(_("向社会公开"), default=False)
    with_reports = models.BooleanField(_("公开最近一次报告的文字"), default=False)
    reason = models.CharField(_("理由"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now=True)

    class Meta:
        verbose_name = _("公开承诺")
        verbose_name_plural = _("公开承诺")

    def __str__(self) -> str:
        return str(self.plan_id)
