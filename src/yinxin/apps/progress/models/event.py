"""One act in the life of a task, or of one of its phases or milestones. Rows are added and never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.progress.acts import Act


class TaskEvent(models.Model):
    """`on` is the day that counts, `at` when it was written down; a ledger taken in later has days long before.

    With `phase` or `milestone` it is about that part alone. `unit` is the unit for which `by` acted.
    """

    class ActChoice(models.TextChoices):
        SIGN = Act.SIGN.value, _("签收")
        START = Act.START.value, _("开始办理")
        PROGRESS = Act.PROGRESS.value, _("报告进展")
        REPORT_DONE = Act.REPORT_DONE.value, _("报告完成")
        ACCEPT = Act.ACCEPT.value, _("验收通过")
        SEND_BACK = Act.SEND_BACK.value, pgettext_lazy("验收", "退回")
        ASK_EXTENSION = Act.ASK_EXTENSION.value, _("申请延期")
        GRANT_EXTENSION = Act.GRANT_EXTENSION.value, _("同意延期")
        REFUSE_EXTENSION = Act.REFUSE_EXTENSION.value, _("不同意延期")
        ASK_SUSPENSION = Act.ASK_SUSPENSION.value, _("申请暂停")
        SUSPEND = Act.SUSPEND.value, _("决定暂停")
        REFUSE_SUSPENSION = Act.REFUSE_SUSPENSION.value, _("不同意暂停")
        RESUME = Act.RESUME.value, _("恢复办理")
        MERGE = Act.MERGE.value, _("并入其他任务")
        CANCEL = Act.CANCEL.value, _("决定取消")
        REOPEN = Act.REOPEN.value, _("撤销办结")

    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="events", verbose_name=_("任务"))
    phase = models.ForeignKey(
        "plans.Phase", models.CASCADE, null=True, blank=True, related_name="events", verbose_name=_("阶段目标")
    )
    milestone = models.ForeignKey(
        "plans.Milestone", models.CASCADE, null=True, blank=True, related_name="events", verbose_name=_("时间节点")
    )
    act = models.CharField(_("办理"), max_length=20, choices=ActChoice.choices)
    on = models.DateField(_("日期"))
    at = models.DateTimeField(_("记录时间"), auto_now_add=True)
    by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("经办人")
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("办理单位")
    )
    reason = models.TextField(_("理由"), blank=True)
    to = models.DateField(_("改到哪一天"), null=True, blank=True)
    into = models.ForeignKey(
        "plans.Task", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("并入的任务")
    )
    report = models.ForeignKey(
        "progress.Report", models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("报告")
    )

    class Meta:
        verbose_name = _("任务事件")
        verbose_name_plural = _("任务事件")
        ordering = ["task", "pk"]
        indexes = [models.Index(fields=["task", "id"]), models.Index(fields=["at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase__isnull=True) | Q(milestone__isnull=True), name="progress_event_of_one_part"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.on:%Y-%m-%d}"
