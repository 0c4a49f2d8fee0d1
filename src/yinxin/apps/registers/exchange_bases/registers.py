"""The register of exchange and study bases, declared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.exchange_bases.models import LOGS, Base
from yinxin.apps.registers.exchange_bases.stages import STAGES
from yinxin.domain.registers import yearly
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.placed import whole_place


@catalogue.add
class ExchangeBases(UnitRegister):
    model = Base
    slug = "exchange-bases"
    intro = _("文化交流和研学基地：申报、命名、每年报一次接待人次。")
    columns = "code name kind level host town valid_until"
    facets = "kind level town unit"
    search = "code name name_en host town address themes"
    form = {
        _("基地"): "code name name_en kind host unit website",
        _("位置"): "town address latitude longitude",
        _("活动"): "themes suits capacity visitors",
        _("命名"): "level named_by document named_on valid_until",
    }
    public = (
        "code name name_en kind level host town address latitude longitude themes suits capacity named_by document named_on "
        "website"
    )
    geo = "latitude longitude"
    stages = STAGES
    logs = LOGS
    checks = (yearly("yearly", _("接待情况年报"), asks="visitors capacity", month=1, stages="named"),)
    headers = {"name": ("基地名称",), "host": ("依托单位", "建设单位")}
    likeness = "name town"
    stale_after = 18
    samples = "yinxin.apps.registers.exchange_bases.samples.ROWS"
    schema_org = "TouristAttraction"

    def clean_record(self, record: Any) -> None:
        """A place is two numbers; what was named stays so for some time."""
        whole_place(record)
        if record.named_on and record.valid_until and record.valid_until < record.named_on:
            raise ValidationError({"valid_until": _("有效期早于命名日期，请核对两个日期。")})
