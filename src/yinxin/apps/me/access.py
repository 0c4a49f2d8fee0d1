"""What a person may see of herself, and what an official's look leaves for her to see. Every queryset of a page is made here."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict

from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import looks_at
from yinxin.kit.consent.models import Receipt

PER_PAGE = 50


def contact(user: User) -> ContactRecord | None:
    return ContactRecord.objects.filter(person=user).first()


def receipts(user: User) -> QuerySet[Receipt]:
    return Receipt.objects.filter(person=user)


def receipt(user: User, pk: int) -> Receipt:
    """One of one's own receipts; another's is not there."""
    found = receipts(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def looks(user: User) -> QuerySet[Event]:
    """Who looked at one's record, the latest first."""
    return looks_at(user)


def page_of(rows: QuerySet[Event], asked: QueryDict) -> Page[Event]:
    """One page of a list; a number that is none, or beyond the last, shows the nearest there is."""
    return Paginator(rows, PER_PAGE).get_page(asked.get("page"))
