"""The register of trade and tourism offices abroad, declared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.trade_offices.models import TradeOffice
from yinxin.domain.registers import yearly
from yinxin.kit.registers.catalogue import catalogue


@catalogue.add
class TradeOffices(UnitRegister):
    model = TradeOffice
    slug = "trade-offices"
    intro = _("境外的商务、旅游交流处：只登记机构和协议，不登记个人；每年核对协议是否到期。")
    columns = "code name kind seat city organisation standing agreement_until"
    facets = "kind seat standing unit"
    search = "code name name_en city organisation tasks"
    form = {
        _("机构"): "code name name_en kind seat city organisation website",
        _("协议"): "unit agreement agreement_from agreement_until standing",
        _("业务"): "tasks meetings",
    }
    public = "code name name_en kind seat city organisation tasks website standing"
    checks = (yearly("agreement", _("协议年度核对"), asks="standing agreement_until meetings", month=3, photo=False),)
    headers = {"organisation": ("承办单位", "依托机构"), "seat": ("国家", "所在国")}
    likeness = "name city"
    stale_after = 18
    samples = "yinxin.apps.registers.trade_offices.samples.ROWS"
    schema_org = "Organization"

    def clean_record(self, record: Any) -> None:
        """An agreement ends after it began, and an office that works has one."""
        begun, ended = record.agreement_from, record.agreement_until
        if begun and ended and ended < begun:
            raise ValidationError({"agreement_until": _("协议到期早于协议开始，请核对两个日期。")})
