"""One gift for the public good: what it is for, who keeps it, what it was worth at the time, and how it stands today."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.apps.registers.donations.models.rate import Currency
from yinxin.kit.registers.edtf_field import EdtfField


class UseKind(models.TextChoices):
    """公益事业捐赠法第三条 names the kinds of public good; the office's files part them further."""

    SCHOOL = "school", _("教育")
    HEALTH = "health", _("医疗卫生")
    ROADS = "roads", _("道路桥梁")
    WATER = "water", _("饮水水利")
    CULTURE = "culture", _("文化体育")
    ELDERLY = "elderly", _("养老敬老")
    POOR = "poor", _("扶贫济困")
    RELIEF = "relief", _("救灾抗疫")
    NATURE = "nature", _("环境绿化")
    OTHER = "other", pgettext_lazy("捐赠用途", "其他公益")


class GiftKind(models.TextChoices):
    MONEY = "money", _("款")
    GOODS = "goods", _("物")
    BOTH = "both", pgettext_lazy("捐赠", "款物")


class InUse(models.TextChoices):
    """What a yearly check finds about the use."""

    AS_GIVEN = "as-given", _("按原用途使用")
    CHANGED = "changed", _("已改变用途")
    IDLE = "idle", _("闲置")
    STOPPED = "stopped", pgettext_lazy("使用状况", "停用")


class Condition(models.TextChoices):
    GOOD = "good", _("完好")
    REPAIR = "repair", _("需要维修")
    DANGER = "danger", _("危险")


class PlaqueState(models.TextChoices):
    CLEAR = "clear", _("牌匾在，字迹清楚")
    WORN = "worn", _("牌匾在，字迹不清")
    MISSING = "missing", _("牌匾不在")
    NONE = "none", _("没有立牌")


class Money(models.DecimalField):  # type: ignore[type-arg]
    """An amount to the cent; None where nobody knows it."""

    def __init__(self, *args: object, **options: object) -> None:
        fixed = {"max_digits": 16, "decimal_places": 2, "null": True, "blank": True}
        super().__init__(*args, **{**fixed, **options})  # type: ignore[arg-type]


class Donation(UnitRecord):
    """`amount` is what was given, in the money it was given in. The three equivalents, the year and the donors as the public
    reads them are computed, never typed: at the rate that held when it was given, and by each donor's own wish."""

    code = models.CharField(_("统一编号"), max_length=40, unique=True)
    name = models.CharField(_("项目名称"), max_length=200)
    use = models.CharField(_("用途类别"), max_length=10, choices=UseKind.choices, db_index=True)
    purpose = models.CharField(_("约定用途"), max_length=300, blank=True, help_text=_("按协议上的写法"))
    gift = models.CharField(_("款物"), max_length=10, choices=GiftKind.choices, default=GiftKind.MONEY)
    goods = models.CharField(_("物资名称数量"), max_length=300, blank=True)
    receiver = models.CharField(_("受赠单位"), max_length=120)
    supervisor = models.CharField(_("上级主管单位"), max_length=120, blank=True)
    town = models.CharField(_("镇（街）"), max_length=60, blank=True, db_index=True)
    place = models.CharField(_("地点"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("纬度"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-90)), MaxValueValidator(Decimal(90))],
    )
    longitude = models.DecimalField(
        _("经度"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(-180)), MaxValueValidator(Decimal(180))],
    )
    given = EdtfField(
        _("捐赠时间"), blank=True, help_text=_("知道哪天写哪天，只知道年份就写年份，例如 1985-06-12、1985")
    )
    amount = Money(_("金额或价值"), validators=[MinValueValidator(Decimal("0.01"))])
    currency = models.CharField(_("币种"), max_length=3, choices=Currency.choices, default=Currency.CNY, db_index=True)
    intended_on = models.DateField(_("意向日期"), null=True, blank=True)
    signed_on = models.DateField(_("签约日期"), null=True, blank=True)
    finished_on = models.DateField(_("竣工日期"), null=True, blank=True)
    confirmed_on = models.DateField(_("确认日期"), null=True, blank=True)
    duty_letter = models.CharField(_("责任书编号"), max_length=60, blank=True)
    certificate = models.CharField(_("捐赠证书编号"), max_length=60, blank=True)
    plaque = models.CharField(_("牌匾文字"), max_length=300, blank=True)
    plaque_state = models.CharField(_("牌匾状况"), max_length=10, choices=PlaqueState.choices, blank=True)
    in_use = models.CharField(_("使用状况"), max_length=10, choices=InUse.choices, blank=True, db_index=True)
    condition = models.CharField(_("完好程度"), max_length=10, choices=Condition.choices, blank=True)
    proposed_use = models.CharField(
        _("拟改用途"), max_length=300, blank=True, help_text=_("只在申请变更用途时填写；捐赠人会看到它并作答")
    )
    summary = models.TextField(_("项目简介"), max_length=2_000, blank=True)
    year = models.PositiveSmallIntegerField(_("捐赠年份"), null=True, editable=False, db_index=True)
    amount_hkd = Money(_("折合港元"), editable=False)
    amount_cny = Money(_("折合人民币"), editable=False)
    amount_usd = Money(_("折合美元"), editable=False)
    use_agreed_on = models.DateField(_("捐赠人全部同意变更的日期"), null=True, editable=False)
    public_donors = models.CharField(_("捐赠人（按本人意愿）"), max_length=2_000, blank=True, editable=False)

    class Meta(UnitRecord.Meta):
        verbose_name = _("侨捐项目")
        verbose_name_plural = _("侨捐项目")

    def __str__(self) -> str:
        return self.name
