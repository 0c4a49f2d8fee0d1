"""What the page of a donation's record shows besides its fields: donors, rates, a change of use, questions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from yinxin.apps.registers.donations.actions import uses
from yinxin.apps.registers.donations.models import Part, Question, Share
from yinxin.apps.registers.donations.worth import TOTALLED, known_rates, worth
from yinxin.domain.errors import RefusedError
from yinxin.domain.money import Rate
from yinxin.domain.shares import Part as Portion
from yinxin.domain.shares import amount_of, refuse_unless_whole
from yinxin.kit.refusals import sentence_of
from yinxin.kit.registers.declaration import Register


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One equivalent and the rates behind it."""

    currency: str
    amount: Decimal | None
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class DonorLine:
    share: Share
    amount: Decimal | None
    code_until: object


def panel(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """Names of donors are for who keeps the record; who only reads it sees the line the public sees."""
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    shares = list(Share.objects.filter(donation=record).prefetch_related("codes")) if keeps else []
    change = uses.open_change(record)
    context = {
        "record": record,
        "keeps": keeps,
        "donors": [_line(record, share) for share in shares],
        "fault": _fault(record, shares),
        "equivalents": equivalents(record),
        "change": change,
        "stands": uses.stands(change) if change and keeps else [],
        "questions": Question.objects.filter(share__donation=record) if keeps else [],
        "today": timezone.localdate(),
        "user": request.user,
    }
    return render_to_string("donations/_panel.html", context, request=request)


def equivalents(record: Any) -> list[Equivalent]:
    """How each equivalent was reached."""
    rates = known_rates()
    made = []
    for currency in TOTALLED:
        found = worth(record, currency, rates)
        made.append(Equivalent(currency, found.amount if found else None, found.rates if found else ()))
    return made


def _line(record: Any, share: Share) -> DonorLine:
    today = timezone.localdate()
    standing = [
        one.ends_on for one in share.codes.all() if not one.used_at and not one.revoked_at and one.ends_on >= today
    ]
    return DonorLine(share, amount_of(Portion(share.amount, share.percent), record.amount), max(standing, default=None))


def _fault(record: Any, shares: list[Share]) -> str:
    """Shares that no longer make up the whole, because the sum was changed afterwards."""
    try:
        refuse_unless_whole(
            record.amount, [Portion(one.amount, one.percent) for one in shares if one.part == Part.DONOR]
        )
    except RefusedError as fault:
        return sentence_of(fault)
    return ""
