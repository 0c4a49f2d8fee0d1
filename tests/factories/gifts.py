"""Gifts of the town with donors, and 林惠贞 who has an account and gave a share."""

from __future__ import annotations

from typing import Any

from tests.factories.people import Cast
from tests.factories.registers import entered, register_named
from yinxin.apps.people.models import User
from yinxin.apps.registers.donations import samples
from yinxin.apps.registers.donations.actions import claims, rates, sharing
from yinxin.apps.registers.donations.models import Share
from yinxin.kit.registers import actions


def rates_entered(cast: Cast) -> None:
    for base, quote, since, until, rate, source in samples.RATES:
        values = {"base": base, "quote": quote, "since": since, "until": until, "rate": rate, "source": source}
        rates.enter({**values, "address": ""}, by=cast.office)


def gift(cast: Cast, *, row: int = 1, published: bool = False, **given: object) -> Any:
    """Sample number `row` with its donors; the second has a person named by paper, one at 25 %, one at 15 % anonymous."""
    donations = register_named("donations")
    record = entered(donations, cast, row=row, **given)
    donors = [sharing.Donor(**one) for one in samples.SHARES.get(record.code, ())]  # type: ignore[arg-type]
    sharing.write(record, donors, by=cast.office)
    record.refresh_from_db()
    if published:
        put_at(record, "confirmed", cast)
        actions.publish(donations, type(record).objects.filter(pk=record.pk), by=cast.office)
        record.refresh_from_db()
    return record


def put_at(record: Any, stage: str, cast: Cast) -> None:
    """At a stage without the papers that lead there."""
    record.refresh_from_db()
    actions.change(register_named("donations"), record, {"stage": stage}, by=cast.office)
    record.refresh_from_db()


def share_of(record: Any, name: str) -> Share:
    return Share.objects.get(donation=record, name__startswith=name)


def claimed(share: Share, donor: User, cast: Cast) -> Share:
    """The donor entered the code of her letter."""
    code, _row = claims.issue(share, by=cast.office)
    return claims.claim(code, by=donor)
