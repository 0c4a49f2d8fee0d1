"""One change of one record: who, when, why, and every field that changed, before and after."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Act(models.TextChoices):
    """What a change was. A change of a load carries the load's number besides."""

    CREATED = "created", pgettext_lazy("变更", "登记")
    CHANGED = "changed", pgettext_lazy("变更", "修改")
    MOVED = "moved", pgettext_lazy("变更", "转阶段")
    CHECKED = "checked", pgettext_lazy("变更", "核查")
    PUBLISHED = "published", pgettext_lazy("变更", "公开")
    WITHDRAWN = "withdrawn", pgettext_lazy("变更", "停止公开")
    RESTORED = "restored", pgettext_lazy("变更", "恢复")
    UNDONE = "undone", pgettext_lazy("变更", "撤销载入")
    REMOVED = "removed", pgettext_lazy("变更", "删去")


class Change(models.Model):
    """`register` and `record` name the record, `version` is the one it got. Of personal fields the values are not kept: null.

    Values are as `kit.registers.values.plain` writes them: text, numbers, true, false, null; keys as the row's number.
    Nothing changes or removes a row but the erasure of a person's record, which takes its changes along.
    """

    register = models.CharField(_("名录"), max_length=40)
    record = models.PositiveBigIntegerField(_("记录"))
    version = models.PositiveIntegerField(_("版本"))
    act = models.CharField(_("事项"), max_length=10, choices=Act.choices)
    before = models.JSONField(_("改前"), default=dict)
    after = models.JSONField(_("改后"), default=dict)
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    load = models.PositiveBigIntegerField(_("载入批次"), null=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("谁"))
    at = models.DateTimeField(_("时间"), db_index=True)

    class Meta:
        verbose_name = _("记录的变更")
        verbose_name_plural = _("记录的变更")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["register", "record", "version"], name="one_change_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.register}/{self.record}.{self.version}"
