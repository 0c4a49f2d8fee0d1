"""台账: the running ledger an office kept of a plan before it came here, as it was read and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ledger(models.Model):
    """One sheet of past reports and acceptances. `rows` are as read, each with the task it was matched to.

    Nothing of it is in force before a person confirms; afterwards `reason` and `confirmed_by` stand for all its rows. It can be
    taken back while nothing is built on it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("待确认")
        TAKEN = "taken", _("已导入")
        UNDONE = "undone", _("已撤销")

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="ledgers", verbose_name=_("计划"))
    name = models.CharField(_("文件名"), max_length=255)
    rows = models.JSONField(_("各行"), default=list)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("确认人")
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("台账")
        verbose_name_plural = _("台账")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
