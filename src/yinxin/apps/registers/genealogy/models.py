"""A genealogy book or a hometown periodical, as a library describes it: the thing, where it lies, and whether one may read it."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.web_address import WebAddressField


class Kind(models.TextChoices):
    GENEALOGY = "genealogy", _("族谱")
    VILLAGE_HISTORY = "village-history", _("村史村志")
    PERIODICAL = "periodical", _("侨刊乡讯")
    LETTERS = "letters", _("银信专集")


class Reading(models.TextChoices):
    """How a visitor may read it."""

    ON_SITE = "on-site", _("到馆阅览")
    COPY = "copy", _("可复制")
    ONLINE = "online", _("网上全文")
    CLOSED = "closed", _("暂不开放")


class Book(UnitRecord):
    """`years` is when it was compiled, or the run of a periodical, in the words of the book."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("书名"), max_length=200)
    kind = models.CharField(_("类别"), max_length=20, choices=Kind.choices, db_index=True)
    surname = models.CharField(_("姓氏"), max_length=20, blank=True, db_index=True)
    hall = models.CharField(_("堂号"), max_length=40, blank=True)
    village = models.CharField(_("所属乡村"), max_length=100, blank=True)
    years = EdtfField(_("修纂年代"), blank=True)
    volumes = models.PositiveIntegerField(_("册数"), null=True, blank=True, validators=[MaxValueValidator(10_000)])
    holder = models.CharField(
        _("收藏单位"), max_length=100, blank=True, help_text=_("图书馆、档案馆、宗祠或社团的名称")
    )
    shelf = models.CharField(_("架位"), max_length=60, blank=True)
    reading = models.CharField(pgettext_lazy("族谱", "阅览方式"), max_length=10, choices=Reading.choices, db_index=True)
    address = WebAddressField(_("网上地址"), blank=True)
    summary = models.TextField(_("提要"), max_length=2_000, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("族谱与侨刊")
        verbose_name_plural = _("族谱与侨刊目录")

    def __str__(self) -> str:
        return self.name
