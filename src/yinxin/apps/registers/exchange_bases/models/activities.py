"""What took place at a base: a day, a title, how many came. Nobody is named."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.exchange_bases.models.base import Base
from yinxin.kit.registers.logs import Log, LogEntry


class Activity(LogEntry):
    """`visitors` counts persons, those from abroad among them in `from_abroad`."""

    record = models.ForeignKey(Base, models.PROTECT, related_name="activities", verbose_name=_("交流基地"))
    title = models.CharField(_("活动名称"), max_length=120)
    held_on = models.DateField(_("日期"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("基地活动", "天数"), default=1)
    visitors = models.PositiveIntegerField(_("参加人次"))
    from_abroad = models.PositiveIntegerField(_("其中海外和港澳台"), null=True, blank=True)
    result = models.CharField(_("成果"), max_length=300, blank=True)

    class Meta(LogEntry.Meta):
        verbose_name = _("基地活动")
        verbose_name_plural = _("基地活动")

    def __str__(self) -> str:
        return self.title


LOGS = (Log("activities", _("活动记录"), Activity, "title held_on days visitors from_abroad result", "held_on"),)
