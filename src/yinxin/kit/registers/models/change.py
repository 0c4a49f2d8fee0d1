"""One change of one record: who, when, why, and every field that changed, before and after."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Act(models.TextChoices):
    """What a change was. A change of a load carries the load's number besides."""

    CREATED = "created", _("登记")
    CHANGED = "changed", _("修改")
    MOVED = "moved", _("转阶段")
    CHECKED = "checked", _("核查")
    PUBLISHED = "published", _("公开")
    WITHDRAWN = "withdrawn", _("停止公开")
    RESTORED = "restored", _("恢复")
    UNDONE = "undone", _("撤销载入")
    REMOVED = "removed", _("删去")


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
