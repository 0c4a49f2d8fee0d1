"""Taking everything back at once. What the other side could read of it is gone in the same transaction."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.kin.models import Answer, MatchProposal, RelayThread, Report, Seeker


@transaction.atomic
def forget(person: int) -> None:
    """Cards, questions, contacts with letters and details, and reports of a person. What protects others stays: who is kept apart, and a stop."""
    Seeker.objects.filter(person=person).delete()
    Report.objects.filter(person=person).delete()
    RelayThread.objects.filter(person=person).delete()


@transaction.atomic
def close_contacts(person: int) -> None:
    """Every contact ends, and every yes that has led to none is taken back; the cards stay."""
    MatchProposal.objects.filter(person=person, answer=Answer.YES, is_used=False).update(answer=Answer.LATER)
    RelayThread.objects.filter(person=person).delete()
