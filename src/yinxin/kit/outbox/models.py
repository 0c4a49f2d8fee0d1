"""One job and how far it has come. The row is what a page shows and what the workers take their turn by."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_ATTEMPTS = 5
"""So often is a job begun before it is given up, unless its cause says otherwise."""

LONGEST_RUN = 600
"""Seconds after which a run is ended from outside, unless the job's cause says otherwise."""


class State(models.TextChoices):
    """FAILED was refused and stays so; DEAD was tried as often as allowed and waits for a person; DISCARDED is what that person gave up."""

    QUEUED = "queued", _("等待处理")
    RUNNING = "running", _("正在处理")
    DONE = "done", _("已完成")
    FAILED = "failed", _("未完成")
    DEAD = "dead", _("多次未成")
    DISCARDED = "discarded", _("已放弃")


WITHOUT_RESULT = frozenset({State.FAILED, State.DEAD, State.DISCARDED})
"""Over, and the work is not done: `message` says why."""


class Job(models.Model):
    """`key` makes asking twice the same as asking once. `token` names the run that holds the job now, until `lease_until`.

    `due_at` is when it may begin: at once, at the time its cause asked for, or after the pause that follows a failure.
    `fault` is the kind of error the last run ended in, for whoever looks for the cause; it holds no content.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("类别"), max_length=80)
    function = models.CharField(_("程序"), max_length=200)
    arguments = models.JSONField(_("参数"), default=list)
    key = models.CharField(_("唯一标识"), max_length=200, unique=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.QUEUED)
    due_at = models.DateTimeField(_("最早开始时间"), default=timezone.now)
    done = models.PositiveIntegerField(_("已处理"), default=0)
    total = models.PositiveIntegerField(_("总数"), default=0)
    message = models.TextField(_("说明"), blank=True)
    fault = models.CharField(_("错误类别"), max_length=200, blank=True)
    result = models.JSONField(_("结果"), null=True)
    attempts = models.PositiveIntegerField(_("次数"), default=0)
    most_attempts = models.PositiveSmallIntegerField(_("最多次数"), default=MOST_ATTEMPTS)
    longest_run = models.PositiveIntegerField(_("最长秒数"), default=LONGEST_RUN)
    passing = models.BooleanField(_("完成后不保留"), default=False)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    host = models.CharField(max_length=255, blank=True, editable=False)
    process = models.PositiveIntegerField(null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("发起人")
    )
    created_at = models.DateTimeField(_("发起时间"), auto_now_add=True)
    started_at = models.DateTimeField(_("开始时间"), null=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True)

    class Meta:
        verbose_name = _("后台任务")
        verbose_name_plural = _("后台任务")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "due_at"], name="outbox_job_by_turn")]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"

    @property
    def is_over(self) -> bool:
        return self.state not in {State.QUEUED, State.RUNNING}

    @property
    def number(self) -> str:
        """What a person reads out to the administrator, and what the log has."""
        return str(self.pk)[:8]

    @property
    def percent(self) -> int:
        """How much is done, 0 to 100; 0 while the total is unknown."""
        return min(100, self.done * 100 // self.total) if self.total else 0


class Turn(models.Model):
    """How far a schedule has been served: the last due time for which a job was queued. One row for each schedule."""

    name = models.CharField(_("名称"), max_length=80, unique=True)
    due_at = models.DateTimeField(_("到点时间"))
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+", verbose_name=_("后台任务"))

    class Meta:
        verbose_name = _("定时任务")
        verbose_name_plural = _("定时任务")

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"
