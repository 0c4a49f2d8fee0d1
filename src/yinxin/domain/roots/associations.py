"""The clan and district associations abroad, whose name on a paper nearly names the surname."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Association:
    """A clan or district association and the surnames it joins (none for one of a district)."""

    names: tuple[str, ...]
    chars: str
    surnames: tuple[str, ...]
    source: str


def associations_from(text: str) -> tuple[Association, ...]:
    """Reads `associations.tsv`: names in letters (parted by `;`), in Chinese, the surnames or `地:` and a district, the source."""
    rows = [[*line.split("\t"), "", "", ""] for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(
        Association(
            tuple(name.strip() for name in re.split("[;|]", row[0]) if name.strip()),
            row[1].strip(),
            () if row[2].startswith("地") or row[2].strip() == "-" else tuple(row[2].split()),
            row[3],
        )
        for row in rows
    )
