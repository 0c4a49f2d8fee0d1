"""Which column of a sheet is which field: by the words over it. What is not known is shown and waits for a person, never ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from yinxin.documents.rows.grid import Value
from yinxin.kit.registers.sheets.layout import SheetColumn
from yinxin.kit.registers.sheets.spellings import all_folded, folded

LEFT_OUT = "-"
"""What a person decides of a column that the register has no place for."""

FAULTS = gettext_lazy("问题")
"""The last column of a sheet that was handed back with its faults; uploaded again, it is left out by itself."""

LOOKED_AT = 10
"""Lines among which the headings are looked for: many sheets have a title above them."""

NEAR = 55
MOST_PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """One column of the sheet. `field` is None as long as nobody knows; LEFT_OUT where a person left it out.

    `twin` is the place of the column that was taken for the same field before. Places count from nought.
    """

    place: int
    text: str
    field: str | None
    proposals: tuple[str, ...] = ()
    twin: int | None = None

    @property
    def is_open(self) -> bool:
        return self.field is None

    @property
    def letters(self) -> str:
        """The column as a spreadsheet calls it."""
        return letters(self.place)


@dataclass(frozen=True, slots=True)
class Heading:
    """The line of the headings, from nought, and what stands in it."""

    line: int
    headers: tuple[Header, ...]

    @property
    def places(self) -> dict[str, int]:
        """Field → column."""
        return {one.field: one.place for one in self.headers if one.field and one.field != LEFT_OUT}

    @property
    def open(self) -> tuple[Header, ...]:
        return tuple(one for one in self.headers if one.is_open)


def letters(place: int) -> str:
    """0 → A, 26 → AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def read_heading(
    rows: Sequence[Sequence[Value]], columns: Sequence[SheetColumn], decided: Mapping[str, str]
) -> Heading:
    """`decided` is what a person said of a column, by its place as text: a field's name or LEFT_OUT."""
    line = _line(rows, columns)
    texts = [text_of(value) for value in rows[line]] if rows else []
    filled = _filled(rows, line)
    width = max((place + 1 for place in filled), default=0)
    texts += [""] * (width - len(texts))
    known = dict.fromkeys(all_folded([FAULTS]), LEFT_OUT) | {word: one.name for one in columns for word in one.words}
    taken = {field: int(place) for place, field in decided.items() if field != LEFT_OUT}
    found = []
    for place, text in enumerate(texts):
        if not text and place not in filled:
            continue
        field = decided.get(str(place)) or known.get(folded(text) if text else "")
        twin = None
        if field and field != LEFT_OUT and taken.setdefault(field, place) != place:
            twin, field = taken[field], None
        found.append(Header(place, text, field, twin=twin))
    return Heading(line, tuple(_with_proposals(one, columns, taken) for one in found))


def text_of(value: Value) -> str:
    """A heading as text."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).lstrip("\0").strip()


def _line(rows: Sequence[Sequence[Value]], columns: Sequence[SheetColumn]) -> int:
    """The line with the most headings that are known; the first filled one where none has any."""
    words = frozenset().union(*(one.words for one in columns))
    first = next((at for at, row in enumerate(rows) if any(text_of(value) for value in row)), 0)
    best, most = first, 0
    for at in range(first, min(len(rows), first + LOOKED_AT)):
        hits = sum(bool(text) and folded(text) in words for text in map(text_of, rows[at]))
        if hits > most:
            best, most = at, hits
    return best


def _filled(rows: Sequence[Sequence[Value]], line: int) -> frozenset[int]:
    """The columns in which anything stands below the headings."""
    found: set[int] = set()
    for row in rows[line + 1 :]:
        if len(row) > len(found):
            found.update(place for place, value in enumerate(row) if place not in found and value not in ("", None))
    return frozenset(found)


def _with_proposals(header: Header, columns: Sequence[SheetColumn], taken: Mapping[str, int]) -> Header:
    if not header.is_open or not header.text:
        return header
    free = {one.name: one for one in columns if one.name not in taken}
    scored = {name: max(fuzz.WRatio(folded(header.text), word) for word in one.words) for name, one in free.items()}
    near = sorted((name for name in scored if scored[name] >= NEAR), key=lambda name: -scored[name])
    return Header(header.place, header.text, None, tuple(near[:MOST_PROPOSALS]), header.twin)


def nearest(text: str, among: Sequence[str], limit: int = MOST_PROPOSALS) -> list[str]:
    """What was perhaps meant."""
    return [found for found, score, _ in process.extract(text, among, scorer=fuzz.WRatio, limit=limit) if score >= NEAR]
