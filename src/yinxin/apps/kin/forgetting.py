"""Taking everything back at once. What the other side could read of it is gone in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from yinxin.apps.kin.models import Answer, Apart, MatchProposal, RelayThread, Seeker


@transaction.atomic
def forget(person: int) -> None:
    """Cards, questions and contacts with letters and details. What protects somebody stays: who is kept apart, a stop, and every report,
    hers and of her, until it is decided."""
    Seeker.objects.filter(person=person).delete()
    bar(RelayThread.objects.filter(person=person))
    RelayThread.objects.filter(person=person).delete()


@transaction.atomic
def close_contacts(person: int) -> None:
    """Every contact ends, and every yes that has led to none is taken back; the cards stay."""
    MatchProposal.objects.filter(person=person, answer=Answer.YES, is_used=False).update(answer=Answer.LATER)
    bar(RelayThread.objects.filter(person=person))
    RelayThread.objects.filter(person=person).delete()


def bar(threads: Iterable[RelayThread]) -> None:
    """Before her ends go: whoever writes the other's card once more, under whatever account, is not brought together with her."""
    digests = sorted({row.barred for row in threads if row.barred})
    Apart.objects.bulk_create([Apart(digest=digest) for digest in digests], ignore_conflicts=True)
