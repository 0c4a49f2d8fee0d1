"""What a change of records is to the public: a record appears, changes in what is shown, or goes. Kept in the transaction of the change.

Followers of the news (webhooks, the dump that must not hold a withdrawn record any longer) are called with every lot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from django.db.models import Max
from django.utils import timezone

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.following import follower
from yinxin.kit.registers.models import Act, Change, News, PublicAddress, Turn
from yinxin.kit.registers.public.keys import digest
from yinxin.kit.registers.public.rows import PublicRow, public_values

AT_ONCE = 500
SHOWN_OF_ALL = frozenset({"checked_on", "published_on", "stage"})
"""Fields of every record that the public sees, or by which it sees the record at all."""

NewsFollower = Callable[[Register, Sequence[News]], None]
_followers: list[NewsFollower] = []


def news_follower(function: NewsFollower) -> NewsFollower:
    _followers.append(function)
    return function


@follower
def tell_the_public(register: Register, changes: Sequence[Change]) -> None:
    """Changes that touch nothing public are no news; a new record that is not published is none either."""
    if register.is_public:
        touching = {name.split("__")[0] for name in (*register.public_fields, *_blurring(register))} | SHOWN_OF_ALL
        told = [one for one in changes if _may_tell(one, touching)]
        guarded = _guarded(register)
        taking_back = {one.record for one in told if any(name in guarded for name in (*one.before, *one.after))}
        look_again(register, sorted({one.record for one in told}), taking_back)


def look_again(register: Register, records: Sequence[int], taking_back: Collection[int] = ()) -> None:
    """For a register that shows or hides records by something else than their own fields: compare what the public sees now.

    `taking_back` are those of which something was told that may not be told any more.
    """
    made: list[News] = []
    for start in range(0, len(records), AT_ONCE):
        made += _looked(register, records[start : start + AT_ONCE], taking_back)
    kept = News.objects.bulk_create(made, batch_size=AT_ONCE)
    if kept:
        for function in _followers:
            function(register, kept)


def _looked(register: Register, records: Sequence[int], taking_back: Collection[int]) -> Iterator[News]:
    seen = _seen_before(register, records)
    now = {row.pk: row for row in public_values(register, lambda rows: rows.filter(pk__in=records))}
    _keep_addresses(register, now.values())
    at = timezone.now()
    for pk in records:
        turn = _turn(was=pk in seen, now=pk in now)
        if turn is not None:
            takes_back = turn == Turn.WITHDRAWN or (turn == Turn.CHANGED and pk in taking_back)
            yield News(register=register.slug, record=pk, turn=turn, at=at, takes_back=takes_back)


def _turn(*, was: bool, now: bool) -> Turn | None:
    if now:
        return Turn.CHANGED if was else Turn.PUBLISHED
    return Turn.WITHDRAWN if was else None


def _seen_before(register: Register, records: Collection[int]) -> set[int]:
    """The records that the public sees by the last news of them."""
    of_these = News.objects.filter(register=register.slug, record__in=records).order_by()
    last = of_these.values("record").annotate(last=Max("pk")).values("last")
    return set(News.objects.filter(pk__in=last).exclude(turn=Turn.WITHDRAWN).values_list("record", flat=True))


def _keep_addresses(register: Register, rows: Iterable[PublicRow]) -> None:
    """An address that another record once had is now this one's."""
    kept = [PublicAddress(register=register.slug, digest=digest(row.address), record=row.pk) for row in rows]
    PublicAddress.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["register", "digest"], update_fields=["record"]
    )


def _may_tell(change: Change, touching: Collection[str]) -> bool:
    if change.act == Act.CREATED:
        return bool(change.after.get("published_on"))
    if change.act == Act.REMOVED:
        return True
    return any(name in touching for values in (change.before, change.after) for name in values)


def _guarded(register: Register) -> frozenset[str]:
    """Fields whose earlier value may have told too much: a person's, a place, and how roughly the place is shown."""
    named = (*register.personal_fields, *register.consented.split(), *register.geo.split(), *_blurring(register))
    return frozenset(name.split("__")[0] for name in named)


def _blurring(register: Register) -> tuple[str, ...]:
    return () if register.geo_blur.isdigit() else tuple(register.geo_blur.split())
