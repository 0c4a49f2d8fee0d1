"""A duty of the responsibility list: its units, phases, milestones, figures, and the notices that amended it."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models.plan import Plan, Section
from yinxin.apps.plans.models.source import Source
from yinxin.domain.plans import proposal
from yinxin.domain.progress.acts import State

Part = TypeVar("Part", bound=models.Model)


class RecurrenceChoice(models.TextChoices):
    WEEKLY = proposal.Recurrence.WEEKLY.value, _("每周")
    MONTHLY = proposal.Recurrence.MONTHLY.value, _("每月")
    QUARTERLY = proposal.Recurrence.QUARTERLY.value, _("每季度")
    HALF_YEARLY = proposal.Recurrence.HALF_YEARLY.value, _("每半年")
    YEARLY = proposal.Recurrence.YEARLY.value, _("每年")


class Task(models.Model):
    """A confirmed task. `serial` is its number in the list and its address stays for good, whatever later versions change."""

    class Kind(models.TextChoices):
        TASK = proposal.TaskKind.TASK.value, _("任务")
        MEASURE = proposal.TaskKind.MEASURE.value, _("措施")

    class Standing(models.TextChoices):
        IN_LIST = "in-list", _("在清单中")
        WITHDRAWN = "withdrawn", _("已撤出")

    class Status(models.TextChoices):
        """How far the task is, as the events of its life give it. Until one happened an import can be undone."""

        ASSIGNED = State.ASSIGNED.value, _("已下达")
        SIGNED = State.SIGNED.value, _("已签收")
        UNDER_WAY = State.UNDER_WAY.value, _("办理中")
        REPORTED = State.REPORTED.value, _("已报完成")
        ACCEPTED = State.ACCEPTED.value, _("已验收")
        RETURNED = State.RETURNED.value, _("已退回")
        SUSPENDED = State.SUSPENDED.value, _("已暂停")
        MERGED = State.MERGED.value, _("已并入")
        CANCELLED = State.CANCELLED.value, _("已取消")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks", verbose_name=_("计划"))
    section = models.ForeignKey(
        Section, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("章节")
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="tasks", verbose_name=_("来源文件"))
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name=_("上级任务")
    )
    serial = models.PositiveIntegerField(_("序号"))
    order = models.PositiveIntegerField(_("次序"))
    path = models.JSONField(_("各级标题"), default=list)
    title = models.TextField(_("标题"))
    text = models.TextField(_("任务内容"))
    inherited = models.JSONField(_("沿用上格的栏目"), default=list)
    measures = models.JSONField(_("工作措施"), default=list)
    safeguards = models.TextField(_("保障措施"), blank=True)
    notes = models.TextField(_("备注"), blank=True)
    due = models.CharField(_("完成时限"), max_length=10, blank=True)
    due_on = models.DateField(_("最后一日"), null=True, blank=True, db_index=True)
    due_text = models.CharField(_("时限原文"), max_length=200, blank=True)
    recurrence = models.CharField(_("周期"), max_length=12, choices=RecurrenceChoice.choices, blank=True)
    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices, default=Kind.TASK)
    spans = models.JSONField(_("原文位置"), default=list)
    standing = models.CharField(_("清单状态"), max_length=10, choices=Standing.choices, default=Standing.IN_LIST)
    status = models.CharField(_("进展状态"), max_length=10, choices=Status.choices, default=Status.ASSIGNED)
    folded = models.TextField(_("检索文字"), blank=True, editable=False)

    class Meta:
        verbose_name = _("任务")
        verbose_name_plural = _("任务")
        ordering = ["plan", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "serial"], name="one_task_per_serial")]
        indexes = [models.Index(fields=["plan", "standing", "order"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:task", args=[self.pk])


class EveryPart(models.Manager[Part]):
    """All parts, also those that left the list."""


class StandingParts(models.Manager[Part]):
    """The parts that the list has now. Those a later version took out, with something reported of them, are behind `every`."""

    def get_queryset(self) -> models.QuerySet[Part]:
        return super().get_queryset().filter(withdrawn_on__isnull=True)


class TaskUnit(models.Model):
    """A unit's part in a task. `name` is as printed; `until` is set when the duty was handed over to a successor."""

    class Role(models.TextChoices):
        LEAD = proposal.Role.LEAD.value, _("牵头")
        MEMBER = proposal.Role.MEMBER.value, _("责任")
        GUIDE = proposal.Role.GUIDE.value, _("指导")

    task = models.ForeignKey(Task, models.CASCADE, related_name="units", verbose_name=_("任务"))
    order = models.PositiveSmallIntegerField(_("次序"))
    name = models.CharField(_("文中名称"), max_length=200)
    role = models.CharField(_("职责"), max_length=8, choices=Role.choices, default=Role.MEMBER)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, blank=True, related_name="duties", verbose_name=_("单位")
    )
    group = models.ForeignKey(
        "people.UnitGroup", models.PROTECT, null=True, blank=True, related_name="duties", verbose_name=_("单位群")
    )
    is_placeholder = models.BooleanField(_("泛指若干单位"), default=False)
    since = models.DateField(_("接手日期"), null=True, blank=True)
    until = models.DateField(_("移交日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("任务单位")
        verbose_name_plural = _("任务单位")
        ordering = ["task", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True) | models.Q(group__isnull=True), name="a_unit_or_a_group_not_both"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Phase(models.Model):
    """What a phase column asks for (2015-2017年)."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="phases", verbose_name=_("任务"))
    order = models.PositiveSmallIntegerField(_("次序"))
    label = models.CharField(_("阶段"), max_length=100)
    start = models.DateField(_("开始日期"), null=True, blank=True)
    end = models.DateField(_("结束日期"), null=True, blank=True)
    text = models.TextField(_("阶段目标"), blank=True)
    withdrawn_on = models.DateField(_("撤出清单的日期"), null=True, blank=True, editable=False)

    objects = StandingParts()
    every = EveryPart()

    class Meta:
        verbose_name = _("阶段目标")
        verbose_name_plural = _("阶段目标")
        ordering = ["task", "order", "pk"]

    def __str__(self) -> str:
        return self.label


class Milestone(models.Model):
    """One dated step inside a task."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="milestones", verbose_name=_("任务"))
    order = models.PositiveSmallIntegerField(_("次序"))
    due = models.CharField(_("时限"), max_length=10)
    due_on = models.DateField(_("最后一日"), null=True, blank=True)
    text = models.TextField(_("内容"))
    withdrawn_on = models.DateField(_("撤出清单的日期"), null=True, blank=True, editable=False)

    objects = StandingParts()
    every = EveryPart()

    class Meta:
        verbose_name = _("时间节点")
        verbose_name_plural = _("时间节点")
        ordering = ["task", "order", "pk"]

    def __str__(self) -> str:
        return self.text


class Figure(models.Model):
    """A quantified goal or result, in the printed unit. Without a task it belongs to the plan as a whole."""

    class Comparator(models.TextChoices):
        EQUAL = proposal.Comparator.EQUAL.value, "＝"
        AT_LEAST = proposal.Comparator.AT_LEAST.value, "≥"
        MORE = proposal.Comparator.MORE.value, "＞"
        AT_MOST = proposal.Comparator.AT_MOST.value, "≤"
        LESS = proposal.Comparator.LESS.value, "＜"
        ABOUT = proposal.Comparator.ABOUT.value, "≈"

    class Kind(models.TextChoices):
        TARGET = proposal.FigureKind.TARGET.value, _("目标")
        ACHIEVED = proposal.FigureKind.ACHIEVED.value, _("已完成")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="figures", verbose_name=_("计划"))
    task = models.ForeignKey(
        Task, models.CASCADE, null=True, blank=True, related_name="figures", verbose_name=_("任务")
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="figures", verbose_name=_("来源文件"))
    order = models.PositiveIntegerField(_("次序"))
    quote = models.TextField(_("原文"))
    subject = models.CharField(_("指标"), max_length=300)
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=4, null=True, blank=True)
    upper = models.DecimalField(_("上限"), max_digits=20, decimal_places=4, null=True, blank=True)
    comparator = models.CharField(_("比较"), max_length=2, choices=Comparator.choices, default=Comparator.EQUAL)
    unit = models.CharField(_("计量单位"), max_length=60, blank=True)
    due = models.CharField(_("时限"), max_length=10, blank=True)
    due_on = models.DateField(_("最后一日"), null=True, blank=True)
    recurrence = models.CharField(_("周期"), max_length=12, choices=RecurrenceChoice.choices, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.TARGET)
    span = models.JSONField(_("原文位置"), default=list)
    withdrawn_on = models.DateField(_("撤出清单的日期"), null=True, blank=True, editable=False)

    objects = StandingParts()
    every = EveryPart()

    class Meta:
        verbose_name = _("指标")
        verbose_name_plural = _("指标")
        ordering = ["plan", "order", "pk"]

    def __str__(self) -> str:
        return self.quote


class Amendment(models.Model):
    """A later notice changed one cell of a task. The citation says which notice and where."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="amendments", verbose_name=_("任务"))
    citation = models.CharField(_("依据"), max_length=300)
    field = models.CharField(_("栏目"), max_length=20)
    old = models.TextField(_("原为"), blank=True)
    new = models.TextField(_("改为"), blank=True)
    made_at = models.DateTimeField(_("时间"), auto_now_add=True)
    made_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))

    class Meta:
        verbose_name = _("修订")
        verbose_name_plural = _("修订")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.citation
