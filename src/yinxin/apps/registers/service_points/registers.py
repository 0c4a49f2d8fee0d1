"""The register of service points, declared. Its public page is the yellow pages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.service_points.models import ServicePoint
from yinxin.domain.registers import quarterly
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.placed import whole_place


@catalogue.add
class ServicePoints(UnitRegister):
    model = ServicePoint
    slug = "service-points"
    intro = _("到哪里办、几点开门、办什么事：侨胞之家、窗口和各类服务的黄页，每季度核对一次。")
    columns = "code name kind town hours standing"
    facets = "kind town standing unit"
    search = "code name name_en town address services languages"
    form = {
        _("名称"): "code name name_en kind standing opened_on",
        _("位置"): "unit town address latitude longitude",
        _("服务"): "hours services languages phone website",
    }
    public = "code name name_en kind town address latitude longitude hours services languages phone website standing opened_on"
    geo = "latitude longitude"
    checks = (quarterly("visit", _("开放情况季度核对"), asks="hours phone standing"),)
    headers = {"name": ("服务点名称", "单位名称"), "phone": ("电话", "联系电话"), "website": ("网站", "链接")}
    likeness = "name town"
    stale_after = 6
    samples = "yinxin.apps.registers.service_points.samples.ROWS"
    schema_org = "GovernmentOffice"

    def clean_record(self, record: Any) -> None:
        """A place is two numbers."""
        whole_place(record)
