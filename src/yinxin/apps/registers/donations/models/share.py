"""One donor of one gift: the name as it was given, her part, and how she wishes to be named."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.donations.models.donation import Donation, Money


class DonorKind(models.TextChoices):
    PERSON = "person", pgettext_lazy("捐赠人", "个人")
    ASSOCIATION = "association", _("社团")
    FIRM = "firm", _("企业")


class Part(models.TextChoices):
    """Whose money it was, or who brought it about: only donors' shares add up to the gift."""

    DONOR = "donor", pgettext_lazy("捐赠人", "捐赠人")
    HANDLER = "handler", pgettext_lazy("捐赠人", "经手人")
    INITIATOR = "initiator", pgettext_lazy("捐赠人", "发起人")


class Style(models.TextChoices):
    """How a donor who is not named is spoken of."""

    MR = "mr", _("先生")
    MS = "ms", _("女士")
    NONE = "none", _("不写称谓")


class Publicity(models.TextChoices):
    """公益事业捐赠法第八条: whoever is praised in public was asked before."""

    NAMED = "named", _("公开姓名或名称")
    STYLED = "styled", _("只写某先生、某女士")
    ANONYMOUS = "anonymous", _("匿名")


class WishBasis(models.TextChoices):
    """What the wish rests on."""

    NONE = "none", _("没有问过")
    PAPER = "paper", _("本人签名的书面意愿")
    ACCOUNT = "account", _("本人在网上同意")


class Share(models.Model):
    """Gone people stay as an empty name: the sums stand, and who gave is nobody's any more. Either an amount, a percentage or neither."""

    donation = models.ForeignKey(Donation, models.CASCADE, related_name="shares", verbose_name=_("侨捐项目"))
    position = models.PositiveSmallIntegerField(_("次序"), default=0)
    part = models.CharField(pgettext_lazy("捐赠人", "身份"), max_length=10, choices=Part.choices, default=Part.DONOR)
    kind = models.CharField(_("捐赠人类别"), max_length=12, choices=DonorKind.choices, default=DonorKind.PERSON)
    name = models.CharField(_("姓名或名称"), max_length=100, blank=True)
    other_name = models.CharField(_("其他文字的姓名或名称"), max_length=100, blank=True)
    style = models.CharField(_("称谓"), max_length=4, choices=Style.choices, default=Style.NONE)
    amount = Money(_("份额（金额）"), validators=[MinValueValidator(Decimal("0.01"))])
    percent = models.DecimalField(
        _("份额（百分比）"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(Decimal(100))],
    )
    publicity = models.CharField(_("公开意愿"), max_length=10, choices=Publicity.choices, default=Publicity.ANONYMOUS)
    basis = models.CharField(_("意愿依据"), max_length=10, choices=WishBasis.choices, default=WishBasis.NONE)
    paper = models.CharField(_("书面意愿的档号"), max_length=80, blank=True)
    person = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("捐赠人账号")
    )
    linked_at = models.DateTimeField(_("账号关联时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("捐赠人")
        verbose_name_plural = _("捐赠人")
        ordering = ["donation", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(percent__isnull=True), name="donations_share_said_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="person", publicity="named", basis="none"),
                name="donations_person_named_by_her_wish",
            ),
            models.CheckConstraint(
                condition=~Q(basis="account", person__isnull=True), name="donations_agreed_by_an_account_of_hers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.pk}"
