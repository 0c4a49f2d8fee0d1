"""What happened to units on a date: one was renamed, several became one, one became several."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models.unit import Unit


class ChangeKind(models.TextChoices):
    RENAMED = "renamed", _("更名")
    MERGED = "merged", _("合并")
    SPLIT = "split", _("拆分")


class UnitChange(models.Model):
    """`citation` names the act that ordered the change; whoever keeps duties reads `sources` and `targets`."""

    kind = models.CharField(_("变更"), max_length=10, choices=ChangeKind.choices)
    on = models.DateField(_("生效日期"))
    sources = models.ManyToManyField(Unit, related_name="changes_from", verbose_name=_("原单位"))
    targets = models.ManyToManyField(Unit, related_name="changes_to", verbose_name=_("现单位"))
    old_name = models.CharField(_("原名称"), max_length=100, blank=True)
    new_name = models.CharField(_("新名称"), max_length=100, blank=True)
    citation = models.CharField(_("依据"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("办理人"))
    at = models.DateTimeField(_("办理时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("单位变更")
        verbose_name_plural = _("单位变更")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%Y-%m-%d}"
