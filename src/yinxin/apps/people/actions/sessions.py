"""Ending sign-ins: one's own, or those of an official whose device is lost or whose post was misused."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.entrance.telling import tell
from yinxin.apps.people.models import User
from yinxin.kit.audit.recording import record
from yinxin.kit.sessions import ending


@transaction.atomic
def end_session(user: User, mark: str) -> int:
    """One of one's own, by the mark the page shows; how many were ended (none where it has ended by itself)."""
    ended = ending.end(user, mark)
    if ended:
        record("people.end-session", user, by=user, new={"sessions": ended})
    return ended


@transaction.atomic
def end_other_sessions(user: User, *, here: str | None) -> int:
    """All of one's own but this one; how many were ended."""
    ended = ending.end_all(user, but=here)
    if ended:
        record("people.end-session", user, by=user, new={"sessions": ended})
    return ended


@transaction.atomic
def end_sessions_of(user: User, *, reason: str, by: User) -> int:
    """All sessions of an official; she is told by letter. How many were ended."""
    ended = ending.end_all(user)
    record("people.end-sessions-of", user, by=by, new={"sessions": ended}, reason=reason)
    tell("people/sessions-ended", user)
    return ended
