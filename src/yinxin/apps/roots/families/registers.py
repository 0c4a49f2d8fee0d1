"""The registers of places, clans, branches and poems, declared. Persons are no register: nobody lists them by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.roots.families.free_text import clean_body, refuse_bodies
from yinxin.apps.roots.families.models import (
    Branch,
    Clan,
    ClanAtPlace,
    GenerationPoem,
    Place,
    PlaceName,
    PlaceParent,
    PoemVariant,
)
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.parts import Part
from yinxin.kit.registers.placed import whole_place


@catalogue.add
class Places(UnitRegister):
    model = Place
    slug = "places"
    public_panels = ("yinxin.apps.roots.families.panels.place",)
    intro = _("老文书上的县、镇、乡、村、墟：什么时候叫什么名字，属于哪里，在地图上的哪一点。")
    columns = "code name level within valid_from valid_to"
    facets = "level unit"
    search = "code name name_hant code_of_division summary"
    form = {
        _("地方"): "code name name_hant level within code_of_division unit",
        _("位置"): "latitude longitude precision",
        _("沿革"): "valid_from valid_to summary",
    }
    public = "code name name_hant level within__name valid_from valid_to code_of_division latitude longitude summary"
    geo = "latitude longitude"
    geo_blur = "precision"
    parts = (
        Part("names", _("名称和写法"), PlaceName, "text script dialect system since until source"),
        Part("parents", _("历史隶属"), PlaceParent, "parent since until source"),
    )
    headers = {"name": ("地名", "村名"), "within": ("所属镇街", "上级")}
    likeness = "name level"
    samples = "yinxin.apps.roots.families.samples.places.ROWS"
    schema_org = "Place"

    def clean_record(self, record: Any) -> None:
        """A place is two numbers, and lies within another."""
        whole_place(record)
        if record.pk and record.within_id == record.pk:
            raise ValidationError({"within": _("一个地方不能属于它自己。")})


@catalogue.add
class Clans(UnitRegister):
    model = Clan
    slug = "clans"
    public_panels = ("yinxin.apps.roots.families.panels.clan",)
    intro = _("宗族的姓氏、堂号、郡望和聚居的村：只记宗族，不记在世的人。")
    columns = "code name surnames hall commandery settled"
    facets = "surnames hall unit"
    search = "code name surnames hall commandery founder origin summary"
    form = {
        _("宗族"): "code name surnames hall commandery unit",
        _("源流"): "founder origin settled summary",
    }
    public = "code name surnames hall commandery founder origin settled summary"
    sourced = "surnames hall commandery founder origin settled"
    parts = (Part("places", _("居住地"), ClanAtPlace, "place branch share since source"),)
    headers = {"name": ("宗族名称",), "surnames": ("姓", "姓氏")}
    likeness = "name hall"
    samples = "yinxin.apps.roots.families.samples.clans.ROWS"
    schema_org = "Organization"

    def prepare(self, records: Sequence[Any]) -> None:
        refuse_bodies(records)

    def clean_record(self, record: Any) -> None:
        """What everybody reads names nobody who may live."""
        clean_body(record)


@catalogue.add
class Branches(UnitRegister):
    model = Branch
    slug = "branches"
    public_panels = ("yinxin.apps.roots.families.panels.branch",)
    panels = ("yinxin.apps.roots.families.panels.persons_of_branch",)
    intro = _("宗族的房派：从哪一房分出，哪一世、什么年代迁到哪里。")
    columns = "code name clan parent generation moved_from place parted"
    facets = "clan place unit"
    search = "code name founder summary"
    form = {
        _("房派"): "code name clan parent unit",
        _("分房和迁居"): "founder generation moved_from place parted summary",
    }
    public = "code name clan__name parent__name founder generation moved_from__name place__name parted summary"
    headers = {"name": ("房", "房派名称")}
    likeness = "name clan"
    samples = "yinxin.apps.roots.families.samples.clans.BRANCHES"
    schema_org = "Organization"

    def prepare(self, records: Sequence[Any]) -> None:
        refuse_bodies(records)

    def clean_record(self, record: Any) -> None:
        """A branch parts from one of its own clan, and not from itself."""
        parent = record.parent
        if parent and (parent.pk == record.pk or parent.clan_id != record.clan_id):
            raise ValidationError({"parent": _("上一级房派要是同一宗族的另一房。")})
        clean_body(record)


@catalogue.add
class GenerationPoems(UnitRegister):
    model = GenerationPoem
    slug = "generation-poems"
    public_panels = ("yinxin.apps.roots.families.panels.poem",)
    intro = _("字辈：按世次排的派字，从名字里的派字可以推知是第几世。")
    columns = "code name clan branch characters start"
    facets = "clan unit"
    search = "code name characters source"
    form = {_("字辈"): "code name clan branch characters start source unit"}
    public = "code name clan__name branch__name characters start source"
    parts = (Part("variants", _("异字"), PoemVariant, "generation character source"),)
    headers = {"characters": ("派字", "班次")}
    likeness = "characters clan"
    samples = "yinxin.apps.roots.families.samples.clans.POEMS"

    def clean_record(self, record: Any) -> None:
        """A poem of a branch is of its clan."""
        if record.branch and record.branch.clan_id != record.clan_id:
            raise ValidationError({"branch": _("这一房不属于所选的宗族。")})
