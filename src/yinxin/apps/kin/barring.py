"""Who is never brought together (again), by keyed digests that lead back to nobody."""

from __future__ import annotations

from collections.abc import Iterable

from yinxin.apps.kin.models import Apart, RelayThread
from yinxin.apps.kin.variants import one_way
from yinxin.domain.kin import barring
from yinxin.domain.kin.cards import Card
from yinxin.kit.vault import blind

APART = "kin.apart"
BARRED = "kin.barred"
NEAR = "kin.near"


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
    """What her end keeps of the other's card for the day on which she goes: the whole of it first, then each fact."""
    return " ".join([barred_digest(person, card), *sorted(near_digests(person, card))])


def keep_apart(digests: Iterable[str]) -> None:
    fresh = [Apart(digest=digest) for digest in sorted(set(digests))]
    Apart.objects.bulk_create(fresh, ignore_conflicts=True)


def bar(threads: Iterable[RelayThread], *, widely: bool) -> None:
    """Before her ends go: whoever writes the other's card once more, under whatever account, is not brought together with her.

    Widely, nor is whoever states one of its facts.
    """
    kept = [row.barred.split() for row in threads]
    keep_apart(digest for digests in kept for digest in (digests if widely else digests[:1]))
