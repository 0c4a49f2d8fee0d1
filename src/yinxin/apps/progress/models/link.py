"""压茬推进: a task whose stage hangs on that of another, which may overlap by some days."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TaskLink(models.Model):
    """`after` cannot be finished earlier than `lag` calendar days after `before` is; a negative lag lets them overlap."""

    before = models.ForeignKey("plans.Task", models.CASCADE, related_name="successors", verbose_name=_("前一任务"))
    after = models.ForeignKey("plans.Task", models.CASCADE, related_name="predecessors", verbose_name=_("后一任务"))
    lag = models.SmallIntegerField(_("间隔天数"), default=0)
    reason = models.CharField(_("说明"), max_length=300, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("任务衔接")
        verbose_name_plural = _("任务衔接")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="progress_link_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="progress_link_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"
