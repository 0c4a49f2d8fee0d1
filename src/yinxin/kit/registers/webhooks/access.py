"""Which hooks there are for a user. They tell nothing that is not public, yet their addresses and secrets are their makers'."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from yinxin.kit.registers.models import Delivery, Hook

SHOWN = 50
"""Attempts on the page of a hook."""


RUNNERS = frozenset({"administrator"})
"""See all hooks, besides those who decide about records."""


def hooks(user: AbstractBaseUser) -> QuerySet[Hook]:
    """Those this user may manage; settings say who knows (HOOKS_KEPT)."""
    rows = Hook.objects.select_related("by").order_by("-is_on", "pk")
    kept: QuerySet[Hook] = import_string(settings.HOOKS_KEPT)(rows, user)
    return kept


def hook(user: AbstractBaseUser, pk: int) -> Hook:
    found = hooks(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def attempts(hook: Hook) -> QuerySet[Delivery]:
    return hook.deliveries.order_by("-pk")[:SHOWN]
