"""A unit of the directory and every name it has borne. A unit stays the same unit when it is renamed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Where a unit stands. 省级 exists for plans that a province issues and for units that guide a city's."""

    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWN = "town", _("镇级")
    VILLAGE = "village", _("村级")


class UnitKind(models.TextChoices):
    """What a unit is. A government stands for its whole place; only governments are members of 各市、区政府."""

    GOVERNMENT = "government", _("地方政府")
    DEPARTMENT = "department", _("部门")
    ORGANISATION = "organisation", _("团体和其他单位")


class NameKind(models.TextChoices):
    OFFICIAL = "official", _("现用名称")
    ALIAS = "alias", _("简称或别名")
    LEARNED = "learned", _("确认时学到的写法")
    FORMER = "former", _("曾用名称")


class Unit(models.Model):
    """`place` is the government at the top of this tree; that one itself has none.

    `trail` is the way down to the unit in keys ("/1/5/9/"), so that one prefix finds all that is below a unit.
    """

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上级单位")
    )
    place = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units_of_place", verbose_name=_("所属地方")
    )
    name = models.CharField(_("名称"), max_length=100)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices)
    kind = models.CharField(_("性质"), max_length=12, choices=UnitKind.choices, default=UnitKind.DEPARTMENT)
    valid_from = models.DateField(_("启用日期"), null=True, blank=True)
    valid_to = models.DateField(_("停用日期"), null=True, blank=True)
    order = models.PositiveIntegerField(_("排序"), default=0)
    trail = models.CharField(_("路径"), max_length=400, default="", db_index=True, editable=False)

    class Meta:
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name"], condition=Q(valid_to__isnull=True), name="people_unit_one_name_in_a_place"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(place__isnull=True), name="people_unit_one_name_among_places"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="people_unit_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="people_unit_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def root_id(self) -> int:
        """The place this unit belongs to; a place belongs to itself."""
        return self.place_id or self.pk


class UnitName(models.Model):
    """One spelling of a unit. `since` inclusive, `until` exclusive; empty means not known or still in use."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names", verbose_name=_("单位"))
    name = models.CharField(_("名称"), max_length=100, db_index=True)
    kind = models.CharField(_("类别"), max_length=10, choices=NameKind.choices)
    since = models.DateField(_("启用日期"), null=True, blank=True)
    until = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("单位名称")
        verbose_name_plural = _("单位名称")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(kind=NameKind.OFFICIAL, until__isnull=True),
                name="people_unitname_one_official_now",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                name="people_unitname_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="people_unitname_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
