"""Accounts that are given out, and the passwords people choose for themselves."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from yinxin.apps.people.actions.posts import add_user, give_post
from yinxin.apps.people.entrance.telling import tell
from yinxin.apps.people.models import Language, Unit, User
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record
from yinxin.kit.sessions import ending


@dataclass(frozen=True, slots=True)
class Invited:
    """A new account with the password that is told once and kept nowhere."""

    user: User
    password: str


@transaction.atomic
def invite(
    *, email: str, name: str, unit: Unit, role: str, since: date, by: User | None, language: str = Language.SIMPLIFIED
) -> Invited:
    """A new account with its post. Its first password must be changed before anything else can be done with it."""
    password = secrets.token_urlsafe(12)
    validate_password(password, User(email=email, name=name))
    user = add_user(email=email, name=name, by=by, password=password, language=language)
    user.must_change_password = True
    user.save(update_fields=["must_change_password"])
    give_post(user, unit, role, since=since, by=by)
    return Invited(user, password)


@transaction.atomic
def change_password(user: User, password: str, *, act: str = "people.change-password", here: str | None = None) -> User:
    """The user's own new password, which the form has judged. Only the session with the key `here` goes on."""
    still_there.hold(user)
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    ended = ending.end_all(user, but=here)
    record(act, user, by=user, new={"sessions": ended})
    tell("account/email/password_changed", user)
    return user
