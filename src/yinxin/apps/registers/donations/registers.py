"""Donation projects, declared: what is special is that the worth of a gift is computed and that its donors name themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRegister
from yinxin.apps.registers.donations.actions import uses
from yinxin.apps.registers.donations.models import Donation
from yinxin.apps.registers.donations.stages import CHECKS, STAGES
from yinxin.apps.registers.donations.worth import known_rates, value
from yinxin.domain.registers import Step
from yinxin.kit.registers.catalogue import catalogue

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

IN_ORDER = ("intended_on", "signed_on", "finished_on", "confirmed_on")
"""What cannot come before the one to its left."""


@catalogue.add
class Donations(UnitRegister):
    model = Donation
    slug = "donations"
    intro = _("侨胞捐了什么、给了谁、作什么用、现在怎样。姓名按捐赠人本人的意愿公开，金额按捐赠时的汇率折算。")
    columns = "code name use town receiver year amount currency amount_hkd in_use stage"
    facets = "use town year currency in_use condition stage unit"
    search = "code name purpose receiver town place summary"
    form = {
        pgettext_lazy("侨捐", "项目"): "code name use purpose gift goods summary",
        _("地方与单位"): "unit receiver supervisor town place latitude longitude",
        _("金额"): "given amount currency",
        _("经过"): "intended_on signed_on finished_on confirmed_on",
        _("责任书、证书与牌匾"): "duty_letter certificate plaque",
        _("现状"): "in_use condition plaque_state proposed_use",
    }
    public = (
        "code name use gift goods purpose receiver supervisor town place latitude longitude given year amount currency "
        "amount_hkd amount_cny amount_usd finished_on confirmed_on certificate plaque in_use summary public_donors"
    )
    personal = "public_donors"
    consented = "public_donors"
    accounts = "unit town"
    panels = ("yinxin.apps.registers.donations.panels.panel",)
    geo = "latitude longitude"
    stages = STAGES
    checks = CHECKS
    headers = {
        "code": ("项目编号", "编号"),
        "name": ("捐赠项目", "捐建项目"),
        "use": ("用途", "项目类别"),
        "receiver": ("受捐单位", "接受捐赠单位"),
        "supervisor": ("主管单位", "主管部门"),
        "town": ("镇街", "镇（街道）", "所属镇街"),
        "given": ("捐赠日期", "捐赠年份", "捐赠年度"),
        "amount": ("金额", "捐赠金额", "捐款金额"),
        "currency": ("货币", "货币种类"),
        "finished_on": ("竣工时间", "落成日期"),
        "certificate": ("证书编号", "证书号"),
        "duty_letter": ("责任书",),
        "plaque": ("碑文", "牌匾"),
        "in_use": ("使用情况",),
    }
    likeness = "name receiver"
    samples = "yinxin.apps.registers.donations.samples.ROWS"
    schema_org = "DonateAction"
    further = {"donations:totals": _("侨捐合计")}

    def prepare(self, records: Sequence[Any]) -> None:
        if records:
            value(records, known_rates())

    def after_move(self, record: Any, step: Step, *, by: AbstractBaseUser) -> None:
        uses.follow(record, step.name, by=by)

    def clean_record(self, record: Any) -> None:
        dates = [day for name in IN_ORDER if (day := getattr(record, name)) is not None]
        if dates != sorted(dates):
            raise ValidationError(_("意向、签约、竣工、确认的日期要一个比一个晚，请核对。"))
        if (record.latitude is None) != (record.longitude is None):
            raise ValidationError(_("纬度和经度要一起填，或者都不填。"))
