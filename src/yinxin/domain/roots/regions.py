"""Where a paper was written, and what that tells of the tradition it is spelled in and of the surnames one meets there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from yinxin.domain.roots.traditions import Tradition
from yinxin.domain.roots.voices import Floats

Lean = Mapping[str, float]  # of traditions: how many times likelier something else makes them
NO_LEAN: Lean = {}
_AT_HOME = frozenset(
    [
        "guangdong",
        "szeyup",
        "taishan",
        "kaiping",
        "xinhui",
        "enping",
        "heshan",
        "samyup",
        "guangzhou",
        "zhongshan",
        "dongguan",
        "qingyuan",
        "chaozhou",
        "meixian",
        "xiamen",
        "quanzhou",
        "fuzhou",
        "putian",
        "yongding",
        "wenzhou",
        "ningbo",
    ]
)
_ELSEWHERE = 0.05  # of what a place says, the share of papers written as anywhere else
# What the marks of the letters betray: how many times likelier the tradition becomes.
_BETRAYED: Mapping[str, Mapping[str, float]] = {
    "vietnamese": {"vietnamese": 500.0},
    "circumflex": {"vietnamese": 12.0, "poj": 6.0, "wade-giles": 1.5},
    "aspirate": {"wade-giles": 12.0, "postal": 6.0, "missionary-cantonese": 6.0, "taiwan": 4.0},
    "macron": {"poj": 8.0, "foochow-mission": 4.0, "missionary-cantonese": 3.0},
}


@dataclass(frozen=True, slots=True)
class Region:
    """One row of `regions.tsv`: weights of the columns of surnames and of the traditions."""

    id: str
    aliases: frozenset[str]
    surnames: Mapping[str, float]
    traditions: Mapping[str, float]

    @property
    def is_at_home(self) -> bool:
        """Whether its names are those of places in China: 金山 is San Francisco, and no district of Shanghai."""
        return self.id in _AT_HOME


class Regions:
    """All regions; the first row says what holds where nothing is known."""

    def __init__(self, rows: Sequence[Region]) -> None:
        self.rows = tuple(rows)
        self._by_alias = {alias: row for row in reversed(self.rows) for alias in row.aliases | {_plain(row.id)}}

    @classmethod
    def from_text(cls, text: str) -> Regions:
        """Reads `regions.tsv`."""
        rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
        return cls(
            [
                Region(row[0], frozenset(map(_plain, row[1].split(","))), _weights(row[2]), _weights(row[3]))
                for row in rows
            ]
        )

    def find(self, where: str | None) -> Region | None:
        """The region somebody means by these words, or None. A longer description is searched for a known name."""
        plain = _plain(where or "")
        if not plain:
            return None
        for one in (plain, plain.replace("-", " ")):
            if one in self._by_alias:
                return self._by_alias[one]
        inside = [alias for alias in self._by_alias if len(alias) > 1 and _stands_in(alias, plain)]
        return self._by_alias[max(inside, key=len)] if inside else None

    def named(self, text: str) -> Region | None:
        """The region of which these words are a name, whole."""
        return self._by_alias.get(_plain(text))

    def tradition_prior(
        self, traditions: Sequence[Tradition], region: Region | None, marks: frozenset[str], lean: Lean = NO_LEAN
    ) -> Floats:
        """log P(tradition) where the paper was written, given what its marks betray and how its other words lean."""
        shares = _shares(self.rows[0].traditions, traditions)
        if region is not None:
            shares = (1 - _ELSEWHERE) * _shares(region.traditions, traditions) + _ELSEWHERE * shares
        for mark in marks:
            for name, times in _BETRAYED.get(mark, {}).items():
                shares = shares * np.array([times if t.id == name else 1.0 for t in traditions], np.float32)
        if lean:
            shares = shares * np.array([lean.get(t.id, 1.0) for t in traditions], np.float32)
        shares = shares + 1e-6
        return np.asarray(np.log(shares / shares.sum()), np.float32)


def _shares(weights: Mapping[str, float], traditions: Sequence[Tradition]) -> Floats:
    found = np.array([weights.get(tradition.id, 0.0) for tradition in traditions], np.float32)
    return np.divide(found, max(float(found.sum()), 1e-9), dtype=np.float32)


def _weights(cell: str) -> dict[str, float]:
    return {name: float(number) for name, _, number in (entry.rpartition(":") for entry in cell.split())}


def _plain(text: str) -> str:
    if text.isascii():
        return text.strip().lower()
    folded = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(char for char in folded if not unicodedata.combining(char))


def _stands_in(alias: str, text: str) -> bool:
    """Whether the alias stands in the text, as a word where it is of letters."""
    at = text.find(alias)
    if at < 0 or not alias.isascii():
        return at >= 0
    before, behind = text[at - 1 : at], text[at + len(alias) : at + len(alias) + 1]
    return not (before.isalnum() and before.isascii()) and not (behind.isalnum() and behind.isascii())
