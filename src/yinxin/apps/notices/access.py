"""Whose notices somebody sees: her own, and nobody else's, whatever post she holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from yinxin.apps.notices.models import Notice, NoticeAddress
from yinxin.apps.people.models import User

PER_PAGE = 30
MOST_COUNTED = 100
PLACE = re.compile(r"([nr])([0-9]{1,18})")
"""Where a page of the list begins: among the new or the read, after a number."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """What is unread comes first. `older` is where the next page begins, empty on the last; `newest` the latest number shown."""

    rows: list[Notice]
    older: str
    is_first: bool

    @property
    def newest(self) -> int:
        return max((row.pk for row in self.rows), default=0)

    @property
    def has_unread(self) -> bool:
        return any(row.read_at is None for row in self.rows)


def notices(user: User) -> QuerySet[Notice]:
    return Notice.objects.filter(person=user)


def notice(user: User, pk: int) -> Notice:
    """One of one's own; another's is not there."""
    found = notices(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def unread(user: User) -> QuerySet[Notice]:
    return notices(user).filter(read_at__isnull=True)


def unread_count(user: User) -> int:
    """How many wait, counted up to a hundred: nobody needs to know more of them."""
    return unread(user).order_by()[:MOST_COUNTED].count()


def page_of(user: User, before: str) -> ListPage:
    """Some of the list. A place that is none shows its beginning."""
    found = PLACE.fullmatch(before)
    among, after = (found.group(1), int(found.group(2))) if found else ("n", 0)
    rows = [] if among == "r" else list(_after(unread(user), after)[: PER_PAGE + 1])
    if len(rows) <= PER_PAGE:
        read = notices(user).filter(read_at__isnull=False)
        rows += _after(read, after if among == "r" else 0)[: PER_PAGE + 1 - len(rows)]
    shown = rows[:PER_PAGE]
    older = _place(shown[-1]) if len(rows) > PER_PAGE else ""
    return ListPage(shown, older, is_first=found is None)


def address(user: User) -> NoticeAddress | None:
    return NoticeAddress.objects.filter(person=user).first()


def _after(rows: QuerySet[Notice], pk: int) -> QuerySet[Notice]:
    return (rows.filter(pk__lt=pk) if pk else rows).order_by("-pk")


def _place(row: Notice) -> str:
    return f"{'n' if row.read_at is None else 'r'}{row.pk}"
