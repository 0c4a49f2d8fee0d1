"""A report document taken in, the statements found in it, and the tasks each may support, until a person decides."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.plans.models import Classification


class ReportDocument(models.Model):
    """A summary, a newspaper page or minutes. With `unit` it came from that unit, and only the unit's own duties are sought in it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待读取")
        READING = "reading", _("正在读取")
        READY = "ready", _("待核对")
        FAILED = "failed", _("未能读取")
        HELD = "held", _("等待病毒扫描")

    place = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="report_documents", verbose_name=_("发文地区")
    )
    unit = models.ForeignKey(
        "people.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="own_report_documents",
        verbose_name=_("报送单位"),
    )
    plans = models.ManyToManyField("plans.Plan", related_name="report_documents", verbose_name=_("计划"))
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(_("校验值"), max_length=64)
    size = models.PositiveBigIntegerField(_("字节数"))
    received = models.OneToOneField("intake.Received", models.PROTECT, related_name="+", verbose_name=_("原件"))
    classification = models.CharField(
        _("公开范围"), max_length=10, choices=Classification.choices, default=Classification.OPEN
    )
    text = models.TextField(_("原文"), blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(_("进度"), default=0)
    attempts = models.PositiveSmallIntegerField(_("读取次数"), default=1)
    refusal = models.TextField(_("未能读取的原因"), blank=True)
    uploaded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("上传人"))
    uploaded_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    read_at = models.DateTimeField(_("读取时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("佐证文件")
        verbose_name_plural = _("佐证文件")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "sha256"], condition=Q(unit__isnull=True), name="progress_document_once_for_the_office"
            ),
            models.UniqueConstraint(
                fields=["place", "unit", "sha256"],
                condition=Q(unit__isnull=False),
                name="progress_document_once_for_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("progress:evidence-document", args=[self.pk])

    @property
    def is_being_read(self) -> bool:
        return self.state in {self.State.WAITING, self.State.READING}


class Statement(models.Model):
    """What the document says in one place. `matches` counts the tasks it was matched with; 0 means it was left alone."""

    class State(models.TextChoices):
        OPEN = "open", _("待核对")
        CONFIRMED = "confirmed", _("已作佐证")
        NOTHING = "nothing", pgettext_lazy("佐证", "不作佐证")

    document = models.ForeignKey(ReportDocument, models.CASCADE, related_name="statements", verbose_name=_("佐证文件"))
    order = models.PositiveIntegerField(_("次序"))
    quote = models.TextField(_("原文"))
    start = models.PositiveIntegerField(_("开始位置"))
    end = models.PositiveIntegerField(_("结束位置"))
    heading = models.CharField(_("所在标题"), max_length=300, blank=True)
    matches = models.PositiveSmallIntegerField(_("可能的任务"), default=0)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("核对人")
    )
    decided_at = models.DateTimeField(_("核对时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("报告中的句子")
        verbose_name_plural = _("报告中的句子")
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="progress_statement_once")]
        indexes = [models.Index(fields=["document", "state", "matches", "order"])]

    def __str__(self) -> str:
        return self.quote[:60]


class Candidate(models.Model):
    """A task that a statement may support, and why. `evidence` is the row that a person's yes made of it."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="candidates", verbose_name=_("报告中的句子"))
    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="candidates", verbose_name=_("任务"))
    rank = models.PositiveSmallIntegerField(_("名次"))
    score = models.FloatField(_("把握"), default=0)
    because = models.JSONField(_("依据"), default=list)
    figure = models.ForeignKey(
        "plans.Figure", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("指标")
    )
    evidence = models.OneToOneField(
        "progress.Evidence", models.SET_NULL, null=True, blank=True, related_name="candidate", verbose_name=_("佐证")
    )

    class Meta:
        verbose_name = _("可能的任务")
        verbose_name_plural = _("可能的任务")
        ordering = ["statement", "rank"]
        constraints = [models.UniqueConstraint(fields=["statement", "task"], name="progress_candidate_once")]

    def __str__(self) -> str:
        return f"{self.statement_id} → {self.task_id}"
