"""By what a card is known again when somebody was blocked: the whole of it, and each fact that it states.

Whoever is blocked can write the same family anew under another account and alter something. A card is therefore kept apart by any one
fact it shares with the card that was blocked: a card that fits has to agree in one at least.
"""

from __future__ import annotations

from collections.abc import Callable

from yinxin.domain.kin.cards import WIDEST, Card

OneWay = Callable[[str], str]
"""The same for every way of writing a name (譚, 谭)."""

Fact = tuple[str, ...]

MOST_FACTS = 3 + WIDEST
"""Of one card: town, hall and branch, and each generation of the widest range."""


def whole(card: Card, one_way: OneWay) -> Fact:
    names = (card.surname, card.county, card.town, card.clan, card.branch)
    return (*(one_way(name) for name in names), *(str(one) for one in card.generations or ()))


def facts(card: Card, one_way: OneWay) -> frozenset[Fact]:
    """Surname and county with one thing more: the town, the hall, the branch, or one generation of the range."""
    family = (one_way(card.surname), one_way(card.county))
    named = {(*family, name, one_way(told)) for name in ("town", "clan", "branch") if (told := getattr(card, name))}
    first, last = card.generations or (1, 0)
    return frozenset(named | {(*family, "generation", str(number)) for number in range(first, last + 1)})
