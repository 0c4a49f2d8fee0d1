"""Putting right what one's own account says."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record


@transaction.atomic
def correct(user: User, *, name: str, language: str) -> User:
    """One's own name and the language of the pages. The event tells which of them changed, not the name itself."""
    still_there.hold(user)
    row = User.objects.get(pk=user.pk)
    changed = [field for field, value in (("name", name), ("language", language)) if getattr(row, field) != value]
    if not changed:
        return row
    row.name, row.language = name, language
    row.save(update_fields=changed)
    record("me.correct", row, by=user, new={"fields": changed}, about=user)
    return row
