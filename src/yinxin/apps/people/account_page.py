"""What an administrator sees of one account, after the act she asked for; the person sees that she looked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from yinxin.apps.people import access, actions, asking
from yinxin.apps.people.forms_keeping import AccountForm
from yinxin.apps.people.models import Post, User
from yinxin.kit.audit.recording import look

PURPOSE = "account-keeping"


@dataclass(frozen=True, slots=True)
class AccountFile:
    """Name, state and posts: what keeping an account needs."""

    user: User
    posts: tuple[Post, ...]
    is_own: bool


@transaction.atomic
def open_file(user: User | None, form: AccountForm, *, by: User) -> AccountFile | None:
    """The account as it is after `form`'s act; None where there is none to keep, and that it was looked for is on record."""
    reason = form.cleaned_data["reason"]
    if user is None:
        asking.record_in_vain(by, reason=reason)
        return None
    if form.cleaned_data["act"] == form.CLOSE:
        user = actions.close_account(user, by=by, reason=reason)
    elif form.cleaned_data["act"] == form.OPEN:
        user = actions.open_account(user, by=by, reason=reason)
    look(user, by=by, purpose=PURPOSE, about=user, fields=("name", "email", "is_active", "posts"))
    return AccountFile(user, tuple(access.posts(user)), user.pk == by.pk)
