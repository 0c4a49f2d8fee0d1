"""The letters of one person, found by a keyed digest of her addresses, since no key leads from a letter to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet

from yinxin.apps.roots.seeking.letters import actions, contents
from yinxin.apps.roots.seeking.models import QueryLetter
from yinxin.kit.mail.envelope import digest

KEEPS = frozenset({"seeking.queryletter"})


def held(person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    """Each letter that was confirmed from one of her addresses, with its answer."""
    rows = _of(person).exclude(state="unconfirmed").order_by("pk")
    return {"seeking.queryletter": [_told(row) for row in rows]}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    return iter(())


def forget(person: AbstractBaseUser) -> None:
    for row in _of(person).order_by("pk"):
        actions.erase(row)


def _told(row: QueryLetter) -> dict[str, Any]:
    told = {"number": row.number, "written_at": row.written_at.isoformat(), "state": row.state}
    return told | asdict(contents.opened(row)) | {"answer": contents.answer_of(row)}


def _of(person: AbstractBaseUser) -> QuerySet[QueryLetter]:
    """Of confirmed addresses only: whoever typed a stranger's must not be given that stranger's letters."""
    known = EmailAddress.objects.filter(user_id=person.pk, verified=True).values_list("email", flat=True)
    addresses = {*known, getattr(person, person.get_email_field_name())}
    return QueryLetter.objects.filter(address_digest__in={digest(one) for one in addresses})
