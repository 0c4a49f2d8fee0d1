"""Urgent notices by the ways their reader chose: at once, or at the end of her quiet hours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.notices import kinds, letters
from yinxin.apps.notices.actions.telling import tell
from yinxin.apps.notices.addresses import address_of
from yinxin.apps.notices.matters import REACH
from yinxin.apps.notices.models import Notice, NoticePreference
from yinxin.apps.notices.wishes import quiet_of, wish_of, wishes_of, zone_of
from yinxin.apps.people.models import User
from yinxin.kit.consent import giving
from yinxin.kit.gateways.declared import gateway
from yinxin.kit.gateways.gateway import RefusedAddressError
from yinxin.kit.outbox.failing import RetryError
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue

HERE = "yinxin.apps.notices.reaching"
MOST_ATTEMPTS = 8

MOST_A_DAY = 10
"""Short texts to one person by one way: a bad day must not fill her telephone."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of the house: its job, what says that she wants it, and the column that says it was gone."""

    name: str
    wanted: Callable[[NoticePreference], bool]

    @property
    def column(self) -> str:
        return f"by_{self.name}_at"


MAIL = Way("mail", lambda wish: wish.now_by_mail)
SMS = Way("sms", lambda wish: wish.now_by_sms)
WECOM = Way("wecom", lambda wish: wish.now_by_wecom)
WAYS = (MAIL, SMS, WECOM)


def spread(progress: Progress, kind: str, key: str) -> None:
    """A job for each reader and each of her ways, begun when she may be disturbed."""
    rows = list(_unread().filter(kind=kind, key=key).order_by("pk"))
    wishes, now = wishes_of(row.person_id for row in rows), timezone.now()
    with progress.finishing({"notices": len(rows)}):
        for row in rows:
            for way in WAYS:
                if way.wanted(wishes[row.person_id]):
                    _queue(way, row, wishes[row.person_id], now)


def _queue(way: Way, row: Notice, wish: NoticePreference, now: datetime) -> None:
    enqueue(
        f"{HERE}.by_{way.name}",
        row.pk,
        key=f"notices:{way.name}:{row.pk}",
        kind=f"notices.{way.name}",
        not_before=quiet_of(wish).wake(now, zone_of(wish)),
        attempts=MOST_ATTEMPTS,
        passing=True,
    )


def by_mail(progress: Progress, pk: int) -> None:
    """One letter with everything urgent that waits for this reader: what was told together comes together."""
    notice = _waiting(MAIL).filter(pk=pk).select_related("person").first()
    if notice is None:
        return
    refuse_in_quiet_hours(wish_of(notice.person_id))
    with progress.finishing():
        urgent = _waiting(MAIL).filter(person=notice.person_id, kind__in=kinds.urgent())
        rows = list(urgent.select_for_update(of=("self",)).order_by("pk"))
        if rows:
            letters.urgent(notice.person, rows).send()
            Notice.objects.filter(pk__in=[row.pk for row in rows]).update(by_mail_at=timezone.now())


def by_sms(progress: Progress, pk: int) -> None:
    """One short text; over the day's number the letter is enough."""
    _by_gateway(progress, pk, SMS)


def by_wecom(progress: Progress, pk: int) -> None:
    """The same to her WeCom account."""
    _by_gateway(progress, pk, WECOM)


def _by_gateway(progress: Progress, pk: int, way: Way) -> None:
    """The text names nothing of the matter: it goes through the hands of others, and stays in theirs."""
    notice = _waiting(way).filter(pk=pk).select_related("person").first()
    carrier = gateway(way.name)
    if notice is None or carrier is None or not _is_agreed(notice.person, way):
        return
    refuse_in_quiet_hours(wish_of(notice.person_id))
    to = address_of(notice.person_id, way.name)
    if not to or not _is_within_a_day(notice.person_id, way):
        return
    try:
        carrier.send(to, letters.short(notice.person), key=progress.idempotency_key)
    except RefusedAddressError:
        with progress.finishing():
            _mark(notice, way)
            _tell_unreachable(notice.person, way)
        return
    with progress.finishing():
        _mark(notice, way)


def _is_agreed(person: User, way: Way) -> bool:
    return way.wanted(wish_of(person.pk)) and giving.standing(person, REACH) is not None


def _is_within_a_day(person: int, way: Way) -> bool:
    """What was sent counts, not what was tried: a service that is away takes nothing off the day's number."""
    lately = {f"{way.column}__gt": timezone.now() - timedelta(days=1)}
    return Notice.objects.filter(person=person, **lately).count() < MOST_A_DAY


def _mark(notice: Notice, way: Way) -> None:
    Notice.objects.filter(pk=notice.pk).update(**{way.column: timezone.now()})


def _tell_unreachable(person: User, way: Way) -> None:
    """Once a day: the number or account may be mistyped, and she alone can put it right."""
    today = timezone.localdate()
    kind = f"notice-{way.name}-refused"
    tell(kind, to=[person], facts={}, link=reverse("notices:address"), key=f"{today}")


def refuse_in_quiet_hours(wish: NoticePreference) -> None:
    """A job that was late, or is tried again, may have come into the night."""
    now = timezone.now()
    wake = quiet_of(wish).wake(now, zone_of(wish))
    if wake > now:
        raise RetryError(_("收件人现在在免打扰时段。"), after=wake - now)


def _waiting(way: Way) -> QuerySet[Notice]:
    return _unread().filter(**{f"{way.column}__isnull": True})


def _unread() -> QuerySet[Notice]:
    """Nobody is written to about what she has read, nor after her account was closed."""
    return Notice.objects.filter(read_at__isnull=True, person__is_active=True)
