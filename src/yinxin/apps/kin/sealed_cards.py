"""Between a card and its row, in which it stands sealed as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable

from yinxin.apps.kin.models import RelayThread, Seeker
from yinxin.domain.kin.cards import Card, Sought, Via
from yinxin.kit.vault import sealing


def put_card(row: Seeker, card: Card) -> None:
    """Fill a row (not yet saved)."""
    told = {
        "surname": card.surname,
        "county": card.county,
        "town": card.town,
        "clan": card.clan,
        "branch": card.branch,
        "generations": card.generations,
        "sought": card.sought.value,
    }
    sealing.seal(row, "facts", json.dumps(told, ensure_ascii=False))


def cards_of(rows: Iterable[Seeker]) -> list[Card]:
    """The cards of some rows, in their order."""
    return [_card(text) for text in sealing.opened_each(rows, "facts")]


def _card(text: str) -> Card:
    told = json.loads(text)
    return Card(
        surname=told["surname"],
        county=told["county"],
        town=told["town"],
        clan=told["clan"],
        branch=told["branch"],
        generations=_range(told["generations"]),
        sought=Sought(told["sought"]),
    )


def put_via(row: RelayThread, via: Via) -> None:
    told = {"surname": via.surname, "county": via.county, "generations": via.generations}
    sealing.seal(row, "via", json.dumps(told, ensure_ascii=False))


def vias_of(rows: Iterable[RelayThread]) -> list[Via]:
    return [_via(text) for text in sealing.opened_each(rows, "via")]


def _via(text: str) -> Via:
    told = json.loads(text)
    return Via(told["surname"], told["county"], _range(told["generations"]))


def _range(told: list[int] | None) -> tuple[int, int] | None:
    return (told[0], told[1]) if told else None
