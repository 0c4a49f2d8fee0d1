"""What somebody says of herself is confirmed by her every year; what she does not confirm any more is hidden."""

from __future__ import annotations

from datetime import date, timedelta

REMINDED_BEFORE = timedelta(days=30)


def hidden_from(renewed_on: date) -> date:
    """A year after she confirmed it; the 29th of February ends on the 1st of March."""
    try:
        return renewed_on.replace(year=renewed_on.year + 1)
    except ValueError:
        return date(renewed_on.year + 1, 3, 1)


def shown_if_renewed_after(today: date) -> date:
    """What was confirmed after this day is shown today."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return date(today.year - 1, 2, 28)
