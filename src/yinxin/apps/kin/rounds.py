"""The morning's round, at one fixed hour: what is over goes, every card that is due is asked, and contacts open where both said yes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.kin import access
from yinxin.apps.kin.barring import bar
from yinxin.apps.kin.models import Answer, MatchProposal, Morning, RelayThread, Release, Report, Seeker, Stop
from yinxin.apps.kin.opening import open_contacts
from yinxin.apps.kin.questions import question_of
from yinxin.apps.kin.sealed_cards import with_rests
from yinxin.apps.kin.telling import tell_of_something
from yinxin.apps.people.models import User
from yinxin.domain.kin import pace
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def hold(_progress: Progress) -> dict[str, int]:
    """What the schedule calls. It says nothing of how many."""
    hold_round()
    return {}


@transaction.atomic
def hold_round() -> None:
    """The round of today; asked twice it is held once, asked before the hour not at all."""
    day = timezone.localdate()
    now = datetime.combine(day, pace.HOUR, pace.HOME)
    if timezone.now() < now:
        return
    morning, is_first = Morning.objects.get_or_create(day=day)
    if not is_first:
        return
    _clear(now)
    told = _written_to(_last(day), now) | _ask(now) | open_contacts(now)
    tell_of_something(told, day=day)
    record("letters.morning", morning, by=None)


def _last(day: date) -> datetime:
    """The round before this one; what is older was told of."""
    before = Morning.objects.filter(day__lt=day).order_by("-day").first()
    return datetime.combine(before.day if before else day - timedelta(days=1), pace.HOUR, pace.HOME)


def _written_to(since: datetime, now: datetime) -> set[User]:
    """Whoever has got a letter or a detail since: told of it in the morning with all others, so that no hour joins a letter to its reader."""
    fresh = Q(messages__told_on__gt=timezone.localdate(since), messages__told_on__lte=timezone.localdate(now))
    fresh |= Q(releases__until__gt=since + pace.RELEASE_LASTS, releases__until__lte=now + pace.RELEASE_LASTS)
    rows = list(RelayThread.objects.filter(fresh).distinct())
    return {end.person for end in access.other_ends(rows).values()}


def _clear(now: datetime) -> None:
    """What has lasted its time."""
    Seeker.objects.filter(expires_at__lte=now).delete()
    Release.objects.filter(until__lte=now).delete()
    Stop.objects.filter(until__lte=now).delete()
    Report.objects.filter(made_at__lte=now - pace.REPORT_LASTS).delete()
    RelayThread.objects.filter(closed_at__lte=now - pace.CLOSED_LASTS).delete()
    rows = list(RelayThread.objects.filter(closed_at__isnull=True))
    lone = {row.pk for row in rows} - set(access.other_ends(rows))
    bar((row for row in rows if row.pk in lone), widely=False)  # whoever ended it may write the same card anew
    RelayThread.objects.filter(pk__in=lone).update(closed_at=now)


def _ask(now: datetime) -> set[User]:
    """Every card that is due, whether or not any other fits. Whoever was asked now."""
    last = {row.seeker_id: row for row in MatchProposal.objects.order_by("shown_from")}
    cards = list(Seeker.objects.filter(expires_at__gt=now, person__is_active=True).select_related("person"))
    rests = zip(cards, with_rests(cards), strict=True)
    due = [card for card, (_told, until) in rests if _is_due(card, last.get(card.pk), until, now)]
    fresh = [MatchProposal(person=card.person, seeker=card, shown_from=now) for card in due]
    MatchProposal.objects.bulk_create(sorted(fresh, key=lambda row: row.pk))
    return {card.person for card in due}


def _is_due(card: Seeker, last: MatchProposal | None, rests_until: datetime | None, now: datetime) -> bool:
    if last is not None and last.answer == Answer.NEVER:
        return False
    return pace.is_due(
        now,
        made_at=card.made_at,
        last_shown=last.shown_from if last else None,
        last_waits=last is not None and question_of(last).waits(now),
        rests_until=rests_until,
    )


MORNING = Schedule(
    "letters.morning", "yinxin.apps.kin.rounds.hold", daily("08:00"), gettext_lazy("书信晨间办理（询问和接通）")
)
