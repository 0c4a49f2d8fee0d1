"""A place where returnees, relatives and people abroad are served: where it is, when it is open, and what it does."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.placed import Placed
from yinxin.kit.registers.web_address import WebAddressField

OFFICE_TELEPHONE = RegexValidator(
    r"^[0-9+()（）\-— 转]{5,40}$", _("请填写办公电话，例如 0750-3500000 转 8；不写个人手机和姓名。")
)


class Kind(models.TextChoices):
    HOME = "home", _("侨胞之家")
    COUNTER = "counter", _("涉侨事务窗口")
    LEGAL = "legal", _("法律服务点")
    MEDICAL = "medical", _("医疗服务点")
    SCHOOL = "school", _("学校和教育")
    STARTING = "starting", _("创业服务")
    CULTURE = "culture", _("文化和寻根")
    BANK = "bank", _("金融服务")
    AGENCY = "agency", _("政务部门")
    OTHER = "other", _("其他")


class Standing(models.TextChoices):
    OPEN = "open", _("正常开放")
    PAUSED = "paused", _("暂停服务")
    CLOSED = "closed", pgettext_lazy("服务点", "已撤销")


class ServicePoint(Placed, UnitRecord):
    """The telephone is the office's. Of who works there nothing is kept."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（外文）"), max_length=200, blank=True)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, db_index=True)
    town = models.CharField(_("镇街"), max_length=60, db_index=True)
    address = models.CharField(_("地址"), max_length=200)
    hours = models.CharField(_("开放时间"), max_length=200, help_text=_("例如：周一至周五 9:00—12:00，14:30—17:30"))
    services = models.TextField(_("服务内容"), max_length=2_000)
    languages = models.CharField(_("可用语言"), max_length=100, blank=True, help_text=_("例如：普通话、粤语、英语"))
    phone = models.CharField(_("办公电话"), max_length=40, blank=True, validators=[OFFICE_TELEPHONE])
    website = WebAddressField(_("网址"), blank=True)
    standing = models.CharField(
        _("开放情况"), max_length=8, choices=Standing.choices, default=Standing.OPEN, db_index=True
    )
    opened_on = models.DateField(_("设立日期"), null=True, blank=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("服务点")
        verbose_name_plural = _("涉侨服务点和黄页")

    def __str__(self) -> str:
        return self.name
