"""A firm with overseas-Chinese capital, who of the officials keeps in contact with it, and what it asked for."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.people.models import Unit
from yinxin.apps.registers.base import UnitRecord
from yinxin.apps.registers.enterprises.numbers import UsccField
from yinxin.kit.registers.country import CountryField
from yinxin.kit.registers.web_address import WebAddressField


class Ownership(models.TextChoices):
    WHOLLY = "wholly", _("侨资独资")
    JOINT = "joint", _("合资")
    SHARES = "shares", _("股份制")
    PARTNERSHIP = "partnership", _("合伙")
    RETURNED = "returned", _("归侨侨眷企业")
    BRANCH = "branch", _("分支机构")


class Industry(models.TextChoices):
    """The sections of GB/T 4754-2017 by their letter."""

    A = "A", _("农、林、牧、渔业")
    B = "B", _("采矿业")
    C = "C", _("制造业")
    D = "D", _("电力、热力、燃气及水生产和供应业")
    E = "E", _("建筑业")
    F = "F", _("批发和零售业")
    G = "G", _("交通运输、仓储和邮政业")
    H = "H", _("住宿和餐饮业")
    I = "I", _("信息传输、软件和信息技术服务业")  # noqa: E741 - the letter of the standard
    J = "J", _("金融业")
    K = "K", _("房地产业")
    L = "L", _("租赁和商务服务业")
    M = "M", _("科学研究和技术服务业")
    N = "N", _("水利、环境和公共设施管理业")
    O = "O", _("居民服务、修理和其他服务业")  # noqa: E741 - the letter of the standard
    P = "P", _("教育")
    Q = "Q", _("卫生和社会工作")
    R = "R", _("文化、体育和娱乐业")


class Currency(models.TextChoices):
    CNY = "CNY", _("人民币")
    HKD = "HKD", _("港元")
    MOP = "MOP", _("澳门元")
    USD = "USD", _("美元")
    EUR = "EUR", _("欧元")
    CAD = "CAD", _("加拿大元")
    AUD = "AUD", _("澳大利亚元")
    SGD = "SGD", _("新加坡元")


class Status(models.TextChoices):
    PREPARING = "preparing", _("筹建")
    OPEN = "open", _("在营")
    SUSPENDED = "suspended", _("停业")
    CLOSED = "closed", _("注销或吊销")


class Enterprise(UnitRecord):
    """`unit` answers for it; `capital` is in ten thousands of its currency. Persons of the firm are not recorded."""

    uscc = UsccField(_("统一社会信用代码"), unique=True)
    name = models.CharField(_("企业名称"), max_length=200)
    ownership = models.CharField(_("侨资类型"), max_length=12, choices=Ownership.choices, db_index=True)
    industry = models.CharField(_("行业门类"), max_length=1, choices=Industry.choices, db_index=True)
    business = models.CharField(_("主营业务"), max_length=300, blank=True)
    origin = CountryField(_("投资方国家（地区）"), blank=True, db_index=True)
    investors = models.CharField(
        _("投资机构"), max_length=300, blank=True, help_text=_("只写公司、社团等机构的名称，不写个人")
    )
    capital = models.DecimalField(
        _("注册资本（万元）"),
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("以下面的币种计，单位为万"),
    )
    currency = models.CharField(_("币种"), max_length=3, choices=Currency.choices, blank=True)
    opened_on = models.DateField(_("成立日期"), null=True, blank=True)
    town = models.CharField(_("所在镇街"), max_length=60, blank=True, db_index=True)
    address = models.CharField(_("经营地址"), max_length=200, blank=True)
    website = WebAddressField(_("网站"), blank=True)
    status = models.CharField(_("经营状况"), max_length=10, choices=Status.choices, default=Status.OPEN, db_index=True)

    class Meta(UnitRecord.Meta):
        verbose_name = _("侨资企业")
        verbose_name_plural = _("侨资企业")

    def __str__(self) -> str:
        return self.name


class ContactOfficer(models.Model):
    """A unit, and in it an official, that keeps in contact with a firm. `since` inclusive, `until` exclusive; empty: still."""

    record = models.ForeignKey(Enterprise, models.CASCADE, related_name="contact_officers", verbose_name=_("侨资企业"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("联系单位"))
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("挂点联系人"), null=True, blank=True
    )
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True, blank=True)

    class Meta:
        verbose_name = _("挂点联系")
        verbose_name_plural = _("挂点联系")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="enterprises_contact_ends_after_it_begins",
                violation_error_message=_("“止”要在“起”之后。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.since:%Y-%m-%d}"


class Subject(models.TextChoices):
    LAND = "land", _("用地用房")
    LABOUR = "labour", _("用工和人才")
    FINANCE = "finance", _("融资和税费")
    CUSTOMS = "customs", _("通关和物流")
    LICENCE = "licence", _("证照和审批")
    POLICY = "policy", _("政策兑现")
    RIGHTS = "rights", _("权益保护")
    LIVING = "living", _("就医、就学和出入境")
    OTHER = "other", _("其他")


class IssueState(models.TextChoices):
    RAISED = "raised", _("待交办")
    ASSIGNED = "assigned", _("办理中")
    ANSWERED = "answered", _("待企业确认")
    CLOSED = "closed", _("已办结")


class Issue(models.Model):
    """Something a firm asked for. `due_on` is counted in working days from the day it was assigned; `reopened` counts how often
    the firm was not content with the answer."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="issues", verbose_name=_("侨资企业"))
    subject = models.CharField(_("类别"), max_length=10, choices=Subject.choices, db_index=True)
    text = models.TextField(_("企业诉求"), max_length=2_000)
    raised_on = models.DateField(_("提出日期"))
    state = models.CharField(
        _("办理情况"),
        max_length=10,
        choices=IssueState.choices,
        default=IssueState.RAISED,
        editable=False,
        db_index=True,
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=pgettext_lazy("诉求", "承办单位"),
    )
    assigned_on = models.DateField(_("交办日期"), null=True, editable=False)
    due_on = models.DateField(_("答复期限"), null=True, editable=False, db_index=True)
    due_certain = models.BooleanField(_("期限已定"), default=True, editable=False)
    answered_on = models.DateField(_("答复日期"), null=True, editable=False)
    answer = models.TextField(_("答复"), max_length=2_000, blank=True, editable=False)
    closed_on = models.DateField(_("办结日期"), null=True, editable=False)
    reopened = models.PositiveSmallIntegerField(_("重办次数"), default=0, editable=False)
    escalated_on = models.DateField(_("逾期提醒日期"), null=True, editable=False)

    class Meta:
        verbose_name = _("企业诉求")
        verbose_name_plural = _("企业诉求")
        ordering = ["-raised_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.enterprise}：{self.get_subject_display()}"
