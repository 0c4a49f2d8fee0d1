"""A plan of one place, and the sections its document is divided into."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.domain.plans.proposal import LeadRule, SectionKind


class Classification(models.TextChoices):
    """Who may see a plan at all. Documents marked 秘密 and above never come this far."""

    OPEN = "open", _("公开")
    INTERNAL = "internal", _("内部")


class Plan(models.Model):
    """A plan document of an issuing place. Names of units in it are resolved inside the directory of that place."""

    class State(models.TextChoices):
        DRAFT = "draft", _("待确认")
        IN_FORCE = "in-force", _("执行中")
        CLOSED = "closed", _("已办结")

    class LeadRuleChoice(models.TextChoices):
        EXPLICIT = LeadRule.EXPLICIT.value, _("写明牵头单位")
        FIRST_LISTED = LeadRule.FIRST_LISTED.value, _("排在首位的单位为牵头单位")
        NONE = LeadRule.NONE.value, _("未说明")

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="plans_issued", verbose_name=_("发文地区"))
    title = models.CharField(_("名称"), max_length=300)
    document_number = models.CharField(_("文号"), max_length=100, blank=True)
    issuer = models.CharField(_("发文机关"), max_length=200, blank=True)
    period_start = models.DateField(_("开始日期"), null=True, blank=True)
    period_end = models.DateField(_("结束日期"), null=True, blank=True)
    classification = models.CharField(
        _("公开范围"), max_length=10, choices=Classification.choices, default=Classification.OPEN
    )
    lead_rule = models.CharField(
        _("牵头单位的写法"), max_length=12, choices=LeadRuleChoice.choices, default=LeadRuleChoice.NONE
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(_("录入时间"), auto_now_add=True)
    created_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("录入人"))

    class Meta:
        verbose_name = _("计划")
        verbose_name_plural = _("计划")
        ordering = ["-period_end", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:show", args=[self.pk])


class Section(models.Model):
    """A heading or category of a plan. `trail` is the way down to it in keys, so that one prefix finds all below."""

    class Kind(models.TextChoices):
        BACKGROUND = SectionKind.BACKGROUND.value, _("背景")
        GOAL = SectionKind.GOAL.value, _("目标")
        DUTIES = SectionKind.DUTIES.value, _("任务")
        REPORT = SectionKind.REPORT.value, _("报告")
        ANNEX = SectionKind.ANNEX.value, _("附件")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections", verbose_name=_("计划"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("上级标题")
    )
    trail = models.CharField(_("路径"), max_length=200, blank=True, db_index=True)
    order = models.PositiveIntegerField(_("次序"))
    path = models.JSONField(_("各级标题"), default=list)
    title = models.CharField(_("标题"), max_length=500)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.DUTIES)
    text = models.TextField(_("正文"), blank=True)
    source = models.ForeignKey(
        "plans.Source", models.SET_NULL, null=True, related_name="sections", verbose_name=_("来源文件")
    )
    span = models.JSONField(_("原文位置"), default=list)

    class Meta:
        verbose_name = _("章节")
        verbose_name_plural = _("章节")
        ordering = ["plan", "order", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def depth(self) -> int:
        return len(self.path) - 1
