"""What is accepted by itself: a whole task, one of its phases, one of its milestones."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.progress.acts import Act
from yinxin.domain.progress.parts import PartState

RESTING = "resting"


class Stage(models.Model):
    """Written by `projecting` alone, from the same events as `Progress`, so that one list shows what waits to be accepted.

    Without `phase` and `milestone` it is the task as a whole. `due_on` is the day it has now; RESTING asks for nothing, because
    the task is suspended, merged, cancelled, or accepted as a whole.
    """

    class State(models.TextChoices):
        OPEN = PartState.OPEN.value, _("未报完成")
        REPORTED = PartState.REPORTED.value, _("待验收")
        ACCEPTED = PartState.ACCEPTED.value, _("已验收")
        RETURNED = PartState.RETURNED.value, pgettext_lazy("验收", "已退回")
        RESTING = RESTING, _("不必验收")

    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="stages", verbose_name=_("任务"))
    phase = models.ForeignKey(
        "plans.Phase", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("阶段目标")
    )
    milestone = models.ForeignKey(
        "plans.Milestone", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("时间节点")
    )
    state = models.CharField(_("验收状态"), max_length=10, choices=State.choices, default=State.OPEN)
    due_on = models.DateField(_("最后一日"), null=True, blank=True)
    since = models.DateField(_("状态开始日期"), null=True, blank=True)
    returns = models.PositiveSmallIntegerField(_("退回次数"), default=0)

    class Meta:
        verbose_name = _("验收项")
        verbose_name_plural = _("验收项")
        ordering = ["task", "pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(phase__isnull=True) | Q(milestone__isnull=True), name="progress_stage_of_one_part"
            ),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(phase__isnull=True, milestone__isnull=True),
                name="progress_one_stage_of_a_task",
            ),
            models.UniqueConstraint(fields=["phase"], name="progress_one_stage_of_a_phase"),
            models.UniqueConstraint(fields=["milestone"], name="progress_one_stage_of_a_milestone"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.get_state_display()}"

    def url(self, act: Act) -> str:
        """Where an act on this is done: it is addressed by what it is about, as these rows are made anew."""
        if self.phase_id:
            return reverse("progress:phase-act", args=[self.phase_id, act.value])
        if self.milestone_id:
            return reverse("progress:milestone-act", args=[self.milestone_id, act.value])
        return reverse("progress:act", args=[self.task_id, act.value])

    @property
    def accept_url(self) -> str:
        return self.url(Act.ACCEPT)

    @property
    def send_back_url(self) -> str:
        return self.url(Act.SEND_BACK)

    @property
    def is_whole(self) -> bool:
        return not (self.phase_id or self.milestone_id)
