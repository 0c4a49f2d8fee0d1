"""What a unit reported about a task, the values it measured, and the evidence for them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.progress.models.ledger import Ledger
from yinxin.apps.progress.models.round import Line, Round


class Report(models.Model):
    """One paragraph and its figures. Submitted reports stay as they are: a correction is a new one, and the newest counts.

    `seconds` is how long the page was open for it, for the burden account; `prefilled` of `asked` fields were filled in before.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("未提交")
        SUBMITTED = "submitted", _("已提交")
        RETURNED = "returned", _("请补充")

    class Origin(models.TextChoices):
        PAGE = "page", _("在线填报")
        SHEET = "sheet", _("表格导入")
        LEDGER = "ledger", _("台账导入")

    line = models.ForeignKey(
        Line, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("填报项")
    )
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("填报轮次")
    )
    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="reports", verbose_name=_("任务"))
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="reports", verbose_name=_("单位"))
    as_of = models.DateField(_("截至日期"))
    text = models.TextField(_("进展"), blank=True)
    is_done = models.BooleanField(_("报告完成"), default=False)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    origin = models.CharField(_("来源"), max_length=10, choices=Origin.choices, default=Origin.PAGE)
    ledger = models.ForeignKey(
        Ledger, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("台账")
    )
    wanting = models.TextField(_("请补充什么"), blank=True)
    asked = models.PositiveSmallIntegerField(_("要填的栏目"), default=0)
    prefilled = models.PositiveSmallIntegerField(_("已预先填好"), default=0)
    seconds = models.PositiveIntegerField(_("填报用时（秒）"), default=0)
    by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("填报人")
    )
    at = models.DateTimeField(_("提交时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("进展报告")
        verbose_name_plural = _("进展报告")
        ordering = ["-as_of", "-pk"]
        indexes = [models.Index(fields=["task", "state", "-as_of", "-id"]), models.Index(fields=["unit", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(state="draft"), name="progress_one_draft_for_a_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.as_of:%Y-%m-%d}"


class Measurement(models.Model):
    """The value of one indicator at the day of a report, in the indicator's own unit."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="measurements", verbose_name=_("进展报告"))
    figure = models.ForeignKey("plans.Figure", models.CASCADE, related_name="measurements", verbose_name=_("指标"))
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=4)

    class Meta:
        verbose_name = _("实测值")
        verbose_name_plural = _("实测值")
        ordering = ["report", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "figure"], name="progress_measured_once")]

    def __str__(self) -> str:
        return str(self.value)


class Evidence(models.Model):
    """What shows that something was done: a file, a link, another unit's report, or a sentence of a document taken in.

    `quote` and `span` are the sentence and its place in the document's text. Without `report` nobody has used it yet.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("文件")
        LINK = "link", _("网址")
        REPORT = "report", _("其他单位的报告")
        STATEMENT = "statement", _("文件中的句子")

    task = models.ForeignKey("plans.Task", models.CASCADE, related_name="evidence", verbose_name=_("任务"))
    report = models.ForeignKey(
        Report, models.SET_NULL, null=True, blank=True, related_name="evidence", verbose_name=_("进展报告")
    )
    figure = models.ForeignKey(
        "plans.Figure", models.SET_NULL, null=True, blank=True, related_name="evidence", verbose_name=_("指标")
    )
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("名称"), max_length=300, blank=True)
    file = models.ForeignKey(
        "intake.Received", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("文件")
    )
    url = models.URLField(_("网址"), max_length=1000, blank=True)
    other = models.ForeignKey(
        Report, models.PROTECT, null=True, blank=True, related_name="cited", verbose_name=_("引用的报告")
    )
    quote = models.TextField(_("原文"), blank=True)
    span = models.JSONField(_("原文位置"), default=list)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("经办人"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("佐证")
        verbose_name_plural = _("佐证")
        ordering = ["task", "pk"]

    def __str__(self) -> str:
        return self.title or self.quote[:40]
