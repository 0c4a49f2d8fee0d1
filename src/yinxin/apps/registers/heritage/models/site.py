"""A site or a craft of heritage: what it is, where it lies, in what state it is, and how it came onto the list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.placed import Placed


class Kind(models.TextChoices):
    WATCHTOWER = "watchtower", _("碉楼")
    RESIDENCE = "residence", _("名人故居、旧居")
    MARKET = "market", _("侨墟")
    CEMETERY = "cemetery", _("义冢")
    VILLAGE = "village", _("传统村落")
    STREET = "street", _("历史街区")
    BUILDING = "building", _("历史建筑")
    HALL = "hall", _("宗祠、书院")
    CRAFT = "craft", _("非物质文化遗产")


class Level(models.TextChoices):
    NATIONAL = "national", _("国家级")
    PROVINCIAL = "provincial", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")


class Condition(models.TextChoices):
    GOOD = "good", pgettext_lazy("保存状况", "完好")
    FAIR = "fair", pgettext_lazy("保存状况", "一般")
    DAMAGED = "damaged", pgettext_lazy("保存状况", "残损")
    ENDANGERED = "endangered", pgettext_lazy("保存状况", "濒危")
    GONE = "gone", pgettext_lazy("保存状况", "已不存在")


class Ownership(models.TextChoices):
    """Of what kind the owner is. Who she is is no matter of this register."""

    STATE = "state", _("国有")
    COLLECTIVE = "collective", _("集体所有")
    PRIVATE = "private", _("私人所有")
    ABROAD = "abroad", _("业主在海外")
    UNKNOWN = "unknown", _("待查")


class Precision(models.IntegerChoices):
    """To how many metres the public learns the place: what stands empty and unguarded is not shown exactly."""

    EXACT = 0, _("公开确切位置")
    ABOUT = 1_000, _("只公开大致位置（约一公里）")
    TOWN = 10_000, _("只公开在哪一带（约十公里）")


class Site(Placed, UnitRecord):
    """`latitude` and `longitude` are WGS-84 degrees. A residence is listed for a person of the past: names of the living stay out."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    name_hant = models.CharField(_("名称（繁体）"), max_length=120, blank=True, help_text=_("留空则由简体转换"))
    name_en = models.CharField(_("名称（外文）"), max_length=200, blank=True)
    other_names = models.CharField(_("别名"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind.choices, db_index=True)
    built = EdtfField(_("年代"), blank=True)
    town = models.CharField(_("镇街"), max_length=60, db_index=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    precision = models.PositiveIntegerField(_("位置公开到什么程度"), choices=Precision.choices, default=Precision.ABOUT)
    ownership = models.CharField(_("权属"), max_length=10, choices=Ownership.choices, default=Ownership.UNKNOWN)
    condition = models.CharField(_("保存状况"), max_length=10, choices=Condition.choices, db_index=True)
    use = models.CharField(_("现在的用途"), max_length=120, blank=True)
    summary = models.TextField(_("简介"), max_length=2_000, blank=True)
    significance = models.TextField(_("价值"), max_length=2_000, blank=True)
    owner_agrees = models.BooleanField(_("业主已书面同意列入"), default=False)
    batch = models.CharField(_("评选批次"), max_length=60, blank=True)
    assessment = models.TextField(_("专家意见"), max_length=2_000, blank=True)
    publicity_from = models.DateField(_("公示开始"), null=True, blank=True)
    publicity_until = models.DateField(_("公示结束"), null=True, blank=True)
    level = models.CharField(
        pgettext_lazy("遗产", "级别"), max_length=10, choices=Level.choices, blank=True, db_index=True
    )
    listing_document = models.CharField(_("公布文号"), max_length=80, blank=True)
    listed_on = models.DateField(_("公布日期"), null=True, blank=True)
    plaque_number = models.CharField(_("标牌编号"), max_length=40, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("文化遗产")
        verbose_name_plural = _("文化遗产名录")

    def __str__(self) -> str:
        return self.name
