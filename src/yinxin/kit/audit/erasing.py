"""Erasing what an event tells (PIPL art. 47), while that it happened, when and by whom stays on record.

Content and salt are destroyed; the commitment in the chain then binds nothing anybody could still guess. A new event
names the erased one, so that an erasure on request and a tampering can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from yinxin.kit.audit.models import Event, Payload
from yinxin.kit.audit.recording import Telling, record_each

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

ERASE = "audit.erase"
"""The act that explains an empty content."""


AT_ONCE = 500
"""Events named in one statement; SQLite takes only so many parameters."""


@transaction.atomic
def erase(
    events: Iterable[Event], *, by: AbstractBaseUser | None, reason: str = "", about: AbstractBaseUser | None = None
) -> int:
    """Erase what these events tell and record one event for each; returns how many had something to erase.

    `reason` must itself hold nothing personal. Erasing again what is erased does nothing.
    """
    numbers = sorted({event.pk for event in events})
    return sum(
        _erase(numbers[start : start + AT_ONCE], by=by, reason=reason, about=about)
        for start in range(0, len(numbers), AT_ONCE)
    )


def _erase(numbers: Sequence[int], *, by: AbstractBaseUser | None, reason: str, about: AbstractBaseUser | None) -> int:
    held = Payload.objects.select_for_update(of=("self",)).filter(event__in=numbers).exclude(content="").order_by("pk")
    told = [Telling(payload.event, reason=reason) for payload in held.select_related("event")]
    if not told:
        return 0
    record_each(ERASE, told, by=by, about=about)
    return Payload.objects.filter(event__in=[one.obj.pk for one in told]).erase()
