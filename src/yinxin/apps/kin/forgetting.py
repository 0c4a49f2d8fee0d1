"""Taking everything back at once. What the other side could read of it is gone in the same transaction."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.kin.barring import bar_both, held_ends
from yinxin.apps.kin.models import RelayThread, Seeker


@transaction.atomic
def forget(person: int, *, barred_widely: bool = True) -> None:
    """Cards, questions and contacts with letters and details. What protects somebody stays: who is kept apart, a stop, and every report,
    hers and of her, until it is decided.

    Both are blocked for each other, unless it was not she who wanted it: a shield may follow when nothing is left to block by.
    """
    Seeker.objects.filter(person=person).delete()
    bar_both(*held_ends(person), widely=barred_widely)
    RelayThread.objects.filter(person=person).delete()
