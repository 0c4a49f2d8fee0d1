"""An office abroad for trade or tourism: which organisation runs it, under which agreement, until when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.country import CountryField
from yinxin.kit.registers.web_address import WebAddressField


class Kind(models.TextChoices):
    TRADE = "trade", _("商务交流处")
    TOURISM = "tourism", _("旅游推广处")
    LIAISON = "liaison", _("联络处")


class Standing(models.TextChoices):
    PREPARING = "preparing", pgettext_lazy("交流处", "筹备")
    WORKING = "working", pgettext_lazy("交流处", "运行")
    ENDED = "ended", pgettext_lazy("交流处", "已终止")


class TradeOffice(UnitRecord):
    """An organisation is the partner; persons are no part of the record. What it does is trade, tourism and hospitality."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（外文）"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, db_index=True)
    seat = CountryField(db_index=True)
    city = models.CharField(_("城市"), max_length=80)
    organisation = models.CharField(
        _("承办机构"), max_length=200, help_text=_("签协议的企业、商会或社团的名称，不写个人")
    )
    agreement = models.CharField(_("协议编号"), max_length=80, blank=True)
    agreement_from = models.DateField(_("协议开始"), null=True, blank=True)
    agreement_until = models.DateField(_("协议到期"), null=True, blank=True, db_index=True)
    tasks = models.TextField(_("业务范围"), max_length=1_000, help_text=_("展会、洽谈、推介、接待等"))
    website = WebAddressField(_("网址"), blank=True)
    standing = models.CharField(_("运行情况"), max_length=10, choices=Standing.choices, db_index=True)
    meetings = models.PositiveIntegerField(_("上一年办理活动（次）"), null=True, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("境外商务交流处")
        verbose_name_plural = _("境外商务和旅游交流处")

    def __str__(self) -> str:
        return self.name
