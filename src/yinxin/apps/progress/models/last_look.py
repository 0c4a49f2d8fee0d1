"""Up to when somebody has seen what happened in a plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LastLook(models.Model):
    """Set when the person says so, not when a page was opened: what was not read stays to be read."""

    person = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("本人"))
    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="+", verbose_name=_("计划"))
    at = models.DateTimeField(_("看到什么时候"))

    class Meta:
        verbose_name = _("上次看到的地方")
        verbose_name_plural = _("上次看到的地方")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["person", "plan"], name="progress_one_last_look_at_a_plan")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.at:%Y-%m-%d}"
