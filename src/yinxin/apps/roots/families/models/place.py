"""A place of the hometown or abroad: its level, the names it bore, what it belonged to and when, and where it lies."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.placed import Placed


class Level(models.TextChoices):
    """行政村 is what the list of divisions has; 自然村 and 墟 are what old papers name."""

    PROVINCE = "province", _("省")
    PREFECTURE = "prefecture", _("府、地级市")
    COUNTY = "county", _("县（市、区）")
    TOWN = "town", _("镇街")
    TOWNSHIP = "township", _("乡、堡、都")
    VILLAGE = "village", _("行政村")
    HAMLET = "hamlet", _("自然村")
    MARKET = "market", _("墟")
    ABROAD = "abroad", _("海外城镇")


class Precision(models.IntegerChoices):
    """To how many metres the place is known, and shown."""

    EXACT = 0, _("确切位置")
    ABOUT = 1_000, _("大致位置（约一公里）")
    AREA = 10_000, _("只知道在哪一带（约十公里）")


class Place(Placed, UnitRecord):
    """`valid_from` and `valid_to` are when the place was called a place of this level; `code_of_division` is of GB/T 2260 or 10114."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("现在的名称"), max_length=60)
    name_hant = models.CharField(_("繁体名称"), max_length=60, blank=True)
    level = models.CharField(pgettext_lazy("地方", "层级"), max_length=12, choices=Level.choices, db_index=True)
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("现在属于")
    )
    valid_from = EdtfField(_("何时起"), blank=True)
    valid_to = EdtfField(_("到何时"), blank=True)
    code_of_division = models.CharField(_("行政区划代码"), max_length=12, blank=True, db_index=True)
    precision = models.PositiveIntegerField(_("位置的精度"), choices=Precision.choices, default=Precision.ABOUT)
    summary = models.TextField(_("说明"), max_length=2_000, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("故乡地名")
        verbose_name_plural = _("故乡地名录")

    def __str__(self) -> str:
        return self.name


class PlaceName(models.Model):
    """One name of the place in one writing: 新寧 until 1914, Toishan on the postal map. `system` is a spelling tradition by its id."""

    record = models.ForeignKey(Place, models.CASCADE, related_name="names", verbose_name=_("故乡地名"))
    text = models.CharField(_("写法"), max_length=80, db_index=True)
    script = models.CharField(_("文字"), max_length=20, blank=True, help_text=_("ISO 15924，例如 Hant、Latn"))
    dialect = models.CharField(_("方言"), max_length=10, blank=True, help_text=_("例如 yue、hoi、nan"))
    system = models.CharField(_("拼写体系"), max_length=40, blank=True, help_text=_("例如 postal、us-taishan"))
    since = EdtfField(_("何时起"), blank=True)
    until = EdtfField(_("到何时"), blank=True)
    source = models.CharField(_("出处"), max_length=200)

    class Meta:
        verbose_name = _("地名写法")
        verbose_name_plural = _("地名写法")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class PlaceParent(models.Model):
    """What the place belonged to in a period: 台山 under 肇庆府, later under 江门."""

    record = models.ForeignKey(Place, models.CASCADE, related_name="parents", verbose_name=_("故乡地名"))
    parent = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("属于"))
    since = EdtfField(_("何时起"), blank=True)
    until = EdtfField(_("到何时"), blank=True)
    source = models.CharField(_("出处"), max_length=200)

    class Meta:
        verbose_name = _("历史隶属")
        verbose_name_plural = _("历史隶属")
        ordering = ["since_year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("record")),
                name="families_place_is_not_within_itself",
                violation_error_message=_("一个地方不能属于它自己。"),
            )
        ]

    def __str__(self) -> str:
        return str(self.parent)
