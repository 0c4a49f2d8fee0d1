"""A clan, its branches, and where it lives: the bodies, of which each genealogy has many persons."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.apps.roots.families.models.place import Place
from yinxin.kit.registers.edtf_field import EdtfField


class Clan(UnitRecord):
    """`surnames` are one or more, with blanks between (刘 关 张). `founder` is the founding ancestor: a person of long ago."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=80, help_text=_("例如：渡头梁氏"))
    surnames = models.CharField(_("姓氏"), max_length=40, db_index=True, help_text=_("有几个姓的用空格隔开"))
    hall = models.CharField(_("堂号"), max_length=40, blank=True, db_index=True)
    commandery = models.CharField(_("郡望"), max_length=40, blank=True)
    founder = models.CharField(_("始祖"), max_length=60, blank=True)
    origin = models.CharField(_("迁自"), max_length=120, blank=True)
    settled = EdtfField(_("开基年代"), blank=True)
    summary = models.TextField(_("源流"), max_length=2_000, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("宗族")
        verbose_name_plural = _("宗族名录")

    def __str__(self) -> str:
        return self.name


class Branch(UnitRecord):
    """房: a line within a clan. `generation` is that of its founder (世); `parted` is when it moved or parted from its parent."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("房名"), max_length=80)
    clan = models.ForeignKey(Clan, models.PROTECT, related_name="branches", verbose_name=_("宗族"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("上一级房派")
    )
    founder = models.CharField(_("房祖"), max_length=60, blank=True)
    generation = models.PositiveSmallIntegerField(_("房祖世次"), null=True, blank=True)
    moved_from = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("从哪里迁来")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("迁到哪里、现居")
    )
    parted = EdtfField(_("分房或迁居年代"), blank=True)
    summary = models.TextField(pgettext_lazy("房派", "说明"), max_length=2_000, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("房派")
        verbose_name_plural = _("房派名录")
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="families_branch_is_not_its_own_parent",
                violation_error_message=_("一个房派不能是它自己的上一级。"),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Share(models.TextChoices):
    """How much of the village is of the clan. Of households or persons no number is kept."""

    ALL = "all", _("全村一姓")
    MOST = "most", _("大姓")
    SOME = "some", _("部分")
    FEW = "few", _("少数")
    FORMER = "former", _("曾经居住")


class ClanAtPlace(models.Model):
    """That a clan, or one branch of it, lives in a place, by a source."""

    record = models.ForeignKey(Clan, models.CASCADE, related_name="at_places", verbose_name=_("宗族"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="clans_here", verbose_name=_("地方"))
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("房派"))
    share = models.CharField(_("居住情况"), max_length=10, choices=Share.choices)
    since = EdtfField(_("何时起"), blank=True)
    source = models.CharField(_("出处"), max_length=200)

    class Meta:
        verbose_name = _("宗族居住地")
        verbose_name_plural = _("宗族居住地")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "place", "branch", "source"], name="families_clan_at_place_once"),
            models.UniqueConstraint(
                fields=["record", "place", "source"],
                condition=Q(branch__isnull=True),
                name="families_whole_clan_at_place_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.get_share_display()}"
