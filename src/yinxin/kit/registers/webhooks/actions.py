"""Making a hook, switching it off and on, renewing its secret, trying it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.registers.models import Hook
from yinxin.kit.registers.webhooks.signing import secret_of
from yinxin.kit.registers.webhooks.telling import JOB

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def make(url: str, register: str, *, by: AbstractBaseUser) -> str:
    """A new hook; gives its secret, which is shown this once."""
    hook = Hook.objects.create(url=url, register=register, by_id=by.pk)
    record("registers.make-hook", hook, by=by, new={"url": url, "register": register})
    return secret_of(hook)


@transaction.atomic
def renew(hook: Hook, *, by: AbstractBaseUser) -> str:
    """Another secret; what is signed from now on is signed with it."""
    held = _held(hook)
    held.generation += 1
    held.save(update_fields=["generation"])
    record("registers.renew-hook", held, by=by)
    return secret_of(held)


@transaction.atomic
def turn(hook: Hook, *, on: bool, by: AbstractBaseUser) -> None:
    """What happened while it was off is not told afterwards."""
    held = _held(hook)
    if held.is_on == on:
        return
    held.is_on, held.failures = on, 0
    held.save(update_fields=["is_on", "failures"])
    record("registers.hook-on" if on else "registers.hook-off", held, by=by, old={"is_on": not on}, new={"is_on": on})


@transaction.atomic
def ping(hook: Hook, *, by: AbstractBaseUser) -> None:
    """A message without records, so that the other side can try its check of the signature."""
    key = f"registers.hook:{hook.pk}:try:{timezone.now().timestamp()}"
    enqueue(JOB, hook.pk, hook.register, "", 0, key=key, by=by, attempts=1, passing=True)


def _held(hook: Hook) -> Hook:
    return Hook.objects.select_for_update().get(pk=hook.pk)
