"""Writing and reading the audit record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string

from yinxin.kit.audit.appending import Deed, OutsideTransactionError, append
from yinxin.kit.audit.canonical import Content
from yinxin.kit.audit.models import Event

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

__all__ = ["LOOK", "OutsideTransactionError", "Telling", "history", "look", "looks_at", "record", "record_each"]

LOOK = "audit.look"
"""The act of reading a personal record."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One of several objects to which the same was done at once."""

    obj: models.Model
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None
    reason: str = ""


def record(
    action: str,
    obj: models.Model,
    *,
    by: AbstractBaseUser | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
    purpose: str = "",
    about: AbstractBaseUser | None = None,
) -> Event:
    """Add one event: `by` did `action` ("people.rename-unit") to `obj`. None means the system itself.

    `old`, `new` and `reason` can be erased later and may hold personal values. `purpose` can not: it says what for in a
    fixed word, never in free text. `about` is the person whose record it concerns.

    A change and its event are kept together or not at all, so this refuses to run outside a transaction. From here to
    the end of the transaction nobody else can record, so take the locks you need first and record last.
    """
    return record_each(action, [Telling(obj, old, new, reason)], by=by, purpose=purpose, about=about)[0]


def record_each(
    action: str,
    tellings: Iterable[Telling],
    *,
    by: AbstractBaseUser | None,
    purpose: str = "",
    about: AbstractBaseUser | None = None,
) -> list[Event]:
    """Add one event for each object, in the order given; however many they are, the database is asked as often as for one."""
    post = _posts_of(by) if by else ""
    deeds = [
        Deed(
            actor_id=by.pk if by else None,
            post=post,
            action=action,
            object_type=one.obj._meta.label_lower,
            object_id=str(one.obj.pk),
            purpose=purpose,
            about_id=about.pk if about else None,
            content=Content(one.old, one.new, one.reason),
        )
        for one in tellings
    ]
    return append(deeds)


def look(
    obj: models.Model,
    *,
    by: AbstractBaseUser,
    purpose: str,
    about: AbstractBaseUser,
    fields: Collection[str] = (),
) -> Event:
    """Put on record that `by` is about to read a personal record of `about`, and what for: one event for each look.

    Call it before showing anything. `fields` are the names of the columns shown. It opens its own transaction where there is none.
    """
    if not purpose:
        raise ValueError("a personal record is read for a purpose or not at all")
    with transaction.atomic():
        return record(LOOK, obj, by=by, new={"fields": sorted(fields)}, purpose=purpose, about=about)


def history(obj: models.Model) -> models.QuerySet[Event]:
    """What happened to one object, oldest first, with who did it."""
    events = Event.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return events.select_related("actor", "payload")


def looks_at(user: AbstractBaseUser) -> models.QuerySet[Event]:
    """Who read the records of a person, when and what for; the latest first."""
    return Event.objects.filter(about=user.pk, action=LOOK).select_related("actor", "payload").order_by("-sequence")


def _posts_of(user: AbstractBaseUser) -> str:
    """Settings name the function that knows posts (POSTS_OF), so that the kit need not know people."""
    posts_of: Callable[[AbstractBaseUser], str] = import_string(settings.POSTS_OF)
    return posts_of(user)
