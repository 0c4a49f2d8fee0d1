"""Works at a site, each under its permit: what was allowed by whom, what was done, at what cost, and how it ended."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.heritage.models.site import Site
from yinxin.kit.registers.logs import Log, LogEntry


class WorksKind(models.TextChoices):
    REPAIR = "repair", _("修缮")
    RESCUE = "rescue", _("抢险加固")
    USE = "use", _("活化利用")
    MAINTENANCE = "maintenance", _("日常保养")
    SETTING = "setting", _("环境整治")


class Works(LogEntry):
    """`cost` is in yuan. The law on cultural relics wants repairs approved by the authority of the site's level."""

    record = models.ForeignKey(Site, models.PROTECT, related_name="works", verbose_name=_("文化遗产"))
    kind = models.CharField(_("工程类别"), max_length=12, choices=WorksKind.choices)
    permit = models.CharField(_("批准文号"), max_length=80)
    permitted_by = models.CharField(_("批准机关"), max_length=120)
    begun_on = models.DateField(_("开工日期"))
    ended_on = models.DateField(_("完工日期"), null=True, blank=True)
    contractor = models.CharField(_("施工单位"), max_length=120, blank=True)
    cost = models.DecimalField(
        _("费用（元）"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    result = models.CharField(_("做了什么"), max_length=500, blank=True)

    class Meta(LogEntry.Meta):
        verbose_name = _("遗产工程")
        verbose_name_plural = _("遗产工程")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.permit}"

    def clean(self) -> None:
        """Works end after they began."""
        super().clean()
        begun: Any = self.begun_on
        if begun and self.ended_on and self.ended_on < begun:
            raise ValidationError({"ended_on": _("完工日期早于开工日期，请核对两个日期。")})


LOGS = (
    Log(
        "works",
        _("修缮和利用工程"),
        Works,
        "kind permit permitted_by begun_on ended_on contractor cost result",
        "begun_on",
    ),
)
