"""What the person who looks after the jobs may see: those that were given up, whatever they were about, and nothing of their content."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.kit.outbox.models import Job, State

PER_PAGE = 50
AT_ONCE = 200
"""Each is queued in a transaction of its own, with its event: so many take seconds, and a request must end within its time."""
KEEPERS = frozenset({"administrator"})
"""The role that looks after the jobs, as ROLES_OF names it."""


def dead_letters() -> QuerySet[Job]:
    """Latest first."""
    return Job.objects.filter(state=State.DEAD).order_by("-finished_at", "pk")


def oldest_dead_letters() -> QuerySet[Job]:
    """As many as one request may queue again."""
    return Job.objects.filter(state=State.DEAD).order_by("finished_at", "pk")[:AT_ONCE]


def page_of_dead_letters(number: int) -> Page[Job]:
    return Paginator(dead_letters(), PER_PAGE).get_page(number)


def given_up(pk: uuid.UUID) -> Job:
    """One dead letter, or one that a person has discarded; any other job is not there."""
    found = Job.objects.filter(pk=pk, state__in=(State.DEAD, State.DISCARDED)).select_related("by").first()
    if found is None:
        raise Http404
    return found


def acting(request: HttpRequest) -> AbstractBaseUser:
    """Who acts. The address lets nobody in who has not signed in."""
    if not isinstance(request.user, AbstractBaseUser):
        raise Http404
    return request.user
