"""Between a card and its row, in which it stands sealed as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from yinxin.apps.kin.models import RelayThread, Seeker
from yinxin.apps.kin.padding import padded
from yinxin.domain.kin.cards import Card, Sought, Via
from yinxin.kit.vault import sealing

CARD_STEP, VIA_STEP = 1024, 256
"""Bytes, more than a card or its words take: sealed, all are of one size."""


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
        "rests_until": None,
    }
    _seal(row, told)


def put_rest(rows: Iterable[Seeker], until: datetime) -> None:
    """Until when nothing is asked of these cards (not yet saved)."""
    held = list(rows)
    for row, text in zip(held, sealing.opened_each(held, "facts"), strict=True):
        _seal(row, json.loads(text) | {"rests_until": until.isoformat()})


def _seal(row: Seeker, told: Mapping[str, object]) -> None:
    sealing.seal(row, "facts", padded(json.dumps(told, ensure_ascii=False), CARD_STEP))


def cards_of(rows: Iterable[Seeker]) -> list[Card]:
    """The cards of some rows, in their order."""
    return [card for card, _rests_until in with_rests(rows)]


def with_rests(rows: Iterable[Seeker]) -> list[tuple[Card, datetime | None]]:
    """Each card, and until when it rests."""
    each = [json.loads(text) for text in sealing.opened_each(rows, "facts")]
    return [(_card(told), _moment(told.get("rests_until"))) for told in each]


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def _card(told: dict[str, Any]) -> Card:
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
    sealing.seal(row, "via", padded(json.dumps(told, ensure_ascii=False), VIA_STEP))


def vias_of(rows: Iterable[RelayThread]) -> list[Via]:
    return [_via(text) for text in sealing.opened_each(rows, "via")]


def _via(text: str) -> Via:
    told = json.loads(text)
    return Via(told["surname"], told["county"], _range(told["generations"]))


def _range(told: list[int] | None) -> tuple[int, int] | None:
    return (told[0], told[1]) if told else None
