"""A reporting round of a plan, and the lines it asks of each unit."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models.task import RecurrenceChoice


class Rhythm(models.TextChoices):
    """How often a plan asks; "own" follows the recurrence each task was given in the plan."""

    MONTHLY = "monthly", _("每月")
    QUARTERLY = "quarterly", _("每季度")
    HALF_YEARLY = "half-yearly", _("每半年")
    YEARLY = "yearly", _("每年")
    OWN = "own", _("按任务自身的周期")


class Schedule(models.Model):
    """When a plan asks: each period's round opens `opens_after` calendar days after it ends (negative: before), for `working_days`."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="schedules", verbose_name=_("计划"))
    rhythm = models.CharField(_("周期"), max_length=12, choices=Rhythm.choices)
    opens_after = models.SmallIntegerField(_("期末后第几天开始"), default=1)
    working_days = models.PositiveSmallIntegerField(_("填报工作日"), default=5)
    since = models.DateField(_("从哪天起"))
    until = models.DateField(_("到哪天止"), null=True, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))

    class Meta:
        verbose_name = _("填报安排")
        verbose_name_plural = _("填报安排")
        ordering = ["plan", "pk"]

    def __str__(self) -> str:
        return self.get_rhythm_display()


class Round(models.Model):
    """One collection of reports about `period_start` to `period_end`, open from `opens_on` through `due_on`.

    `due_on` is counted: `working_days` after `opens_on`, or `extended_to` where that is later. `is_certain` is false while it
    was counted over a year whose holidays are not published yet. With `recurrence` only tasks that recur so are asked.
    """

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="rounds", verbose_name=_("计划"))
    schedule = models.ForeignKey(
        Schedule, models.SET_NULL, null=True, blank=True, related_name="rounds", verbose_name=_("填报安排")
    )
    name = models.CharField(_("名称"), max_length=100)
    recurrence = models.CharField(_("任务的周期"), max_length=12, choices=RecurrenceChoice.choices, blank=True)
    period_start = models.DateField(_("所报期间开始"))
    period_end = models.DateField(_("所报期间结束"))
    opens_on = models.DateField(_("开始填报"))
    working_days = models.PositiveSmallIntegerField(_("填报工作日"), default=5)
    extended_to = models.DateField(_("延长到"), null=True, blank=True)
    due_on = models.DateField(_("填报截止"))
    is_certain = models.BooleanField(_("截止日期已确定"), default=True)
    closed_at = models.DateTimeField(_("收齐时间"), null=True, blank=True)
    by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("经办人")
    )

    class Meta:
        verbose_name = _("填报轮次")
        verbose_name_plural = _("填报轮次")
        ordering = ["-period_end", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="progress_round_once"),
            models.UniqueConstraint(
                fields=["schedule", "recurrence", "period_start"], name="progress_one_round_for_a_period"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="progress_round_ends_after_it_opens"),
        ]

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """What a round asks of one unit about one task. A group's duty gives each member its own line.

    Those who cooperate report to the lead ("member"); the lead's line takes them together; a group rolls up from its members.
    For the burden account: how many fields it has (`asked`), how many of them were filled in beforehand (`known`) and the
    declared time they take (`seconds`), as they were when it was made. `skipped` are indicators the unit reports elsewhere.
    """

    class Part(models.TextChoices):
        LEAD = "lead", _("牵头")
        MEMBER = "member", _("配合")
        IN_GROUP = "in-group", _("分别落实")

    round = models.ForeignKey(Round, models.CASCADE, related_name="lines", verbose_name=_("填报轮次"))
    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="lines", verbose_name=_("任务"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="lines", verbose_name=_("单位"))
    part = models.CharField(_("职责"), max_length=10, choices=Part.choices, default=Part.LEAD)
    excused = models.CharField(_("免报理由"), max_length=200, blank=True)
    skipped = models.JSONField(_("别处已报的指标"), default=list, blank=True)
    asked = models.PositiveSmallIntegerField(_("要填的栏目"), default=0)
    known = models.PositiveSmallIntegerField(_("已预先填好"), default=0)
    seconds = models.PositiveIntegerField(_("预计用时（秒）"), default=0)

    class Meta:
        verbose_name = _("填报项")
        verbose_name_plural = _("填报项")
        ordering = ["round", "task", "unit"]
        constraints = [models.UniqueConstraint(fields=["round", "task", "unit"], name="progress_line_once")]
        indexes = [models.Index(fields=["unit", "round"])]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.task_id}/{self.unit_id}"
