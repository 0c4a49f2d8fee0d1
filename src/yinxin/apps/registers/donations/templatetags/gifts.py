"""Rates without empty digits, and a gift's stage in words."""

from __future__ import annotations

from decimal import Decimal

from django import template

from yinxin.apps.registers.donations.models import Donation
from yinxin.apps.registers.donations.stages import STAGES

register = template.Library()


@register.filter
def shortest(value: Decimal) -> str:
    return f"{value.normalize():f}"


@register.filter
def stage_of(donation: Donation) -> str:
    return str(STAGES.stage(donation.stage).label)
