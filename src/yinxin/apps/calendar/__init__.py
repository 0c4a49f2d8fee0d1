"""The calendar this installation counts with: the built-in notices, and later ones that two persons entered and confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yinxin.domain.clock import Calendar

__all__ = ["current"]


def current() -> Calendar:
    """Every year known by now. One query; a notice that was just confirmed counts in all processes at once."""
    from yinxin.apps.calendar.known import known_calendar  # models exist only once Django has started

    return known_calendar()
