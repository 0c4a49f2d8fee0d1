"""Taking a kept file out again."""

from __future__ import annotations

from django.db import transaction

from yinxin.kit.intake.models import Received


def remove(received: Received) -> None:
    """In the transaction of the act that takes it out and records it. The bytes go only when the row is gone for good."""
    storage, kept = received.file.storage, received.file.name or ""
    received.delete()
    if kept:
        transaction.on_commit(lambda: storage.delete(kept))
