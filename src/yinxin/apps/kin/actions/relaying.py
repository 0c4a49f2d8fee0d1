"""Writing to the other side, giving and taking back a detail, and ending the contact."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yinxin.apps.kin import access
from yinxin.apps.kin.barring import bar_both, held_ends
from yinxin.apps.kin.matters import ABROAD
from yinxin.apps.kin.models import Detail, RelayMessage, RelayThread, Release, Seeker
from yinxin.apps.kin.recorded import record_act
from yinxin.apps.kin.sealed_cards import put_rest
from yinxin.apps.kin.stopping import refuse_stopped
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin import pace
from yinxin.kit import limits, still_there
from yinxin.kit.consent import giving
from yinxin.kit.vault import sealing


def write(person: User, thread: RelayThread, text: str, *, sent_as: UUID) -> None:
    """One letter; the other side is told of it in the morning. Sent twice under the same `sent_as`, as by a double press, it is one."""
    limits.take_declared("letters.write", str(person.pk))
    _write(person, thread, text, sent_as)


@transaction.atomic
def _write(person: User, thread: RelayThread, text: str, sent_as: UUID) -> None:
    own, _other = both_ends(person, thread)
    if own.messages.filter(sent_as=sent_as).exists():
        return
    now = timezone.now()
    row = RelayMessage(person=person, thread=own, told_on=timezone.localdate(pace.at_the_hour(now)), sent_as=sent_as)
    row.number = own.messages.count() + 1
    sealing.seal(row, "text", text)
    sealing.seal(row, "written_at", now.isoformat())
    row.save(force_insert=True)
    record_act(person)


def release(person: User, thread: RelayThread, detail: Detail, value: str) -> None:
    """Give one detail to the other side for ninety days; given again it counts anew. RefusedError("too-often") beyond twenty a day."""
    limits.take_declared("letters.release", str(person.pk))
    _release(person, thread, detail, value)


@transaction.atomic
def _release(person: User, thread: RelayThread, detail: Detail, value: str) -> None:
    own, _other = both_ends(person, thread)
    row = Release.objects.select_for_update().filter(thread=own, detail=detail).first()
    row = row or Release(person=person, thread=own, detail=detail)
    row.until = pace.released_until(timezone.now())
    sealing.seal(row, "value", value)
    row.save()
    record_act(person)


@transaction.atomic
def revoke(person: User, thread: RelayThread, detail: Detail) -> None:
    """Take a detail back: it is deleted, and at the next look the other side sees it no more."""
    own = _own(person, thread)
    Release.objects.filter(thread=own, detail=detail).delete()
    record_act(person)


@transaction.atomic
def end(person: User, thread: RelayThread, *, is_blocked: bool = True) -> None:
    """Close the contact for both: the two are never brought together again. Her letters and details are deleted; her cards rest for seven days.

    Where the other side is blocked, whoever writes one of the facts of that card is not brought together with her either, nor the other side
    with whoever writes one of hers: a block outlives her account.
    """
    still_there.hold(person)
    mine, far = held_ends(person.pk, thread.pk)
    own = _own(person, thread)
    bar_both(mine, far, widely=is_blocked)
    own.delete()
    rest(person)
    record_act(person)


def rest(person: User) -> None:
    """After a contact has ended nothing is asked of her cards, and no yes of theirs opens another, until the rest is over.

    It stands sealed in the card: in the clear it would tell who of two ended it.
    """
    rows = list(Seeker.objects.filter(person=person))
    put_rest(rows, pace.rest_after(timezone.now()))
    Seeker.objects.bulk_update(rows, ["facts"])


def _own(person: User, thread: RelayThread) -> RelayThread:
    """Her end, locked. RefusedError("kin-contact-closed") where it went meanwhile."""
    still_there.hold(person)
    row = RelayThread.objects.select_for_update(of=("self",)).filter(pk=thread.pk, person=person).first()
    if row is None:
        raise RefusedError("kin-contact-closed")
    return row


def both_ends(person: User, thread: RelayThread) -> tuple[RelayThread, RelayThread]:
    """Both ends of a contact in which she may write."""
    own = _own(person, thread)
    refuse_stopped(person)
    giving.require(person, ABROAD)
    other = access.other_end(own)
    if other is None:
        raise RefusedError("kin-contact-closed")
    return own, other
