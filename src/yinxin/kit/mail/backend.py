"""Django's way of sending mail, led into the outbox: what is sent in a transaction is sent exactly when that is kept."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from yinxin.kit.mail.envelope import Envelope, digest, plain_address, seal
from yinxin.kit.mail.models import Message
from yinxin.kit.outbox.queueing import enqueue

MOST_ATTEMPTS = 8
"""With the outbox's rests that is some three and a half hours: longer than a mail server is usually away, shorter than a link lives."""


class OutboxBackend(BaseEmailBackend):
    """Keeps each message once for every recipient, so that one refused address holds up nobody else's mail."""

    @transaction.atomic
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the messages, in the caller's transaction where there is one, and tell how many had a recipient."""
        return sum(_keep(message) for message in email_messages)


def _keep(message: EmailMessage) -> bool:
    """Everything that must stay the same at every attempt is decided here, the Message-ID above all.

    By it a mail server or a reader's program knows the second copy, should a worker die between sending and saying so.
    """
    recipients = message.recipients()
    if not recipients:
        return False
    _, own = parseaddr(settings.DEFAULT_FROM_EMAIL)
    message.extra_headers.setdefault("Message-ID", f"<{uuid.uuid4().hex}@{own.rpartition('@')[2]}>")
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    encoding = message.encoding or settings.DEFAULT_CHARSET
    content = message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own, unknown to the stubs
    sender = plain_address(message.from_email, encoding)
    for recipient in recipients:
        _queue(Envelope(sender, plain_address(recipient, encoding), content))
    return True


def _queue(envelope: Envelope) -> None:
    row = Message(pk=uuid.uuid4(), recipient_digest=digest(envelope.recipient))
    row.sealed = seal(envelope, row.pk)
    row.save(force_insert=True)
    enqueue(
        "yinxin.kit.mail.sending.send",
        str(row.pk),
        key=key_of(row.pk),
        kind="mail.send",
        attempts=MOST_ATTEMPTS,
        passing=True,
    )


def key_of(pk: uuid.UUID) -> str:
    """The key of the job that sends a message."""
    return f"mail:{pk.hex}"
