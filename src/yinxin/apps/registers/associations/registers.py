"""The register of associations, declared."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.associations.models import Association, Contact, Officer, Tie
from yinxin.apps.registers.base import UnitRegister
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.logs import Log
from yinxin.kit.registers.parts import Part


@catalogue.add
class Associations(UnitRegister):
    model = Association
    slug = "associations"
    intro = _(
        "侨团自己公布的情况，每项有出处和日期，满两年未核的要重新核实；职员只登记社团公布的姓名，没有联系方式，也没有评语。"
    )
    columns = "code name name_local kind land city founded status unit"
    facets = "land kind status city unit"
    search = "code name name_hant name_local city summary"
    form = {
        _("名称"): "code name name_hant name_local kind",
        _("所在"): "land city address website",
        _("情况"): "unit founded status summary",
    }
    public = "code name name_hant name_local kind land city founded status website summary"
    parts = (
        Part("officers", _("公布的职员"), Officer, "office name since until source as_of", personal="name"),
        Part("ties", _("镇街（村）对口联系"), Tie, "unit since until"),
    )
    logs = (Log("contacts", _("联系记录"), Contact, "on way unit subject link", latest="on"),)
    sourced = "name_local founded status website address"
    stale_after = 24
    headers = {
        "name": ("社团名称", "侨团名称"),
        "name_local": ("英文名称", "当地文名称"),
        "land": ("国家", "国家或地区", "国家/地区", "地区"),
        "founded": ("成立年份", "创立时间"),
    }
    likeness = "name city"
    samples = "yinxin.apps.registers.associations.samples.ROWS"
    schema_org = "Organization"
