"""A base of cultural exchange or study tours: what one can learn there, who runs it, and who named it so."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.placed import Placed
from yinxin.kit.registers.web_address import WebAddressField


class Kind(models.TextChoices):
    CULTURE = "culture", _("文化交流基地")
    STUDY = "study", _("研学基地")
    COOKING = "cooking", _("中餐基地")
    OPERA = "opera", _("粤剧基地")
    MARTIAL = "martial", _("武术基地")
    YOUTH = "youth", _("青少年教育基地")


class Level(models.TextChoices):
    NATIONAL = "national", _("国家级")
    PROVINCIAL = "provincial", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    APPLYING = "applying", _("申报中")


class Base(Placed, UnitRecord):
    """`capacity` is how many persons it takes at once, `visitors` how many took part last year: counts, no names."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（外文）"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, db_index=True)
    level = models.CharField(pgettext_lazy("基地", "级别"), max_length=10, choices=Level.choices, db_index=True)
    host = models.CharField(_("主办单位"), max_length=120)
    town = models.CharField(_("镇街"), max_length=60, db_index=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    themes = models.TextField(_("活动主题和课程"), max_length=1_000)
    suits = models.CharField(_("适合人群"), max_length=100, blank=True, help_text=_("例如：12—18 岁海外华裔青少年"))
    capacity = models.PositiveIntegerField(_("一次可接待（人）"), null=True, blank=True)
    named_by = models.CharField(_("命名机关"), max_length=120, blank=True)
    document = models.CharField(_("命名文号"), max_length=80, blank=True)
    named_on = models.DateField(_("命名日期"), null=True, blank=True)
    valid_until = models.DateField(_("有效期至"), null=True, blank=True, db_index=True)
    visitors = models.PositiveIntegerField(_("上一年参加（人次）"), null=True, blank=True)
    website = WebAddressField(_("网址"), blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("交流基地")
        verbose_name_plural = _("交流和研学基地")

    def __str__(self) -> str:
        return self.name
