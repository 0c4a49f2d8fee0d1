"""Taking one's own data out."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.me.taking_out import package
from yinxin.apps.people.models import User
from yinxin.kit.audit.recording import record


@transaction.atomic
def take_out(user: User) -> bytes:
    """The zip of everything, and the event that says it was taken. It holds what stood when each
    part was read; what she changes elsewhere at the same moment is in it or not."""
    packed = package(user)
    record("me.take-out", user, by=user, new={"bytes": len(packed)}, about=user)
    return packed
