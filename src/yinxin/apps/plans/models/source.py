"""An uploaded document, what was read in it, and the desk where a person confirms it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models.plan import Plan


def kept_name(source: Source, _name: str) -> str:
    """Where bytes lay before kit.intake kept them; the first migration asks for it by name."""
    return f"plans/{source.sha256[:2]}/{source.sha256}"


class Source(models.Model):
    """One version of a plan document. `proposal` is what was read in it, word for word, and is never edited."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待读取")
        READING = "reading", _("正在读取")
        READY = "ready", _("待确认")
        FAILED = "failed", _("未能读取")
        CONFIRMED = "confirmed", _("已确认")
        UNDONE = "undone", _("已撤销")
        HELD = "held", _("等待病毒扫描")

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="sources", verbose_name=_("发文地区"))
    plan = models.ForeignKey(
        Plan, models.CASCADE, null=True, blank=True, related_name="sources", verbose_name=_("计划")
    )
    is_revision = models.BooleanField(_("是已有计划的新版本"), default=False)
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(_("校验值"), max_length=64)
    media_type = models.CharField(_("文件类型"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("字节数"))
    received = models.OneToOneField("intake.Received", models.PROTECT, related_name="+", verbose_name=_("原件"))
    text_of_source = models.TextField(_("原文"), blank=True)
    proposal = models.JSONField(_("读取结果"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("读取次数"), default=1)
    progress = models.PositiveSmallIntegerField(_("进度"), default=0)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    refusal = models.TextField(_("未能读取的原因"), blank=True)
    uploaded_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    uploaded_by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("上传人"))
    read_at = models.DateTimeField(_("读取时间"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("来源文件")
        verbose_name_plural = _("来源文件")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["place", "sha256"], name="one_source_per_file_and_place")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:source", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """A person can still work on it at the desk."""
        return self.state in {self.State.READY, self.State.CONFIRMED, self.State.UNDONE}

    @property
    def is_being_read(self) -> bool:
        return self.state in {self.State.WAITING, self.State.READING}


class ProposedTask(models.Model):
    """One task on the desk. `original` is what was read, `current` what the person made of it."""

    class State(models.TextChoices):
        OPEN = "open", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        DROPPED = "dropped", _("已舍去")
        SPLIT = "split", _("已拆分")
        MERGED = "merged", _("已合并")

    source = models.ForeignKey(Source, models.CASCADE, related_name="proposed", verbose_name=_("来源文件"))
    key = models.CharField(_("编号"), max_length=40)
    serial = models.PositiveIntegerField(_("序号"))
    order = models.PositiveIntegerField(_("次序"))
    original = models.JSONField(_("读取的内容"))
    current = models.JSONField(_("现在的内容"))
    covers = models.JSONField(_("包含的读取编号"), default=list)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(_("舍去的理由"), max_length=300, blank=True)
    doubts = models.JSONField(_("疑点"), default=list)
    settled = models.BooleanField(_("疑点已核对"), default=False)
    made_from = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="became", verbose_name=_("由何项而来")
    )
    task = models.ForeignKey(
        "plans.Task", models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name=_("清单任务")
    )

    class Meta:
        verbose_name = _("待确认任务")
        verbose_name_plural = _("待确认任务")
        ordering = ["source", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_proposed_task_per_key")]

    def __str__(self) -> str:
        return str(self.current.get("title", self.key))

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubts) and not self.settled


class Change(models.Model):
    """One difference between a new version and the list: a task added, changed in some cells, or gone."""

    class Kind(models.TextChoices):
        ADDED = "added", _("新增")
        CHANGED = "changed", _("修改")
        GONE = "gone", _("删去")

    class State(models.TextChoices):
        OPEN = "open", _("待确认")
        APPLIED = "applied", _("已采用")
        KEPT = "kept", _("保持不变")

    source = models.ForeignKey(Source, models.CASCADE, related_name="changes", verbose_name=_("来源文件"))
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    task = models.ForeignKey(
        "plans.Task", models.CASCADE, null=True, blank=True, related_name="changes", verbose_name=_("清单任务")
    )
    proposed = models.ForeignKey(
        ProposedTask, models.CASCADE, null=True, blank=True, related_name="changes", verbose_name=_("新版本任务")
    )
    order = models.PositiveIntegerField(_("次序"))
    cells = models.JSONField(_("不同之处"), default=list)
    before = models.JSONField(_("原来的内容"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        verbose_name = _("版本差异")
        verbose_name_plural = _("版本差异")
        ordering = ["source", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.task or self.proposed}"
