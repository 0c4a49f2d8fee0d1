"""Who is never brought together (again), by keyed digests that lead back to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from yinxin.apps.kin.models import Apart, RelayThread
from yinxin.apps.kin.padding import filled_up
from yinxin.apps.kin.variants import one_way
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin import barring
from yinxin.domain.kin.cards import Card
from yinxin.kit.vault import blind, sealing

APART = "kin.apart"
BARRED = "kin.barred"
NEAR = "kin.near"

MOST = 1 + barring.MOST_FACTS
"""Digests of every end, whatever the other's card says: the whole of it, its facts, and random ones."""


def apart_digest(one: int, other: int) -> str:
    """The same for two persons in either order; without the index key it leads to neither."""
    return blind.index(APART, f"{min(one, other)}x{max(one, other)}")


def barred_digest(person: int, card: Card) -> str:
    """A person and the facts of another's card, however the characters are written."""
    return blind.index(BARRED, "x".join([str(person), *barring.whole(card, one_way)]))


def near_digests(person: int, card: Card) -> frozenset[str]:
    """A person and each single fact of another's card."""
    return frozenset(blind.index(NEAR, "x".join([str(person), *fact])) for fact in barring.facts(card, one_way))


def each_kept_apart(one: tuple[int, Card], other: tuple[int, Card]) -> frozenset[str]:
    """Everything of which any one keeps two persons with their cards apart."""
    digests = {apart_digest(one[0], other[0])}
    for (person, _own), (_other, card) in ((one, other), (other, one)):
        digests |= {barred_digest(person, card), *near_digests(person, card)}
    return frozenset(digests)


def as_kept(person: int, card: Card) -> str:
    """What her end keeps of the other's card for the day on which she goes: the whole of it first, then each fact among random ones."""
    return _written(barred_digest(person, card), sorted(near_digests(person, card)))


def _written(whole: str, near: Sequence[str]) -> str:
    return " ".join([whole, *sorted(filled_up(near, MOST - 1))])


def keep_apart(digests: Iterable[str]) -> None:
    fresh = [Apart(digest=digest) for digest in sorted(set(digests))]
    Apart.objects.bulk_create(fresh, ignore_conflicts=True)


def bar(threads: Iterable[RelayThread], *, widely: bool) -> None:
    """Before her ends go: whoever writes the other's card once more, under whatever account, is not brought together with her.

    Widely, nor is whoever states one of its facts.
    """
    kept = [digests for row in threads if (digests := row.barred.split())]
    keep_apart(digest for digests in kept for digest in (digests if widely else filled_up(digests[:1], MOST)))


def bar_both(own: Sequence[RelayThread], far: Sequence[RelayThread], *, widely: bool) -> None:
    """Before her own ends go: neither is brought together with the other's card again, under whatever account either of them writes.

    The far end is left so that nothing can be told by it: what was widely kept of it gives way to random digests, and an end that was not
    blocked adds as many as one that was.
    """
    bar([*own, *far], widely=widely)
    blocked = [row for row in far if widely and row.barred]
    for row in blocked:
        row.barred = _written(row.barred.split()[0], [])
    RelayThread.objects.bulk_update(blocked, ["barred"])


def held_ends(person: int, *only: UUID) -> tuple[list[RelayThread], list[RelayThread]]:
    """Her ends, or only those of these numbers, and the other end of each. All are locked in one order, so that two who leave each other at
    the same moment do not wait for one another for ever."""
    rows = list(RelayThread.objects.filter(person=person, **({"pk__in": only} if only else {})))
    numbers = {row.pk for row in rows}
    both = RelayThread.objects.select_for_update().filter(pk__in=numbers | _ways(rows)).order_by("pk")
    held = list(both)
    return [row for row in held if row.pk in numbers], [row for row in held if row.pk not in numbers]


def _ways(rows: Sequence[RelayThread]) -> set[UUID]:
    """After a restore the key of whoever erased herself since is gone, and no way leads on."""
    try:
        return {UUID(way) for way in sealing.opened_each(rows, "other") if way}
    except RefusedError:
        return set()
