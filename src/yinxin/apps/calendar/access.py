"""Who sees the calendar and its notices, and who keeps them. The calendar is one for the whole installation: the State Council
arranges the same days for every place."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404

from yinxin.apps.calendar.models import HolidayNotice
from yinxin.apps.people.access import roles_of, user_of
from yinxin.apps.people.models import Role, User
from yinxin.apps.people.roles import DIRECTORY

__all__ = ["KEEPERS", "READERS", "keeps", "notice", "notices", "user_of"]

Visitor = User | AnonymousUser

READERS = DIRECTORY
"""Read the calendar: every post but the auditor's, which opens no content."""

KEEPERS = frozenset({Role.OFFICE, Role.ADMINISTRATOR})
"""Enter, confirm and withdraw notices."""


def keeps(user: Visitor) -> bool:
    """Whether this user may enter and confirm."""
    return not KEEPERS.isdisjoint(roles_of(user))


def notices(user: Visitor) -> QuerySet[HolidayNotice]:
    """All of them, for whoever reads the calendar."""
    if READERS.isdisjoint(roles_of(user)):
        return HolidayNotice.objects.none()
    return HolidayNotice.objects.select_related("entered_by", "decided_by")


def notice(user: Visitor, pk: int) -> HolidayNotice:
    """One of them, or not found."""
    found = notices(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
