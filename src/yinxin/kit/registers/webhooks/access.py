"""The hooks there are. They tell nothing that is not public, so whoever decides about records sees all of them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from yinxin.kit.registers.models import Delivery, Hook

SHOWN = 50
"""Attempts on the page of a hook."""


def hooks() -> QuerySet[Hook]:
    return Hook.objects.select_related("by").order_by("-is_on", "pk")


def hook(pk: int) -> Hook:
    found = hooks().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def attempts(hook: Hook) -> QuerySet[Delivery]:
    return hook.deliveries.order_by("-pk")[:SHOWN]
