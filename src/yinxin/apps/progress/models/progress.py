"""How a task stands, worked out from its events and reports and kept so that lists need not replay them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Light(models.TextChoices):
    """What the wall chart shows. Grey is silence: nobody has reported."""

    GREEN = "green", pgettext_lazy("灯", "绿")
    AMBER = "amber", pgettext_lazy("灯", "黄")
    RED = "red", pgettext_lazy("灯", "红")
    GREY = "grey", pgettext_lazy("灯", "灰")


class Progress(models.Model):
    """One row for each task, written by `projecting` alone; `plans.Task.status` holds the state beside it.

    A light changes as days pass without anybody doing anything. So what is kept are the days from which it is amber, grey
    or red until something happens, and a list asks for the light of a day. `rules` names, for each, the rule and its facts.
    """

    task = models.OneToOneField(
        "plans.Task", models.CASCADE, primary_key=True, related_name="progress", verbose_name=_("任务")
    )
    since = models.DateField(_("状态开始日期"), null=True)
    due_on = models.DateField(_("现在的期限"), null=True, db_index=True)
    next_on = models.DateField(_("下一个日期"), null=True, db_index=True)
    pushes = models.PositiveSmallIntegerField(_("延期次数"), default=0)
    returns = models.PositiveSmallIntegerField(_("退回次数"), default=0)
    asked = models.CharField(_("等待决定的申请"), max_length=20, blank=True)
    signed_on = models.DateField(_("签收日期"), null=True)
    reported_on = models.DateField(_("报告完成日期"), null=True)
    accepted_on = models.DateField(_("验收日期"), null=True)
    last_report_on = models.DateField(_("最近报告日期"), null=True)
    amber_on = models.DateField(_("转黄日期"), null=True)
    grey_on = models.DateField(_("转灰日期"), null=True)
    red_on = models.DateField(_("转红日期"), null=True)
    rules = models.JSONField(_("亮灯依据"), default=dict)
    alarms = models.JSONField(_("提醒核对"), default=list)
    alarm_count = models.PositiveSmallIntegerField(_("提醒数"), default=0)

    class Meta:
        verbose_name = _("任务进展")
        verbose_name_plural = _("任务进展")

    def __str__(self) -> str:
        return str(self.pk)
