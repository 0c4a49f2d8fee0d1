"""Saying that one has read a notice. It is nobody's act of office, so no event tells of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.notices import access
from yinxin.apps.notices.models import Notice
from yinxin.apps.people.models import User


@transaction.atomic
def read(notice: Notice, *, by: User) -> None:
    """Once read it stays read, since when it was first."""
    access.unread(by).filter(pk=notice.pk).update(read_at=timezone.now())


@transaction.atomic
def read_all(*, by: User, newest: int) -> int:
    """Everything up to the latest that stood on the page; what came meanwhile stays unread."""
    return access.unread(by).filter(pk__lte=newest).update(read_at=timezone.now())
