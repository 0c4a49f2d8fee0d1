"""Whoever was stopped by two officials writes nothing until the stop is over."""

from __future__ import annotations

from django.utils import timezone

from yinxin.apps.kin.access import stop
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError


def refuse_stopped(person: User) -> None:
    """RefusedError("kin-stopped"), with the day on which it ends."""
    held = stop(person)
    if held is not None:
        raise RefusedError("kin-stopped", until=f"{timezone.localtime(held.until):%Y-%m-%d}")
