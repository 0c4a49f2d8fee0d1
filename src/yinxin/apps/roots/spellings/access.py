"""Which office receives what visitors give."""

from __future__ import annotations

from yinxin.apps.people.models import Unit, UnitKind
from yinxin.domain.errors import RefusedError


def receiver() -> Unit:
    """The government at the top, where one stands: it hands on what belongs to a county. RefusedError("spelling-no-office")."""
    standing = Unit.objects.filter(kind=UnitKind.GOVERNMENT, valid_to__isnull=True)
    top = standing.filter(parent__isnull=True).order_by("order", "pk").first() or standing.order_by("pk").first()
    if top is None:
        raise RefusedError("spelling-no-office")
    return top
