"""A round: one period of one check, or one campaign. Which are asked today follows from the calendar; nobody types a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yinxin.domain.registers import Check, Every, Period, Standing, period_named, periods_asked
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Campaign

CAMPAIGN = re.compile(r"campaign-([1-9]\d{0,15})")
NO_PERIOD = "once"
"""What a campaign has in an address where a check has its period."""


class UnknownRoundError(LookupError):
    """The register has no such check, period or campaign."""


@dataclass(frozen=True, slots=True)
class Round:
    """`name` and `period` are what answers are filed under. From `first` on it is answered, in time up to `last`."""

    register: Register
    check: Check
    name: str
    period: str
    first: date
    last: date
    campaign: Campaign | None = None

    @property
    def label(self) -> str:
        """The check and its period, as a heading and as the reason of a change: 年度清点 2026 年."""
        return str(self.check.label) if self.campaign else f"{self.check.label} {self.when}"

    @property
    def when(self) -> str:
        """The period in words."""
        year, month = self.first.year, self.first.month
        if self.campaign:
            return f"{self.first}—{self.last}"
        if self.check.every is Every.YEAR:
            return _("%(year)s 年") % {"year": year}
        if self.check.every is Every.QUARTER:
            return _("%(year)s 年第 %(n)s 季度") % {"year": year, "n": (month + 2) // 3}
        return _("%(year)s 年 %(month)s 月") % {"year": year, "month": month}

    @property
    def slug(self) -> str:
        """The period as it stands in an address."""
        return self.period or NO_PERIOD

    def is_overdue(self, today: date) -> bool:
        return today > self.last

    def standing(self, today: date, answered: date | None) -> Standing:
        """Of a record that the round looks at."""
        if answered is not None:
            return Standing.DONE if answered <= self.last else Standing.LATE
        return Standing.OVERDUE if today > self.last else Standing.DUE


def rounds_asked(register: Register, today: date) -> list[Round]:
    """What may be answered today, the soonest due first: the present and the previous period of each check, and open campaigns."""
    found = [_of_check(register, check, period) for check in register.checks for period in periods_asked(check, today)]
    running = Campaign.objects.filter(register=register.slug, closed_at=None, opens_on__lte=today)
    return sorted([*found, *(of_campaign(register, one) for one in running)], key=lambda one: one.last)


def is_asked(asked: Round, today: date) -> bool:
    """Whether it may be answered today: what is longer past is only counted."""
    return any((one.name, one.period) == (asked.name, asked.period) for one in rounds_asked(asked.register, today))


def all_asked(today: date) -> Iterator[Round]:
    """Of every register."""
    for register in catalogue:
        yield from rounds_asked(register, today)


def round_named(register: Register, name: str, period: str) -> Round:
    """UnknownRoundError where there is none."""
    if found := CAMPAIGN.fullmatch(name):
        campaign = Campaign.objects.filter(pk=int(found[1]), register=register.slug).first()
        if campaign is None or period != NO_PERIOD:
            raise UnknownRoundError(name)
        return of_campaign(register, campaign)
    check = next((one for one in register.checks if one.name == name), None)
    if check is None:
        raise UnknownRoundError(name)
    try:
        return _of_check(register, check, period_named(check, period))
    except ValueError:
        raise UnknownRoundError(period) from None


def of_campaign(register: Register, campaign: Campaign) -> Round:
    check = Check(campaign.round, campaign.title, Every.YEAR, tuple(campaign.asks))
    return Round(register, check, campaign.round, "", campaign.opens_on, campaign.due_on, campaign)


def _of_check(register: Register, check: Check, period: Period) -> Round:
    return Round(register, check, check.name, period.name, period.first, period.last)
