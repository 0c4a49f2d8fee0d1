"""An honour of one person: proposed with her consent, decided by a body, conferred, and perhaps revoked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.logs import Log, LogEntry
from yinxin.kit.registers.web_address import WebAddressField

DECIDED = ("decided", "conferred", "revoked")
"""The stages from the decision on: only in these may the honour have a name."""

NAMED = ("decided", "conferred")
"""Of a revoked honour the page of the record and the decision name the person: a list of names by standing would judge persons."""


class HonourKind(models.TextChoices):
    CITIZEN = "citizen", _("荣誉市民")
    ADVISER = "adviser", _("荣誉顾问")
    MERIT = "merit", _("桑梓贡献奖")
    COMMENDATION = "commendation", _("通报表扬")


class Honour(UnitRecord):
    """`nominee` is the name as proposed, kept from readers; `name` is it again while the decision stands, computed, and public by
    that act."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    kind = models.CharField(_("荣誉类别"), max_length=14, choices=HonourKind.choices, db_index=True)
    nominee = models.CharField(_("被推荐人姓名"), max_length=100, blank=True)
    nominee_other = models.CharField(_("被推荐人其他文字的姓名"), max_length=100, blank=True)
    agreed_on = models.DateField(
        _("本人同意推荐的日期"), null=True, blank=True, help_text=_("没有本人同意，不登记任何人")
    )
    home_abroad = models.CharField(_("旅居地"), max_length=60, blank=True, help_text=_("按决定文件上的写法"))
    nominator = models.CharField(_("推荐单位"), max_length=120, blank=True)
    grounds = models.TextField(_("事迹"), max_length=2_000, blank=True, help_text=_("作出决定以后公开，按决定文件写"))
    body = models.CharField(_("授予机关"), max_length=120, blank=True)
    resolution = models.CharField(_("决定文号"), max_length=80, blank=True)
    resolved_on = models.DateField(_("决定日期"), null=True, blank=True)
    document = WebAddressField(_("决定文件网址"), blank=True)
    conferred_on = models.DateField(_("授予日期"), null=True, blank=True)
    certificate = models.CharField(_("荣誉证书编号"), max_length=60, blank=True)
    benefits = models.TextField(_("礼遇"), max_length=1_000, blank=True)
    revoked_on = models.DateField(_("撤销日期"), null=True, blank=True)
    revocation = models.CharField(_("撤销决定文号"), max_length=80, blank=True)
    name = models.CharField(_("姓名"), max_length=100, blank=True, editable=False)
    other_name = models.CharField(_("其他文字的姓名"), max_length=100, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("决定年份"), null=True, editable=False, db_index=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("荣誉称号")
        verbose_name_plural = _("荣誉市民和荣誉称号")
        constraints = [
            models.CheckConstraint(
                condition=Q(nominee="") | Q(agreed_on__isnull=False), name="honours_nobody_without_her_consent"
            ),
            models.CheckConstraint(
                condition=Q(name="") | Q(stage__in=DECIDED), name="honours_no_name_before_the_decision"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()} {self.code}"


class ActivityKind(models.TextChoices):
    CEREMONY = "ceremony", _("授荣仪式")
    FESTIVAL = "festival", _("节庆活动")
    FORUM = "forum", _("座谈会")
    OPENING = "opening", _("落成开幕")
    OTHER = "other", pgettext_lazy("荣誉活动", "其他活动")


class Attendance(models.TextChoices):
    INVITED = "invited", _("已邀请")
    ATTENDED = "attended", _("出席")
    DECLINED = "declined", _("未能出席")


class Activity(LogEntry):
    """An event to which the office invited, and whether it was attended: an event, never a word about the person."""

    record = models.ForeignKey(Honour, models.CASCADE, related_name="activities", verbose_name=_("荣誉称号"))
    kind = models.CharField(_("活动类别"), max_length=10, choices=ActivityKind.choices)
    event = models.CharField(_("活动名称"), max_length=120)
    held_on = models.DateField(_("活动日期"))
    attendance = models.CharField(_("出席情况"), max_length=10, choices=Attendance.choices, default=Attendance.INVITED)

    class Meta(LogEntry.Meta):
        verbose_name = _("荣誉活动")
        verbose_name_plural = _("荣誉活动")

    def __str__(self) -> str:
        return self.event


ACTIVITIES = Log("activities", _("荣誉活动"), Activity, "held_on kind event attendance", latest="held_on")
