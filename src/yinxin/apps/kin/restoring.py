"""After a restore nobody knows which yes, letter or detail was taken back since the backup was made: all of them are."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.kin.models import Answer, MatchProposal, RelayThread, Report, Seeker


@transaction.atomic
def close_all() -> int:
    """Close every contact and remove cards, answers and reports; how many cards there were. Whoever still looks for kin writes anew.

    Shields and stops stay, and so does who is kept apart: they protect somebody.
    """
    MatchProposal.objects.filter(answer=Answer.YES, is_used=False).update(answer=Answer.LATER)
    RelayThread.objects.all().delete()
    Report.objects.all().delete()
    cards, _by_model = Seeker.objects.all().delete()
    return cards
