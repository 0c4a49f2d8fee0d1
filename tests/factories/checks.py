"""Rounds of checks, and records that came into their register on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from yinxin.domain.registers import Check, period_before, period_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Change
from yinxin.kit.registers.rounds.rounds import Round, round_named

HERE = ZoneInfo("Asia/Shanghai")


def now_of(register: Register, check: Check) -> Round:
    """The round that runs today."""
    return round_named(register, check.name, period_of(check, timezone.localdate()).name)


def before_of(register: Register, check: Check) -> Round:
    """The one before it."""
    return round_named(register, check.name, period_before(check, period_of(check, timezone.localdate())).name)


def came_in(register: Register, record: Any, day: date) -> None:
    """The record is in the register since a day: only a test can turn the clock back."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=HERE)
    Change.objects.filter(register=register.slug, record=record.pk, version=1).update(at=moment)
