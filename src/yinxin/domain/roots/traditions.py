"""A spelling tradition as a linguist writes it down: how often each onset and each rime of a dialect is written in which letters.

A table has header lines (`id`, `dialect`, `name`, `english`, `source`) and rows of three columns: `onset gw kw:8 gu:1`,
`rime aam am:9 aam:1`. `rime i@z,c,s …` holds only after these onsets, `onset k@i,in …` only before these rimes, `whole ng …` for the
whole syllable; a row with a context replaces the plain one there. `0` is no onset, `-` is written as nothing. The numbers are
relative frequencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yinxin.domain.errors import UnreadableError

Spellings = Mapping[str, float]  # letters → relative frequency, summing to 1
_PARTS = ("onset", "rime", "whole")
_HEADERS = ("id", "dialect", "name", "english", "source", "surnames")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of Chinese: its onsets decide where a syllable is parted."""

    id: str
    name: str
    english: str
    onsets: frozenset[str]
    surnames: Spellings  # the columns of surnames that hold for those who speak it

    def parted(self, syllable: str) -> tuple[str, str]:
        """Onset and rime; a syllable that is nothing but a nasal is all rime."""
        for length in range(min(3, len(syllable) - 1), 0, -1):
            if syllable[:length] in self.onsets:
                return syllable[:length], syllable[length:]
        return "", syllable


@dataclass(frozen=True, slots=True)
class Row:
    """The spellings of one sound, everywhere or only beside some others."""

    spellings: Spellings
    beside: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tradition:
    """One tradition of writing a dialect in letters."""

    id: str
    dialect: str
    name: str
    english: str
    source: str
    surnames: Mapping[str, float] = field(default_factory=dict)
    onsets: dict[str, list[Row]] = field(default_factory=dict)
    rimes: dict[str, list[Row]] = field(default_factory=dict)
    wholes: dict[str, list[Row]] = field(default_factory=dict)

    def onset(self, onset: str, rime: str) -> Row | None:
        """How the onset is written before this rime."""
        return _fitting(self.onsets.get(onset or "0", ()), rime)

    def rime(self, rime: str, onset: str) -> Row | None:
        """How the rime is written after this onset."""
        return _fitting(self.rimes.get(rime, ()), onset or "0")

    def whole(self, syllable: str) -> Row | None:
        """How the whole syllable is written, where that is a matter of its own."""
        rows = self.wholes.get(syllable)
        return rows[0] if rows else None


def _fitting(rows: list[Row] | tuple[()], other: str) -> Row | None:
    plain = None
    for row in rows:
        if other in row.beside:
            return row
        if not row.beside:
            plain = row
    return plain


def dialects_from(text: str) -> dict[str, Dialect]:
    """The kinds of Chinese of `dialects.tsv`."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {
        row[0]: Dialect(row[0], row[1], row[2], frozenset(row[3].split()), _shares(row[4], "dialects.tsv", number))
        for number, row in enumerate(rows, 1)
    }


def tradition_from(text: str, file: str) -> Tradition:
    """Reads one table. Raises UnreadableError with file and line for what is not as described above."""
    heads: dict[str, str] = {}
    found: dict[str, dict[str, list[Row]]] = {part: {} for part in _PARTS}
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("#", 1)[0].rstrip().split("\t")
        if cells == [""]:
            continue
        if cells[0] in _HEADERS and len(cells) == 2:
            heads[cells[0]] = cells[1]
        elif cells[0] in _PARTS and len(cells) >= 3:
            sound, _, beside = cells[1].partition("@")
            row = Row(_shares(cells[2], file, number), frozenset(beside.split(",")) if beside else frozenset())
            found[cells[0]].setdefault(sound, []).append(row)
        else:
            raise UnreadableError(
                "tradition-row", f"{file} 第{number}行不是“onset/rime/whole、音、写法”三列：请照别的行改。"
            )
    for head in _HEADERS[:2]:
        if head not in heads:
            raise UnreadableError("tradition-head", f"{file} 缺少“{head}”一行：请在开头补上。")
    surnames = _shares(heads["surnames"], file, 1) if "surnames" in heads else {}
    return Tradition(
        heads["id"],
        heads["dialect"],
        heads.get("name", heads["id"]),
        heads.get("english", heads["id"]),
        heads.get("source", ""),
        surnames,
        *(found[part] for part in _PARTS),
    )


def _shares(cell: str, file: str, number: int) -> Spellings:
    """`am:9 aam:1` as shares of one. `-` is nothing written."""
    counts: dict[str, float] = {}
    for entry in cell.split():
        letters, _, count = entry.rpartition(":")
        try:
            counts["" if letters == "-" else letters] = float(count)
        except ValueError:
            raise UnreadableError(
                "tradition-weight", f"{file} 第{number}行的“{entry}”不是“写法:次数”：请写成 am:9 这样。"
            ) from None
    total = sum(counts.values())
    if not counts or total <= 0:
        raise UnreadableError("tradition-weight", f"{file} 第{number}行没有写法：请至少写一种，如 am:9。")
    return {letters: count / total for letters, count in counts.items()}
