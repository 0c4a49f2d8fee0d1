"""Of which day a public page is, and whether what it says may be out of date."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import News
from yinxin.kit.registers.public.rows import PublicRow

MONTHS = 12


def as_of(register: Register, row: PublicRow) -> date:
    """The day on which something that the public sees was last changed."""
    last = News.objects.filter(register=register.slug, record=row.pk).values_list("at", flat=True).first()
    return timezone.localdate(last) if last else row.published_on


def is_stale(register: Register, row: PublicRow, today: date) -> bool:
    """Nobody confirmed the record for as many months as the register allows."""
    if not register.stale_after:
        return False
    since = row.checked_on or row.published_on
    return (today.year - since.year) * MONTHS + today.month - since.month - (today.day < since.day) >= (
        register.stale_after
    )
