"""What one unit of a currency was worth in another, on a day or over a year, and who says so."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.kit.registers.web_address import WebAddressField


class Currency(models.TextChoices):
    """ISO 4217."""

    CNY = "CNY", _("人民币")
    HKD = "HKD", _("港元")
    MOP = "MOP", _("澳门元")
    USD = "USD", _("美元")
    CAD = "CAD", _("加元")
    AUD = "AUD", _("澳元")
    NZD = "NZD", _("新西兰元")
    GBP = "GBP", _("英镑")
    EUR = "EUR", _("欧元")
    SGD = "SGD", _("新加坡元")
    MYR = "MYR", _("林吉特")
    THB = "THB", _("泰铢")
    IDR = "IDR", _("印尼盾")
    PHP = "PHP", _("菲律宾比索")
    JPY = "JPY", _("日元")
    TWD = "TWD", _("新台币")


class Rate(models.Model):
    """One `base` is `rate` of `quote`, from `since` until `until`, both included: a single day, or the average of a month or year."""

    base = models.CharField(_("货币"), max_length=3, choices=Currency.choices)
    quote = models.CharField(_("折成"), max_length=3, choices=Currency.choices)
    since = models.DateField(pgettext_lazy("汇率", "自"))
    until = models.DateField(pgettext_lazy("汇率", "至"))
    rate = models.DecimalField(
        _("汇率"), max_digits=18, decimal_places=8, validators=[MinValueValidator(Decimal("0.00000001"))]
    )
    source = models.CharField(_("汇率出处"), max_length=200)
    address = WebAddressField(_("出处网址"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("录入人")
    )
    entered_at = models.DateTimeField(_("录入时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("汇率")
        verbose_name_plural = _("汇率")
        ordering = ["-since", "base", "quote"]
        constraints = [
            models.UniqueConstraint(fields=["base", "quote", "since", "until"], name="donations_one_rate_a_time"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="donations_rate_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="donations_rate_above_nothing"),
            models.CheckConstraint(condition=~Q(base=F("quote")), name="donations_rate_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.base}/{self.quote} {self.since}"
