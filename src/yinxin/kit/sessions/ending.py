"""The sessions of a user: which there are, and ending one or all of them. What is ended is gone at its next request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.crypto import salted_hmac

from yinxin.kit.sessions.models import Session
from yinxin.kit.sessions.store import digest

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Browser:
    """One session as its owner sees it. `mark` names it in an address; the key in the cookie would open it."""

    mark: str
    device: str
    began: datetime | None
    seen: datetime | None
    is_here: bool


def browsers(user: AbstractBaseUser, *, here: str | None = None) -> list[Browser]:
    """Where somebody is signed in now, the browser with session key `here` first, then the last used."""
    this = digest(here or "")
    found = [
        Browser(_mark(row.session_key), row.device, row.began, row.seen, row.session_key == this)
        for row in Session.objects.filter(user_id=user.pk, expire_date__gt=timezone.now()).order_by("-seen")
    ]
    return sorted(found, key=lambda browser: not browser.is_here)


def end(user: AbstractBaseUser, mark: str) -> int:
    """End the session so marked, if it is this user's; how many were ended."""
    keys = Session.objects.filter(user_id=user.pk).values_list("session_key", flat=True)
    return _end([key for key in keys if _mark(key) == mark])


def end_all(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End every session of a user, the one with the key `but` aside; how many were ended."""
    keys = Session.objects.filter(user_id=user.pk).values_list("session_key", flat=True)
    spared = digest(but or "")
    return _end([key for key in keys if key != spared])


def _end(keys: list[str]) -> int:
    return Session.objects.filter(pk__in=keys).delete()[0]


def _mark(key: str) -> str:
    return salted_hmac("sessions.mark", key, algorithm="sha256").hexdigest()[:24]
