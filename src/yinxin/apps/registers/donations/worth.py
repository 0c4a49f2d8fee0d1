"""What each gift was worth in three currencies when it was given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yinxin.apps.registers.donations import models
from yinxin.apps.registers.donations.when import period_of
from yinxin.domain.money import Rate, Rates, Worth

TOTALLED = {"HKD": "amount_hkd", "CNY": "amount_cny", "USD": "amount_usd"}
"""The currencies the office adds up in, and the column that holds each."""


def known_rates() -> Rates:
    """Every rate that was entered; one query."""
    rows = models.Rate.objects.values_list("pk", "base", "quote", "since", "until", "rate")
    return Rates(Rate(*row) for row in rows.iterator())


def value(records: Sequence[Any], rates: Rates) -> None:
    """Set year and equivalents of records that are about to be kept."""
    for record in records:
        period = period_of(record.given)
        record.year = period.first.year if period and period.first.year == period.last.year else None
        for currency, column in TOTALLED.items():
            found = worth(record, currency, rates)
            setattr(record, column, found.amount if found else None)


def worth(record: Any, currency: str, rates: Rates) -> Worth | None:
    """One equivalent with the rates it was reached by; None where nobody knows it."""
    if record.amount is None:
        return None
    return rates.worth(record.amount, record.currency, currency, period_of(record.given))
