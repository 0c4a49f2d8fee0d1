"""提案建议: what parties, congress and consultative bodies propose, followed until who proposed it says that it was answered."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.domain.progress import chain


class Proposal(models.Model):
    """`proposer` is the body that proposes it, never a person. `stage`, `due_on` and `rounds` are worked out from its steps.

    `tasks` are those of the list by which it is carried out: their reports and acceptances are its progress.
    """

    class Kind(models.TextChoices):
        MOTION = "motion", _("提案")
        SUGGESTION = "suggestion", _("建议")
        STUDY = "study", _("专题调研")

    class Stage(models.TextChoices):
        TOPIC = chain.Stage.TOPIC.value, _("已出题")
        STUDY = chain.Stage.STUDY.value, _("已调研")
        ADOPTED = chain.Stage.ADOPTED.value, _("已采纳")
        CARRIED_OUT = chain.Stage.CARRIED_OUT.value, _("正在落实")
        ANSWERED = chain.Stage.ANSWERED.value, _("已反馈")
        CLOSED = chain.Stage.CLOSED.value, _("已办结")
        DECLINED = chain.Stage.DECLINED.value, _("未采纳")

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="proposals", verbose_name=_("地方"))
    number = models.CharField(_("编号"), max_length=60, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.MOTION)
    title = models.CharField(_("题目"), max_length=300)
    text = models.TextField(_("内容"), blank=True)
    proposer = models.CharField(_("提出单位"), max_length=200)
    set_on = models.DateField(_("出题日期"))
    stage = models.CharField(_("环节"), max_length=12, choices=Stage.choices, default=Stage.TOPIC)
    due_on = models.DateField(_("答复期限"), null=True, blank=True)
    rounds = models.PositiveSmallIntegerField(_("退回重办次数"), default=0)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, null=True, blank=True, related_name="proposals_to_do", verbose_name=_("承办单位")
    )
    tasks = models.ManyToManyField("plans.Task", related_name="carries_out", blank=True, verbose_name=_("落实的任务"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))

    class Meta:
        verbose_name = _("提案建议")
        verbose_name_plural = _("提案建议")
        ordering = ["-set_on", "-pk"]
        indexes = [models.Index(fields=["place", "stage"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("supervision:proposal", args=[self.pk])


class ProposalStep(models.Model):
    """One step of a proposal on its day, with what it says. Added, never changed."""

    class Choice(models.TextChoices):
        STUDY = chain.Step.STUDY.value, _("交来调研")
        ADOPT = chain.Step.ADOPT.value, _("采纳")
        DECLINE = chain.Step.DECLINE.value, _("不采纳")
        HAND_OVER = chain.Step.HAND_OVER.value, _("交办落实")
        ANSWER = chain.Step.ANSWER.value, _("反馈")
        SATISFIED = chain.Step.SATISFIED.value, _("提出单位满意")
        UNSATISFIED = chain.Step.UNSATISFIED.value, _("提出单位不满意")

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="steps", verbose_name=_("提案建议"))
    step = models.CharField(_("办理"), max_length=12, choices=Choice.choices)
    on = models.DateField(_("日期"))
    words = models.TextField(_("说明"), blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("办理环节")
        verbose_name_plural = _("办理环节")
        ordering = ["proposal", "pk"]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.on:%Y-%m-%d}"
