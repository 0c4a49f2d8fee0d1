"""The register of sister cities, declared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.sister_cities.models import Exchange, SisterCity
from yinxin.apps.registers.sister_cities.stages import SIDE_OF_STEP, STAGES
from yinxin.domain.registers import Step
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.logs import Log


@catalogue.add
class SisterCities(UnitRegister):
    model = SisterCity
    slug = "sister-cities"
    intro = gettext_lazy(
        "从接触、备忘录、报批到结好和交往：县（市、区）结好另要市的批件；满两年没有交往的自动显示为停滞。"
    )
    columns = "code name name_local land unit side stage signed_on theme next_step next_on"
    facets = "stage side land unit"
    search = "code name name_local region theme"
    form = {
        gettext_lazy("对方"): "code name name_local land region website",
        gettext_lazy("我方"): "unit side theme",
        gettext_lazy("经过"): "first_contact_on memorandum_on approval_number signed_on",
        pgettext_lazy("友城", "下一步"): "next_step next_on",
    }
    public = "code name name_local land region unit__name side stage signed_on theme website"
    stages = STAGES
    panels = ("yinxin.apps.registers.sister_cities.panels.liveliness",)
    logs = (
        Log(
            "exchanges",
            gettext_lazy("交往记录"),
            Exchange,
            "title on area direction people result link",
            latest="on",
        ),
    )
    headers = {
        "name": ("城市", "友城名称"),
        "land": ("国家", "国家或地区", "国家/地区"),
        "signed_on": ("缔结日期", "签约日期"),
        "side": ("级别",),
    }
    likeness = "name land"
    samples = "yinxin.apps.registers.sister_cities.samples.ROWS"
    schema_org = "City"

    def clean_record(self, record: Any) -> None:
        """A pair is signed after its memorandum, and that after the first contact."""
        days = [record.first_contact_on, record.memorandum_on, record.signed_on]
        known = [day for day in days if day]
        if known != sorted(known):
            raise ValidationError(_("首次接触、签备忘录和结好的日期要先后相接，请核对。"))
        if record.next_on and not record.next_step:
            raise ValidationError({"next_step": _("写了日期，还要写下一步做什么。")})

    def open_to(self, record: Any, step: Step) -> bool:
        """A county signs with the papers a county needs, a city with those of a city."""
        return step.name not in SIDE_OF_STEP or SIDE_OF_STEP[step.name] == str(record.side)
