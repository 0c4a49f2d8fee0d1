"""How each person wants to be reached, as the domain takes it; whoever said nothing gets what the model says by default."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from yinxin.apps.notices.models import NoticePreference
from yinxin.domain.reading_hours import DigestTime, Quiet, Rhythm


def wish_of(person: int) -> NoticePreference:
    """One person's row, or a fresh one (not saved)."""
    return wishes_of([person])[person]


def wishes_of(persons: Iterable[int]) -> dict[int, NoticePreference]:
    """Those of many persons in one query."""
    asked = set(persons)
    said = {row.person_id: row for row in NoticePreference.objects.filter(person__in=asked)}
    return {person: said.get(person) or NoticePreference(person_id=person) for person in asked}


def zone_of(wish: NoticePreference) -> ZoneInfo:
    """Her zone; the office's where a newer table of zones has hers under another name."""
    try:
        return ZoneInfo(wish.zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def quiet_of(wish: NoticePreference) -> Quiet:
    return Quiet(wish.quiet_since, wish.quiet_until)


def digest_time_of(wish: NoticePreference) -> DigestTime:
    return DigestTime(Rhythm(wish.rhythm), wish.hour, wish.weekday)
