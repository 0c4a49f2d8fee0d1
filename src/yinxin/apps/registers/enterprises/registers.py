"""The register of overseas-Chinese enterprises, declared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.enterprises.contacts import CONTACT_OFFICERS
from yinxin.apps.registers.enterprises.models import Enterprise
from yinxin.domain.registers import monthly
from yinxin.kit.registers.catalogue import catalogue


@catalogue.add
class Enterprises(UnitRegister):
    model = Enterprise
    slug = "enterprises"
    intro = gettext_lazy(
        "侨资企业、挂点联系、每月走访和企业诉求：诉求有承办单位、有期限、由企业确认。企业的人员不登记。"
    )
    key = "uscc"
    columns = "name uscc ownership industry origin town status unit checked_on"
    facets = "industry origin ownership town status unit"
    search = "name uscc business town investors"
    form = {
        gettext_lazy("企业"): "name uscc ownership industry business status opened_on",
        gettext_lazy("投资"): "origin investors capital currency",
        gettext_lazy("地点"): "unit town address website",
    }
    public = "uscc name ownership industry business town website"
    panels = ("yinxin.apps.registers.enterprises.panels.issues",)
    parts = (CONTACT_OFFICERS,)
    checks = (monthly("visit", gettext_lazy("每月走访"), asks="status"),)
    headers = {
        "uscc": ("社会信用代码", "信用代码", "统一代码"),
        "name": ("单位名称", "公司名称"),
        "origin": ("投资来源地", "外方国别", "投资方国别"),
        "capital": ("注册资本", "注册资金"),
        "town": ("镇街", "所属镇街"),
        "status": ("状态",),
    }
    likeness = "name town"
    samples = "yinxin.apps.registers.enterprises.samples.ROWS"
    schema_org = "Organization"

    def clean_record(self, record: Any) -> None:
        """An amount of money without its currency says nothing."""
        if record.capital is not None and not record.currency:
            raise ValidationError({"currency": _("填了注册资本，还要选币种。")})
