"""A holiday notice was confirmed: the last days that were counted over its year are counted anew."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from yinxin.apps import calendar
from yinxin.apps.people.models import User
from yinxin.apps.supervision.hanging import OPEN_NOTICES
from yinxin.apps.supervision.models import Assessment, SupervisionNotice
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.kit.audit.recording import Telling, record_each


def follow_calendar(*, year: int, by: User) -> None:
    """Called in the transaction of the confirmation (CALENDAR_FOLLOWERS). A notice may move days of the December before it too."""
    first, last = date(year - 1, 12, 1), date(year, 12, 31)
    _notices(first, last, by)
    _appeals(first, last, by)


def _notices(first: date, last: date, by: User) -> None:
    touched = Q(due_on__range=(first, last)) | Q(issued_on__range=(first, last)) | Q(is_certain=False)
    rows = SupervisionNotice.objects.select_for_update().filter(OPEN_NOTICES & touched).order_by("pk")
    days, told = calendar.current(), []
    for notice in rows:
        counted = due(notice.issued_on, Term(notice.days, TermUnit.WORKING), days)
        before = (notice.due_on, notice.is_certain)
        if before != (counted.on, counted.certain):
            notice.due_on, notice.is_certain = counted.on, counted.certain
            notice.save(update_fields=["due_on", "is_certain"])
            told.append(Telling(notice, {"due": str(before[0])}, {"due": str(counted.on)}))
    record_each("supervision.recount", told, by=by)


def _appeals(first: date, last: date, by: User) -> None:
    """Only ever later: a unit that counted on a day keeps it."""
    announced = Assessment.objects.select_for_update().filter(state=Assessment.State.ANNOUNCED)
    days, told = calendar.current(), []
    for row in announced.filter(appeals_until__range=(first, last), announced_on__isnull=False).order_by("pk"):
        if row.announced_on is None or row.appeals_until is None or row.appeal_days is None:
            continue
        counted = due(row.announced_on, Term(row.appeal_days, TermUnit.WORKING), days).on
        if counted > row.appeals_until:
            told.append(Telling(row, {"until": str(row.appeals_until)}, {"until": str(counted)}))
            row.appeals_until = counted
            row.save(update_fields=["appeals_until"])
    record_each("supervision.recount", told, by=by)
