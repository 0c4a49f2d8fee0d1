"""What was backed up, tried out and restored, and when: the office shows that it can come back, and is told when it has not tried."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupRun(models.Model):
    """One backup made, one drill, or one restore. `sequence` is how far the audit record of that backup reaches."""

    class Kind(models.TextChoices):
        MADE = "made", _("备份")
        DRILLED = "drilled", _("恢复演练")
        RESTORED = "restored", _("恢复")

    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("备份名称"), max_length=80)
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    sequence = models.BigIntegerField(_("审计记录序号"))
    hash = models.CharField(_("链头校验值"), max_length=64, blank=True)
    seconds = models.FloatField(_("用时（秒）"))

    objects: ClassVar[models.Manager[BackupRun]] = models.Manager()

    class Meta:
        verbose_name = _("备份记录")
        verbose_name_plural = _("备份记录")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
