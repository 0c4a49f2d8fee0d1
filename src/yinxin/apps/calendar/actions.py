"""Entering a holiday notice, confirming it as a second person, and withdrawing it before that."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from yinxin.apps.calendar.models import HolidayNotice, NoticeState
from yinxin.apps.calendar.spans import kept
from yinxin.apps.people.models import User
from yinxin.domain.clock.notice_text import Spoken
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def enter(
    *, year: int, reach: str, document_number: str, text: str, spoken: Sequence[Spoken], by: User
) -> HolidayNotice:
    """A notice that waits for a second person; nothing counts by it yet. One a year can wait."""
    notice = HolidayNotice(
        year=year, reach=reach, document_number=document_number, text=text, spans=kept(spoken), entered_by=by
    )
    try:  # two persons may enter the same notice at the same moment: the database knows who was first
        with transaction.atomic():
            notice.save(force_insert=True)
    except IntegrityError:
        raise RefusedError("calendar-notice-waiting", year=year) from None
    record(
        "calendar.enter-notice",
        notice,
        by=by,
        new={"year": year, "document_number": document_number, "arrangement": text},
    )
    return notice


@transaction.atomic
def confirm(notice: HolidayNotice, *, by: User) -> HolidayNotice:
    """From now on its days count, and what hangs on them is counted anew in the same transaction.

    Raises RefusedError for whoever entered it, and where it waits no longer.
    """
    row = _held(notice)
    if row.entered_by_id == by.pk:
        raise RefusedError("calendar-second-person", year=row.year)
    _decide(row, NoticeState.CONFIRMED, by)
    for follower in settings.CALENDAR_FOLLOWERS:
        import_string(follower)(year=row.year, by=by)
    record("calendar.confirm-notice", row, by=by, new={"year": row.year, "document_number": row.document_number})
    return row


@transaction.atomic
def withdraw(notice: HolidayNotice, *, by: User) -> HolidayNotice:
    """It will not count; a better one can be entered. Raises RefusedError where it waits no longer."""
    row = _held(notice)
    _decide(row, NoticeState.WITHDRAWN, by)
    record("calendar.withdraw-notice", row, by=by, old={"year": row.year, "document_number": row.document_number})
    return row


def _held(notice: HolidayNotice) -> HolidayNotice:
    row = HolidayNotice.objects.select_for_update().get(pk=notice.pk)
    if row.state != NoticeState.WAITING:
        raise RefusedError("calendar-notice-decided", year=row.year, state=row.get_state_display())
    return row


def _decide(row: HolidayNotice, state: NoticeState, by: User) -> None:
    row.state, row.decided_by, row.decided_at = state, by, timezone.now()
    row.save(update_fields=["state", "decided_by", "decided_at"])
