"""The report a donor takes home: what became of one gift, on paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from yinxin.apps.registers.donations.actions.wishes import PUBLIC_NAME
from yinxin.apps.registers.donations.gift_page import GiftPage
from yinxin.apps.registers.donations.models import Donation
from yinxin.kit.consent import giving
from yinxin.kit.printing import typeset

TEMPLATE = Path(__file__).parent / "report.typ"
SHOWN = (
    "code",
    "use",
    "purpose",
    "receiver",
    "supervisor",
    "town",
    "place",
    "given",
    "certificate",
    "plaque",
    "in_use",
    "condition",
)


def consent_words() -> str:
    """What a person agrees to before her name is public."""
    return giving.words(PUBLIC_NAME)


def printed(page: GiftPage) -> bytes:
    """The PDF, in the reader's language."""
    language = (get_language() or "zh-hans").lower()
    now = timezone.localtime()
    values: dict[str, Any] = {
        "title": page.donation.name,
        "kicker": _("捐赠项目报告"),
        "issuer": page.donation.unit.name,
        "facts": [*_facts(page.donation), *_money(page)],
        "line": [{"label": one.label, "on": _day(one.on), "here": one.here} for one in page.line],
        "checks": [
            {
                "period": one.period,
                "on": _day(one.on),
                "found": "；".join(f"{a}：{b}" for a, b in one.found),
                "words": one.words,
            }
            for one in page.checks
        ],
        "questions": [
            {"kind": str(one.get_kind_display()), "text": one.text, "answer": one.answer, "due": _day(one.due_on)}
            for one in page.questions
        ],
        "words": {
            "facts": pgettext("侨捐", "项目"),
            "line": _("经过"),
            "checks": _("历年核查"),
            "none": _("还没有核查记录。"),
            "questions": _("您的查询与答复"),
            "waiting": _("尚未答复，期限："),
            "made": _("本报告由系统生成："),
        },
        "made": f"{date_format(now.date(), 'DATE_FORMAT')} {now:%H:%M}",
        "lang": "en" if language.startswith("en") else "zh",
        "region": "tw" if language.startswith("zh-hant") else "cn",
    }
    return typeset(TEMPLATE, values, language=language, made=now)


def _facts(donation: Donation) -> list[list[str]]:
    made = []
    for name in SHOWN:
        field: Any = Donation._meta.get_field(name)
        value = getattr(donation, f"get_{name}_display")() if field.choices else getattr(donation, name)
        if value:
            made.append([str(field.verbose_name), str(value)])
    return made


def _money(page: GiftPage) -> list[list[str]]:
    donation = page.donation
    made = [[_("项目金额"), _amount(donation.amount, donation.currency)]] if donation.amount else []
    if page.own_amount:
        made.append([_("您的份额"), _amount(page.own_amount, donation.currency)])
    for currency, value in (("HKD", donation.amount_hkd), ("CNY", donation.amount_cny), ("USD", donation.amount_usd)):
        if value is not None and currency != donation.currency:
            made.append([_("按捐赠时汇率折合"), _amount(value, currency)])
    return made


def _amount(value: Decimal | None, currency: str) -> str:
    return f"{currency} {value:,.2f}" if value is not None else ""


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
