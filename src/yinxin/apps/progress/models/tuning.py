"""What an office decided about lights and alarms: the values it tuned for a plan, and the alarms it dismissed, with its reason."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LightTuning(models.Model):
    """The values of a plan's light rules that differ from the usual ones; `domain.progress.light_rules` keeps their bounds."""

    plan = models.OneToOneField("plans.Plan", models.CASCADE, related_name="light_tuning", verbose_name=_("计划"))
    values = models.JSONField(_("亮灯规则"), default=dict)
    reason = models.CharField(_("理由"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now=True)

    class Meta:
        verbose_name = _("亮灯规则")
        verbose_name_plural = _("亮灯规则")

    def __str__(self) -> str:
        return str(self.plan_id)


class DismissedAlarm(models.Model):
    """An alarm the office looked into and found answered. `mark` names the alarm: the same one does not come back, a new one does."""

    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="dismissed_alarms", verbose_name=_("任务"))
    mark = models.CharField(_("提醒编号"), max_length=200)
    code = models.CharField(_("提醒种类"), max_length=20)
    reason = models.TextField(_("理由"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("已核对的提醒")
        verbose_name_plural = _("已核对的提醒")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["task", "mark"], name="progress_alarm_dismissed_once")]

    def __str__(self) -> str:
        return self.mark
