"""When somebody is asked, and how long things last: by her own card and the clock alone, so that the hour tells nothing of others."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Shanghai")
HOUR = time(8)
"""Questions come and contacts open at this hour and at no other."""

COOL_OFF = timedelta(days=7)
"""Before a new card is asked for the first time, and after a contact has ended: a card written to try something out tells nothing soon."""

BETWEEN = timedelta(days=28)
"""From one question of a card to its next, once the earlier one is answered."""

QUESTION_LASTS = timedelta(days=90)
CARD_LASTS = timedelta(days=365)
RELEASE_LASTS = timedelta(days=90)
CLOSED_LASTS = timedelta(days=30)
"""A closed contact stays on the page so long, that nobody wonders where it went."""

REPORT_LASTS = timedelta(days=90)
STOPPED_FOR = timedelta(days=365)
"""After two officials found that somebody misused the letters."""


def at_the_hour(moment: datetime) -> datetime:
    """The first morning hour that is not before a moment."""
    local = moment.astimezone(HOME)
    found = datetime.combine(local.date(), HOUR, HOME)
    return found if found >= local else datetime.combine(local.date() + timedelta(days=1), HOUR, HOME)


def first_question(made_at: datetime) -> datetime:
    return at_the_hour(made_at + COOL_OFF)


def rest_after(ended_at: datetime) -> datetime:
    """Until which nothing is asked of her cards. Like every moment that is kept it names a day and not the hour of an act."""
    return at_the_hour(ended_at + COOL_OFF)


def released_until(given_at: datetime) -> datetime:
    return at_the_hour(given_at + RELEASE_LASTS)


def is_due(
    now: datetime, *, made_at: datetime, last_shown: datetime | None, last_waits: bool, rests_until: datetime | None
) -> bool:
    """Whether a card is to be asked (again). `last_waits`: its last question still waits for an answer."""
    if rests_until is not None and now < rests_until:
        return False
    if last_shown is None:
        return now >= first_question(made_at)
    return not last_waits and now >= last_shown + BETWEEN
