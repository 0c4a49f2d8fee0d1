"""考核: the assessment of a government's units for one year, what each unit objects to, and the result that is frozen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Assessment(models.Model):
    """`rules` are declared before anything is counted. Open for objections until `appeals_until`, then frozen.

    What is frozen is what was counted on that day; `event` and `head` are the audit event of the freezing and the seal of the
    chain there, so that nobody can later say it was other figures.
    """

    class State(models.TextChoices):
        PREVIEW = "preview", _("试算")
        ANNOUNCED = "announced", _("已公示，可申诉")
        FROZEN = "frozen", _("已定稿")

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="assessments", verbose_name=_("地方"))
    year = models.PositiveSmallIntegerField(_("年份"))
    rules = models.JSONField(_("计分规则"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PREVIEW)
    announced_on = models.DateField(_("公示日期"), null=True, blank=True)
    appeal_days = models.PositiveSmallIntegerField(_("申诉工作日"), null=True, blank=True)
    appeals_until = models.DateField(_("申诉截止"), null=True, blank=True)
    results = models.JSONField(_("定稿结果"), default=list)
    event = models.PositiveBigIntegerField(_("定稿的记录号"), null=True, blank=True)
    head = models.CharField(_("定稿时的链头"), max_length=64, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("考核")
        verbose_name_plural = _("考核")
        ordering = ["-year", "-pk"]
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="supervision_one_assessment_a_year")]

    def __str__(self) -> str:
        return f"{self.year}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:assessment", args=[self.pk])


class Appeal(models.Model):
    """A unit objects that a task is counted. Granted, the task is left out of its count, with the reason on record."""

    class State(models.TextChoices):
        OPEN = "open", _("等待决定")
        GRANTED = "granted", _("采纳，不计入")
        REFUSED = "refused", _("不采纳")

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="appeals", verbose_name=_("考核"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("单位"))
    task = models.ForeignKey("plans.Task", models.PROTECT, related_name="+", verbose_name=_("任务"))
    reason = models.TextField(_("申诉理由"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("申诉人"))
    at = models.DateTimeField(_("申诉时间"), auto_now_add=True)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField(_("答复"), blank=True)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("决定人")
    )

    class Meta:
        verbose_name = _("考核申诉")
        verbose_name_plural = _("考核申诉")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "unit", "task"], condition=Q(state="open"), name="supervision_one_open_appeal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}/{self.unit_id}/{self.task_id}"
