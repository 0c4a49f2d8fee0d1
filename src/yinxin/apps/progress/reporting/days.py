"""The working days that rounds are counted by, and bringing rounds level when a notice of rest days comes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q

from yinxin.apps.calendar import current
from yinxin.apps.people.models import User
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Line, Round
from yinxin.domain.clock import Calendar
from yinxin.domain.progress import rounds
from yinxin.kit.audit.recording import Telling, record_each


def calendar() -> Calendar:
    """The calendar in force today."""
    return current()


def due(opens_on: date, working_days: int, extended_to: date | None) -> tuple[date, bool]:
    """The last day of a round and whether it is certain; what was given by hand stands where it is later."""
    counted, certain = rounds.last_day(opens_on, working_days, calendar())
    if extended_to is not None and extended_to >= counted:
        return extended_to, True
    return counted, certain


def relight(rounds: Collection[int]) -> None:
    """The lights of the tasks that these rounds ask about turn the day after their last days. In the caller's transaction."""
    projecting.project(set(Line.objects.filter(round__in=rounds).order_by().values_list("task", flat=True)))


@transaction.atomic
def follow_calendar(*, year: int, by: User) -> int:
    """Count the open rounds again that a notice may have moved; how many were. Called when it is confirmed."""
    moved, told = [], []
    touched = Q(is_certain=False) | Q(due_on__year=year) | Q(opens_on__year=year) | Q(due_on__year=year - 1)
    for row in Round.objects.select_for_update().filter(touched, closed_at__isnull=True):
        before = str(row.due_on)
        row.due_on, row.is_certain = due(row.opens_on, row.working_days, row.extended_to)
        moved.append(row)
        if before != str(row.due_on):
            told.append(Telling(row, old={"due_on": before}, new={"due_on": str(row.due_on)}))
    Round.objects.bulk_update(moved, ["due_on", "is_certain"])
    relight([row.pk for row in moved])
    if told:
        record_each("progress.recount-round", told, by=by)
    return len(told)
