"""What a donor asks or objects to, and the office's answer by a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.donations.models.share import Share


class Question(models.Model):
    """公益事业捐赠法第二十一条: a donor may ask how the gift is used and managed, and is answered truthfully."""

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("侨捐", "查询")
        OBJECTION = "objection", _("异议")

    share = models.ForeignKey(Share, models.CASCADE, related_name="questions", verbose_name=_("捐赠人"))
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.QUESTION)
    text = models.TextField(_("内容"), max_length=2_000)
    asked_at = models.DateTimeField(_("提出时间"))
    due_on = models.DateField(_("答复期限"), db_index=True)
    due_is_certain = models.BooleanField(_("期限确定"), default=True)
    answer = models.TextField(_("答复"), max_length=2_000, blank=True)
    answered_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("答复人")
    )
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("捐赠人的查询")
        verbose_name_plural = _("捐赠人的查询")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
