"""A drafted paper: what it says, with every figure and the rows it counts, as they were on its day."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    BULLETIN = "bulletin", _("通报")
    SUMMARY = "summary", _("工作总结")
    EVALUATION = "evaluation", _("规划评估")
    BRIEF = "brief", _("一页简报")


class Draft(models.Model):
    """`content` is what the Word file prints, `figures` its figures by code, each with its words, value and the keys of its rows.

    `template` is the place's own at that time, None the built-in one. All stay as they were written: the file made of them tomorrow says the same as today's, whatever happened meanwhile.
    """

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="drafts", verbose_name=_("计划"))
    kind = models.CharField(_("文种"), max_length=12, choices=PaperKind.choices)
    first = models.DateField(_("期间开始"))
    last = models.DateField(_("期间结束"))
    as_of = models.DateField(_("数据截至"))
    content = models.JSONField(_("内容"), default=dict)
    figures = models.JSONField(_("数字"), default=list)
    template = models.ForeignKey(
        "intake.Received", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Word 模板")
    )
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("起草人"))
    at = models.DateTimeField(_("起草时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("文稿")
        verbose_name_plural = _("文稿")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["plan", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.as_of:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:draft", args=[self.pk])


class PaperTemplate(models.Model):
    """The Word template by which a place prints one kind of paper; without one the built-in template is taken."""

    place = models.ForeignKey("people.Unit", models.PROTECT, related_name="paper_templates", verbose_name=_("地方"))
    kind = models.CharField(_("文种"), max_length=12, choices=PaperKind.choices)
    file = models.ForeignKey("intake.Received", models.PROTECT, related_name="+", verbose_name=_("文件"))
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("文稿模板")
        verbose_name_plural = _("文稿模板")
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["place", "kind"], name="supervision_one_template_a_kind")]

    def __str__(self) -> str:
        return self.get_kind_display()
