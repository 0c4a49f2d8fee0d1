"""One sheet on its way into a register: uploaded, judged, decided about, loaded, perhaps undone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.intake.models import Received
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register


class Load(models.Model):
    """`sha256` is of the file, `digest` of what the preview said would become of every row: only that is loaded.

    `columns`, `mends` and `clears` are what the person decided (`sheets.judging.Wishes`); `findings` what the preview shows
    (`sheets.findings`). The changes it made carry its number. What was never loaded is removed after some time, with its file.
    """

    class State(models.TextChoices):
        OPEN = "open", _("等待载入")
        RUNNING = "running", pgettext_lazy("名录表格", "正在载入")
        LOADED = "loaded", _("已载入")
        FAILED = "failed", _("没有载入")
        UNDONE = "undone", pgettext_lazy("名录表格", "已撤销")

    register = models.CharField(_("名录"), max_length=40)
    received = models.ForeignKey(Received, models.PROTECT, related_name="+", verbose_name=_("收到的文件"))
    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(pgettext_lazy("名录表格", "校验值"), max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("上传人"))
    at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.OPEN)
    columns = models.JSONField(_("各栏的对应"), default=dict)
    mends = models.JSONField(_("改正的用词"), default=dict)
    clears = models.BooleanField(_("空格清除原值"), default=True)
    counts = models.JSONField(_("各类行数"), default=dict)
    findings = models.JSONField(_("预览结果"), default=dict)
    digest = models.CharField(_("预览的校验值"), max_length=64, blank=True)
    judged_at = models.DateTimeField(_("预览时间"), null=True)
    good_only = models.BooleanField(_("只载入没有问题的行"), default=False)
    reason = models.CharField(_("理由"), max_length=500, blank=True)
    refusal = models.CharField(_("没有载入的原因"), max_length=500, blank=True)
    attempts = models.PositiveIntegerField(pgettext_lazy("名录表格", "次数"), default=0)
    created = models.PositiveIntegerField(_("新登记"), default=0)
    changed = models.PositiveIntegerField(_("修改"), default=0)
    loaded_at = models.DateTimeField(_("载入时间"), null=True)
    undone_at = models.DateTimeField(_("撤销时间"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("撤销人")
    )
    undo_reason = models.CharField(_("撤销的理由"), max_length=500, blank=True)
    undone = models.PositiveIntegerField(_("撤销的记录"), default=0)

    class Meta:
        verbose_name = _("名录表格")
        verbose_name_plural = _("名录表格")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["register", "by", "-at"], name="registers_loads_of_one")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """May still be decided about: a load that failed may be tried again."""
        return self.state in (self.State.OPEN, self.State.FAILED)

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def is_loaded(self) -> bool:
        return self.state == self.State.LOADED

    @property
    def total(self) -> int:
        """Rows of the sheet."""
        return sum(self.counts.values())

    def count(self, standing: str) -> int:
        return int(self.counts.get(standing, 0))

    @property
    def kind(self) -> Register:
        """The register. KeyError where its app was taken out of the installation."""
        found = catalogue.get(self.register)
        if found is None:
            raise KeyError(self.register)
        return found

    @property
    def shown(self) -> dict[str, Any]:
        """What the preview shows."""
        return dict(self.findings)
