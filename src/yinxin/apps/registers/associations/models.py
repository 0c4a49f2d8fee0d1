"""An association, the officers it published itself, the towns of the hometown that keep in contact with it, and when they did.

Of persons nothing stands here but the names an association published with an office; no address, number or word about anybody.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit
from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.country import CountryField
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.logs import LogEntry
from yinxin.kit.registers.web_address import WebAddressField


class Kind(models.TextChoices):
    HOMETOWN = "hometown", _("同乡会")
    CLAN = "clan", _("宗亲会")
    COMMERCE = "commerce", _("商会和行业团体")
    ALUMNI = "alumni", _("校友会")
    CULTURE = "culture", _("文化体育团体")
    YOUTH = "youth", _("青年团体")
    WOMEN = "women", _("妇女团体")
    CHARITY = "charity", _("慈善和福利团体")
    FEDERATION = "federation", _("联合会和中华会馆")


class Status(models.TextChoices):
    ACTIVE = "active", _("正常活动")
    QUIET = "quiet", _("少有活动")
    MERGED = "merged", _("已合并")
    DISSOLVED = "dissolved", _("已解散")
    UNKNOWN = "unknown", _("待核实")


class Association(UnitRecord):
    """`name` is in simplified characters; `name_hant` is given where the computed traditional form is not how it calls itself."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=200)
    name_hant = models.CharField(
        _("繁体名称"), max_length=200, blank=True, help_text=_("与由简体自动转换的不同时才填，照社团自己的写法")
    )
    name_local = models.CharField(_("外文名称"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind.choices, db_index=True)
    land = CountryField(db_index=True)
    city = models.CharField(_("城市"), max_length=80, blank=True, db_index=True)
    founded = EdtfField(_("成立时间"), blank=True, help_text=_("照原文写，如“光绪十九年”“约1920年”"))
    status = models.CharField(_("状况"), max_length=10, choices=Status.choices, default=Status.ACTIVE, db_index=True)
    website = WebAddressField(_("网站"), blank=True)
    address = models.CharField(_("会址"), max_length=200, blank=True, help_text=_("社团公布的会所地址"))
    summary = models.TextField(_("简介"), max_length=2_000, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("侨团")
        verbose_name_plural = _("侨团名录")

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """One office in one term, as the association published it. `as_of` is the day on which the source said so."""

    record = models.ForeignKey(Association, models.CASCADE, related_name="officers", verbose_name=_("侨团"))
    office = models.CharField(pgettext_lazy("侨团", "职务"), max_length=40)
    name = models.CharField(_("公布的姓名"), max_length=80)
    since = EdtfField(_("任期起"), blank=True)
    until = EdtfField(_("任期止"), blank=True)
    source = models.CharField(
        _("公布的出处"), max_length=300, help_text=_("网址，或刊物的名称和期号：没有公开出处的不登记")
    )
    as_of = models.DateField(_("出处日期"))

    class Meta:
        verbose_name = _("公布的职员")
        verbose_name_plural = _("公布的职员")
        ordering = ["-as_of", "pk"]

    def __str__(self) -> str:
        return f"{self.office} {self.name}"


class Tie(models.Model):
    """A town or village that keeps in contact with an association where its people live. `until` is exclusive; empty: still."""

    record = models.ForeignKey(Association, models.CASCADE, related_name="ties", verbose_name=_("侨团"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("对口镇街（村）"))
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("镇街（村）对口联系")
        verbose_name_plural = _("镇街（村）对口联系")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="associations_tie_ends_after_it_begins",
                violation_error_message=_("“止”要在“起”之后。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.since:%Y-%m-%d}"


class Way(models.TextChoices):
    LETTER = "letter", _("去信或来信")
    VISIT = "visit", _("互访")
    NEWS = "news", _("推送家乡信息和惠侨政策")
    EVENT = "event", _("共同办的活动")
    CALL = "call", _("通话或视频")


class Contact(LogEntry):
    """That a unit was in contact with an association on a day: the bodies, never who spoke."""

    record = models.ForeignKey(Association, models.CASCADE, related_name="contacts", verbose_name=_("侨团"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("联系单位"))
    on = models.DateField(_("日期"))
    way = models.CharField(_("方式"), max_length=10, choices=Way.choices)
    subject = models.CharField(_("事由"), max_length=200, help_text=_("只写事，不写人"))
    link = WebAddressField(_("链接"), blank=True)

    class Meta(LogEntry.Meta):
        verbose_name = _("联系记录")
        verbose_name_plural = _("联系记录")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.get_way_display()}"
