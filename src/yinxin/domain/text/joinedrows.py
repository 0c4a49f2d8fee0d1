"""A table printed one line a row, its cells parted by tabs; a line without a tab between rows is a band over them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yinxin.domain.document import Cell, Span, Table
from yinxin.domain.text.numbering import Rank, read_number
from yinxin.domain.text.printedlines import PrintedLine

_LONGEST_BAND = 60


@dataclass(slots=True)
class _Piece:
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Row:
    pieces: list[_Piece]
    band: bool = False


def joined_table(lines: Sequence[PrintedLine]) -> Table | None:
    counts = Counter(len(line.text.rstrip("\n").split("\t")) for line in lines if line.joins_cells)
    width = max(counts, key=lambda count: (counts[count], count))
    if counts[width] < 2:
        return None
    rows: list[_Row] = []
    for line in lines:
        if line.blank and "\t" not in line.text:
            continue
        _take(rows, line, width)
    printed = [
        Cell(piece.text.strip(), _span(piece), number, column, 1, width if row.band else 1)
        for number, row in enumerate(rows)
        for column, piece in enumerate(row.pieces)
    ]
    columns = max(width, *(len(row.pieces) for row in rows))
    end = max(line.start + len(line.text) for line in lines)
    return Table(tuple(printed), Span(lines[0].start, end), len(rows), columns)


def _take(rows: list[_Row], line: PrintedLine, width: int) -> None:
    pieces = _pieces(line)
    above = rows[-1] if rows else None
    if (
        above
        and not above.band
        and len(above.pieces) < width
        and len(above.pieces) + len(pieces) - 1 <= width
        and not _opens_row(line, pieces, width)
    ):
        # A line break inside a cell cut the row in two: the first piece goes on where the last one stopped.
        held = above.pieces[-1]
        above.pieces[-1] = _Piece(f"{held.text}\n{pieces[0].text}".strip("\n"), held.start, pieces[0].end)
        above.pieces += pieces[1:]
    elif len(pieces) == 1 and above and not above.band and not _band_like(line.text):
        held = above.pieces[-1]
        above.pieces[-1] = _Piece(f"{held.text}\n{pieces[0].text}".strip("\n"), held.start, pieces[0].end)
    else:
        rows.append(_Row(pieces, band=len(pieces) == 1))


def _opens_row(line: PrintedLine, pieces: Sequence[_Piece], width: int) -> bool:
    return len(pieces) == width or (len(pieces) == 1 and _band_like(line.text))


def _band_like(text: str) -> bool:
    """A heading between rows: 二、科技成果转化方面（共4项）, or any short line that is no sentence."""
    number = read_number(text)
    if number is not None:
        return number.rank <= Rank.SECOND
    return len(text.strip()) <= _LONGEST_BAND and not re.search(r"[。；;，,]\s*$|。", text)


def _pieces(line: PrintedLine) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = line.start
    for text in line.text.split("\t"):
        pieces.append(_Piece(text, start, start + len(text)))
        start += len(text) + 1
    return pieces


def _span(piece: _Piece) -> Span:
    if not piece.text.strip():
        return Span(piece.start, piece.start)
    return Span(piece.start, piece.end)
