"""The readings set by hand: `readings/<dialect>.tsv` beside the table. For a character and a role they replace what packages say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src" / "yinxin" / "kit" / "root_tables" / "readings"
ROLES = {"any": 0, "surname": 1, "place": 2}

Readings = dict[str, list[tuple[str, float]]]


@cache
def rows(dialect: str) -> tuple[tuple[str, str, float, str], ...]:
    """(character, syllable, weight, role) of every line; a line that is not in the form is a ValueError with its number."""
    path = FOLDER / f"{dialect}.tsv"
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            character, syllable, weight, role, source = line.split("\t")
            if len(character) != 1 or role not in ROLES or not 1 <= float(weight) <= 9 or not source.strip():
                raise ValueError(line)
        except ValueError as fault:
            raise ValueError(f"{path.name}:{number}: not 字, syllable, weight 1-9, role, source: {line!r}") from fault
        found.append((character, syllable, float(weight), role))
    return tuple(found)


def by_role(dialect: str) -> dict[str, Readings]:
    """Role → character → syllables with weights that sum to 1, the most usual first."""
    found: dict[str, Readings] = {role: {} for role in ROLES}
    for character, syllable, weight, role in rows(dialect):
        found[role].setdefault(character, []).append((syllable, weight))
    return {role: {character: shares(read) for character, read in table.items()} for role, table in found.items()}


def shares(read: list[tuple[str, float]], most: int = 4) -> list[tuple[str, float]]:
    """At most `most` syllables, the most usual first, their weights brought to a sum of 1."""
    together: dict[str, float] = {}
    for syllable, weight in read:
        together[syllable] = together.get(syllable, 0.0) + weight
    chosen = sorted(together.items(), key=lambda one: -one[1])[:most]
    total = sum(weight for _, weight in chosen)
    return [(syllable, weight / total) for syllable, weight in chosen]


def named_characters() -> set[str]:
    """Every character any override speaks of."""
    return {row[0] for path in sorted(FOLDER.glob("*.tsv")) for row in rows(path.stem)}
