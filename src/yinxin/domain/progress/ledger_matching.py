"""Which task of the list a row of a ledger speaks of: by its number and its title, or by the title alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.domain.progress.ledger import LedgerRow
from yinxin.domain.text.fold import fold

ALIKE = 0.3
"""With the same serial number so much likeness of the titles is enough."""
NAMED = 0.55
"""Without one, so much."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A task of the list, as a row may name it."""

    key: int
    serial: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The task a row most likely speaks of; `is_sure` where number and title agree, or the title alone is the same."""

    key: int
    score: float
    is_sure: bool


def best_match(row: LedgerRow, tasks: Iterable[Listed]) -> Match | None:
    """By number where the titles are alike enough, else by title alone; None where nothing is near."""
    best: Match | None = None
    for task in tasks:
        score = max(likeness(row.title, task.title), _contained(row.title, task.text))
        numbered = row.serial == task.serial
        if numbered and not row.title:
            return Match(task.key, 1.0, is_sure=True)
        if score < (ALIKE if numbered else NAMED):
            continue
        found = Match(task.key, score + numbered, is_sure=numbered or score > 0.9)
        if best is None or found.score > best.score:
            best = found
    return best


def likeness(one: str, other: str) -> float:
    """How much two titles have in common: twice the shared pairs of characters over all of them (Dice)."""
    first, second = _pairs(one), _pairs(other)
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0


def _contained(title: str, text: str) -> float:
    return 0.95 if len(fold(title)) >= 6 and fold(title) in fold(text) else 0.0


def _pairs(text: str) -> Counter[str]:
    plain = fold(re.sub(r"^\s*[（(]?\d+[）)、.．]?\s*", "", text))
    return Counter(plain[at : at + 2] for at in range(max(1, len(plain) - 1)) if plain)
