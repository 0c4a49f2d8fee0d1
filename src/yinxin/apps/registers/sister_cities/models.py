"""A pair of a partner city and a city or county of ours, what the two did together, and how many pairs a plan wants."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit
from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.country import CountryField
from yinxin.kit.registers.logs import LogEntry
from yinxin.kit.registers.web_address import WebAddressField


class Side(models.TextChoices):
    """Who signs on our side: it decides whose approval the pair needs."""

    CITY = "city", _("市级")
    COUNTY = "county", _("县（市、区）级")


class SisterCity(UnitRecord):
    """`unit` is our side. Whether a pair is dormant is not kept: it follows from the log, see `domain.registers.exchanges`."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("对方城市"), max_length=120)
    name_local = models.CharField(_("外文名称"), max_length=120, blank=True)
    land = CountryField(db_index=True)
    region = models.CharField(_("州、省"), max_length=80, blank=True)
    side = models.CharField(_("我方级别"), max_length=6, choices=Side.choices, db_index=True)
    first_contact_on = models.DateField(_("首次接触日期"), null=True, blank=True)
    memorandum_on = models.DateField(_("签备忘录日期"), null=True, blank=True)
    approval_number = models.CharField(_("批准文号"), max_length=60, blank=True)
    signed_on = models.DateField(_("结好日期"), null=True, blank=True, db_index=True)
    theme = models.CharField(_("一城一品"), max_length=100, blank=True, help_text=_("与这座城市的交流重点"))
    website = WebAddressField(_("网站"), blank=True)
    next_step = models.CharField(pgettext_lazy("友城", "下一步"), max_length=200, blank=True)
    next_on = models.DateField(_("下一步日期"), null=True, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("友好城市")
        verbose_name_plural = _("友好城市")

    def __str__(self) -> str:
        return self.name


class Area(models.TextChoices):
    ECONOMY = "economy", _("经贸")
    EDUCATION = "education", _("教育")
    CULTURE = "culture", _("文化")
    SPORT = "sport", _("体育")
    HEALTH = "health", _("医疗卫生")
    SCIENCE = "science", _("科技")
    YOUTH = "youth", _("青少年")
    OFFICIAL = "official", _("政府互访")
    OTHER = "other", _("其他")


class Direction(models.TextChoices):
    THERE = "there", _("我方出访")
    HERE = "here", _("对方来访")
    ONLINE = "online", _("线上")
    TOGETHER = "together", _("共同举办")


class Exchange(LogEntry):
    """One exchange. `people` is how many took part on both sides; who they were is not kept."""

    record = models.ForeignKey(SisterCity, models.CASCADE, related_name="exchanges", verbose_name=_("友好城市"))
    on = models.DateField(_("日期"), db_index=True)
    area = models.CharField(_("领域"), max_length=10, choices=Area.choices)
    direction = models.CharField(_("方向"), max_length=10, choices=Direction.choices)
    title = models.CharField(_("内容"), max_length=200)
    people = models.PositiveIntegerField(_("人数"), null=True, blank=True, validators=[MaxValueValidator(1_000_000)])
    result = models.TextField(_("成果"), max_length=1_000, blank=True)
    link = WebAddressField(_("链接"), blank=True)

    class Meta(LogEntry.Meta):
        verbose_name = _("交往记录")
        verbose_name_plural = _("交往记录")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.title}"


class Target(models.Model):
    """How many new pairs of a level a place wants to sign from a day to a day, both included."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("地方"))
    side = models.CharField(_("级别"), max_length=6, choices=Side.choices)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"))
    number = models.PositiveSmallIntegerField(_("新增对数"), validators=[MinValueValidator(1), MaxValueValidator(500)])
    source = models.CharField(_("依据"), max_length=200, blank=True, help_text=_("规划或文件的名称"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("登记人"))

    class Meta:
        verbose_name = _("友城目标")
        verbose_name_plural = _("友城目标")
        ordering = ["-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="sister_cities_target_ends_after_it_begins",
                violation_error_message=_("“止”要在“起”之后。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} +{self.number}"
