"""Names by the million as sorted columns of character numbers: the surname blocks, then the first given character, then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.errors import UnreadableError

LONGEST_NAME = 6
_NARROW = 1 << 16
_BLOCK = 1 << 20
_UNSPOKEN = np.array([ord(char) for char in " \u3000·・‧•"], np.uint32)  # what stands between the characters of a name


@dataclass(frozen=True, slots=True)
class Level:
    """The distinct beginnings of names up to one character: its number, and where the next level's begin (CSR)."""

    char: NDArray[np.uint16] | NDArray[np.uint32]
    start: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All names of one length. The last level has one entry per distinct name, and leads into `rows` of the pool."""

    length: int
    levels: tuple[Level, ...]
    rows: NDArray[np.int32]


class NameIndex:
    """A pool of candidates. Its names are any characters; what is longer than LONGEST_NAME is kept by its beginning."""

    def __init__(self, lines: Rows, codes: NDArray[np.uint32], shelves: dict[int, Shelf]) -> None:
        self.lines = lines
        self.codes = codes
        self.shelves = shelves

    def __len__(self) -> int:
        return sum(len(shelf.rows) for shelf in self.shelves.values())

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> NameIndex:
        """An index of (id, name) pairs; an id may come with several names."""
        return cls.from_lines("".join(f"{key}\t{name}\n" for key, name in pairs).encode())

    @classmethod
    def from_lines(cls, lines: bytes, *, endings: Sequence[str] = ()) -> NameIndex:
        """An index of `id<TAB>name` lines in UTF-8, as a pool file holds them. Lines without a name are passed over.

        A name that ends with one of `endings` (縣, 鎮 …) and has two characters before it is found without the ending too.
        Raises UnreadableError where the lines are not UTF-8.
        """
        found, lengths, flat = _read(lines)
        codes, numbers = np.unique(flat, return_inverse=True)
        begin = np.cumsum(lengths) - lengths
        wide = np.uint16 if len(codes) <= _NARROW else np.uint32
        sizes, rows = _with_bare(lengths, begin, flat, endings)
        shelves: dict[int, Shelf] = {}
        for length in range(1, LONGEST_NAME + 1):
            chosen = rows[sizes == length if length < LONGEST_NAME else sizes >= length]
            if len(chosen):
                table = numbers[begin[chosen][:, None] + np.arange(length)].astype(wide)
                shelves[length] = _shelf(length, table, chosen)
        return cls(found, codes.astype(np.uint32), shelves)

    def rows(self, shelf: Shelf, entry: int) -> NDArray[np.int32]:
        """The rows of the pool that one entry of a shelf's last level stands for."""
        start = shelf.levels[-1].start
        return shelf.rows[int(start[entry]) : int(start[entry + 1])]

    def name(self, shelf: Shelf, entry: int) -> str:
        """The characters of one entry of a shelf's last level."""
        chars: list[str] = []
        for level in reversed(shelf.levels):
            chars.append(chr(int(self.codes[level.char[entry]])))
            number = shelf.length - len(chars)
            if number:  # a bare int would make searchsorted copy all of `start` as 64 bits
                entry = int(shelf.levels[number - 1].start.searchsorted(np.int32(entry), "right")) - 1
        return "".join(reversed(chars))


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of the pool as they came, without an object for each: id and name of a row are cut out when they are asked for."""

    text: bytes
    begin: NDArray[np.int64]
    tab: NDArray[np.int64]
    end: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.begin)

    def id(self, row: int) -> str:
        """The id of a row."""
        return self.text[int(self.begin[row]) : int(self.tab[row])].decode()

    def name(self, row: int) -> str:
        """The name of a row, whole."""
        return self.text[int(self.tab[row]) + 1 : int(self.end[row])].decode()


def _read(lines: bytes) -> tuple[Rows, NDArray[np.int64], NDArray[np.uint32]]:
    """The rows, the lengths of the names in characters, and all names' code points one behind the other.

    Read in blocks of lines, so that what is needed in between stays small.
    """
    lines = lines if lines.endswith(b"\n") else lines + b"\n"
    blocks: list[_Block] = []
    at = 0
    while at < len(lines):
        end = lines.find(b"\n", min(at + _BLOCK, len(lines) - 1)) + 1
        blocks.append(_block(np.frombuffer(lines, np.uint8, end - at, at), at))
        at = end
    begin, tab, stop, lengths, flat = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    return Rows(lines, begin, tab, stop), lengths.astype(np.int64), flat


_Block = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int32], NDArray[np.uint32]]


def _block(raw: NDArray[np.uint8], base: int) -> _Block:
    """Where the ids begin, the tabs stand and the names end; the lengths of the names and their code points."""
    ends = np.flatnonzero(raw == 10)
    begins = np.concatenate((np.zeros(1, np.int64), ends[:-1] + 1)) if len(ends) else ends
    tabs = np.append(np.flatnonzero(raw == 9), len(raw))
    first = tabs[np.searchsorted(tabs, begins)]
    good = (first > begins) & (first < ends)
    begins, first, ends = begins[good], first[good], ends[good]
    after = tabs[np.searchsorted(tabs, first + 1)]  # a further column ends the name
    stops = np.minimum(after, ends)
    stops = np.where((stops > first + 1) & (raw[stops - 1] == 13), stops - 1, stops)
    named = stops > first + 1
    begins, first, stops = begins[named], first[named], stops[named]
    inside = np.zeros(len(raw) + 1, np.int8)
    inside[first + 1] += 1
    inside[stops] -= 1
    text = raw[np.cumsum(inside[:-1], dtype=np.int8).astype(bool)]
    try:
        raw.tobytes().decode()  # the ids too
        flat = np.frombuffer(text.tobytes().decode().encode("utf-32-le"), np.uint32)
    except UnicodeDecodeError:
        raise UnreadableError(
            "pool-not-utf8", "候选名单不是 UTF-8 文本：请另存为 UTF-8，每行“编号、制表符、中文”。"
        ) from None
    counted = np.concatenate((np.zeros(1, np.int32), np.cumsum((text & 0xC0) != 0x80, dtype=np.int32)))
    sizes = np.concatenate((np.zeros(1, np.int64), np.cumsum(stops - first - 1)))
    places = counted[sizes]
    spoken = ~np.isin(flat, _UNSPOKEN)
    sums = np.concatenate((np.zeros(1, np.int32), np.cumsum(spoken, dtype=np.int32)))[places]
    lengths, flat = np.diff(sums), flat[spoken]
    return begins + base, first + base, stops + base, lengths, flat


def _with_bare(
    lengths: NDArray[np.int64], begin: NDArray[np.int64], flat: NDArray[np.uint32], endings: Sequence[str]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Sizes and rows of all names, and once more of those that go without their ending."""
    sizes, rows = [lengths], [np.arange(len(lengths), dtype=np.int32)]
    done = np.zeros(len(lengths), bool)
    for ending in sorted(endings, key=len, reverse=True):
        ends = np.flatnonzero((lengths >= len(ending) + 2) & ~done)
        for back, char in enumerate(reversed(ending), 1):
            ends = ends[flat[begin[ends] + lengths[ends] - back] == ord(char)]
        done[ends] = True
        sizes.append(lengths[ends] - len(ending))
        rows.append(ends.astype(np.int32))
    return np.concatenate(sizes), np.concatenate(rows)


def _shelf(length: int, table: NDArray[np.uint16] | NDArray[np.uint32], rows: NDArray[np.int32]) -> Shelf:
    order = np.lexsort(table.T[::-1])
    table, rows = table[order], rows[order]
    changes = np.zeros((len(rows), length), bool)
    changes[0] = True
    changes[1:] = table[1:] != table[:-1]
    new = np.logical_or.accumulate(changes, axis=1)
    levels: list[Level] = []
    firsts = [np.flatnonzero(new[:, column]) for column in range(length)]
    for column, first in enumerate(firsts):
        following = firsts[column + 1] if column + 1 < length else np.arange(len(rows))
        start = np.searchsorted(following, np.append(first, len(rows))).astype(np.int32)
        levels.append(Level(table[first, column], start))
    return Shelf(length, tuple(levels), rows)
