"""The register of heritage, declared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.heritage.models import LOGS, Kind, Site
from yinxin.apps.registers.heritage.stages import CHECKS, STAGES
from yinxin.domain.registers import Step
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.placed import whole_place


@catalogue.add
class Heritage(UnitRegister):
    model = Site
    slug = "heritage"
    intro = _("碉楼、故居、侨墟、义冢、村落、街区和非遗：从线索到挂牌，每年调查一次保存状况。")
    columns = "code name kind town built condition level"
    facets = "kind town condition level ownership unit"
    search = "code name name_en other_names town address summary significance"
    form = {
        pgettext_lazy("遗产", "身份"): "code name name_hant name_en other_names kind built",
        _("位置"): "town address latitude longitude precision",
        _("现状"): "unit ownership owner_agrees condition use",
        _("价值"): "summary significance",
        _("评选"): "batch assessment publicity_from publicity_until level listing_document listed_on plaque_number",
    }
    public = (
        "code name name_hant name_en other_names kind built town latitude longitude condition use summary significance "
        "level listing_document listed_on plaque_number"
    )
    geo = "latitude longitude"
    geo_blur = "precision"
    accounts = "unit town"
    stages = STAGES
    checks = CHECKS
    logs = LOGS
    headers = {"name": ("遗产名称", "项目名称"), "town": ("所在镇街", "所属镇"), "built": ("建造年代", "始建年代")}
    likeness = "name town"
    stale_after = 24
    samples = "yinxin.apps.registers.heritage.samples.ROWS"
    schema_org = "LandmarksOrHistoricalBuildings"

    def open_to(self, record: Any, step: Step) -> bool:
        """Nothing is listed before its publicity has ended."""
        ended = record.publicity_until
        return step.name != "list" or (ended is not None and ended < timezone.localdate())

    def clean_record(self, record: Any) -> None:
        """Publicity ends after it began; a place is two numbers; a residence is listed with its owner's word."""
        begun, ended = record.publicity_from, record.publicity_until
        if begun and ended and ended < begun:
            raise ValidationError({"publicity_until": _("公示结束早于公示开始，请核对两个日期。")})
        whole_place(record)
        if record.kind == Kind.RESIDENCE and record.listed_on and not record.owner_agrees:
            raise ValidationError({"owner_agrees": _("故居列入名录要有业主的书面同意。")})
