"""The surnames, and how usual each is among the people of a region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from yinxin.domain.roots.voices import Floats

_FALLBACK = 0.1  # a surname without a share of its own in a region: this part of its share among all Han, unless the table says which
_RAREST = 0.002  # per 10,000
_ELSEWHERE = 0.05  # of those anywhere come from the rest of China, so that a rare surname is found, if last


@dataclass(frozen=True, slots=True)
class SurnameTable:
    """Candidates in traditional script with their simplified form, other forms, and shares per column, each summing to 1."""

    names: tuple[str, ...]
    simplified: tuple[str, ...]
    variants: tuple[tuple[str, ...], ...]
    shares: Mapping[str, Floats]
    _simple: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _traditional: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._simple.update(zip(self.names, self.simplified, strict=True))
        self._traditional.update(reversed(list(zip(self.simplified, self.names, strict=True))))

    def simplified_of(self, surname: str) -> str | None:
        """A surname in traditional characters as it is written in simplified ones; None where the table has it not.

        By hand and never by a general fold, which makes 於 into 于 and 麴 into 曲: other surnames.
        """
        return self._simple.get(surname)

    def traditional_of(self, surname: str) -> str | None:
        """A surname in simplified characters as the table has it, the first of several; None where it has none."""
        return self._traditional.get(surname)

    def __contains__(self, surname: str) -> bool:
        """In either script, or as one of the other forms that stand on papers."""
        return (
            surname in self._simple or surname in self._traditional or any(surname in forms for forms in self.variants)
        )

    @classmethod
    def from_text(cls, text: str) -> SurnameTable:
        """Reads `surnames.tsv`: its first row without # names the columns, lines `# blank COLUMN FACTOR` what a blank cell means."""
        rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
        head, rows = rows[0], rows[1:]
        blank = {
            words[2]: float(words[3])
            for line in text.splitlines()
            if len(words := line.split()) == 4 and words[1] == "blank"
        }
        numbers = np.array(
            [[float(cell) if cell.strip() not in ("", "-") else np.nan for cell in row[3:]] for row in rows], np.float64
        )
        han = np.maximum(np.nan_to_num(numbers[:, head[3:].index("han")]), _RAREST)
        shares: dict[str, Floats] = {}
        for column, name in enumerate(head[3:]):
            own = np.where(
                np.isnan(numbers[:, column]),
                han * blank.get(name, _FALLBACK),
                np.maximum(numbers[:, column], _RAREST / 4),
            )
            shares[name] = (own / own.sum()).astype(np.float32)
        return cls(
            tuple(row[0] for row in rows),
            tuple(row[1] for row in rows),
            tuple(() if row[2] in ("", "-") else tuple(row[2].split()) for row in rows),
            shares,
        )

    def mixed(self, weights: Mapping[str, float]) -> Floats:
        """The shares of a mixture of columns."""
        known = {name: weight for name, weight in weights.items() if name in self.shares}
        total = sum(known.values())
        if not total:
            return self.shares["han"]
        mixture = sum(
            (self.shares[name] * (weight / total) for name, weight in known.items()),
            start=np.zeros(len(self.names), np.float32),
        )
        return np.asarray((1 - _ELSEWHERE) * mixture + _ELSEWHERE * self.shares["han"], np.float32)
