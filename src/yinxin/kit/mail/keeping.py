"""What waits to be sent to one person: found by a keyed digest of her addresses, since no key leads from a message to anybody."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yinxin.kit.mail import retention
from yinxin.kit.mail.envelope import digest, opened
from yinxin.kit.mail.models import Message
from yinxin.kit.vault.ciphers import UnsealableError

KEEPS = frozenset({"mail.message"})
WITHHELD = "withheld"
"""A text may hold what opens the account: the export says that it is there, and not what it is."""


def held(person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    """Each message that has not been sent: to which address, about what, since when."""
    return {"mail.message": [_told(row) for row in _waiting(person).order_by("created_at")]}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    yield from ()


@transaction.atomic
def forget(person: AbstractBaseUser) -> None:
    """Whatever has not left is not sent any more."""
    retention.delete(_waiting(person), reason=_("收件人已注销账号。"))


def _waiting(person: AbstractBaseUser) -> QuerySet[Message]:
    addresses = set(EmailAddress.objects.filter(user_id=person.pk).values_list("email", flat=True))
    addresses.add(getattr(person, person.get_email_field_name()))
    return Message.objects.filter(recipient_digest__in={digest(address) for address in addresses})


def _told(row: Message) -> dict[str, Any]:
    told = {"created_at": row.created_at.isoformat(), "text": WITHHELD}
    try:
        envelope = opened(bytes(row.sealed), row.pk)
    except UnsealableError:
        # Sealed under a key that has been changed: it will never be sent, and still she may know of it.
        return told
    written = message_from_bytes(envelope.content, policy=default)
    return told | {"recipient": envelope.recipient, "subject": str(written["Subject"] or "")}
