"""One plan table out of the printed ones it lies on: a page break ends a table in most files, and its header is printed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from yinxin.domain.document import Document, PageBreak, Paragraph, Span, Table
from yinxin.domain.plans.cells import CONTINUED_TABLE, MARK
from yinxin.domain.plans.headers import GridRow, Header, find_header, header_at, own_cells, row_key
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line, without_furniture


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of a grid, not yet laid on columns. `after_break`: a page break or a repeated header stands above it."""

    cells: GridRow
    at: int
    after_break: bool


@dataclass(slots=True)
class PlanTable:
    """Its header, the rows of all its printed parts, the cells of its headers, and the stretches of text it covers."""

    header: Header
    rows: list[PrintedRow] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)

    def trimmed(self) -> PlanTable:
        """With the columns that its header heads, or that most of its rows have where the header lost some.

        The grid may be wider: a wider table stood on the same sheet, or a stray tab gave one row a cell too many.
        """
        headed = len(self.header.columns) - self.header.unheaded
        lengths = Counter(length for row in self.rows if (length := _reach(row.cells)) > 1)
        usual = lengths.most_common(1)[0][0] if lengths else headed
        width = max(headed, usual)
        header = replace(self.header, columns=self.header.columns[:width], unheaded=width - headed)
        return PlanTable(header, self.rows, self.headings, self.parts)

    def covers(self, rows: Sequence[GridRow]) -> None:
        spans = [cell.span for row in rows for cell in row if cell is not None]
        if spans:
            self.parts.append(Span(min(span.start for span in spans), max(span.end for span in spans)))


def _reach(row: GridRow) -> int:
    return max((at + 1 for at, cell in enumerate(row) if cell is not None), default=0)


def plan_tables(document: Document) -> Iterator[PlanTable]:
    """Every table that has a header with words we know, parts of one table put together."""
    held: PlanTable | None = None
    between: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            between.append(block.text)
        elif isinstance(block, Table):
            for plan, finished in _parts(block, held, apart=_apart(between)):
                if finished is not None:
                    yield finished
                held = plan
            between = []
        elif not isinstance(block, PageBreak):
            raise TypeError(block)
    if held is not None:
        yield held


def _apart(between: Sequence[str]) -> bool:
    """Whether words stand between two printed tables that belong to neither: page numbers and 续表 do not part them."""
    lines = [
        Line(Flow.of(text, 0))
        for text in between
        if text.strip() and not CONTINUED_TABLE.match(text) and not MARK.fullmatch(text.strip())
    ]
    return bool(without_furniture(lines).lines)


def _parts(table: Table, held: PlanTable | None, *, apart: bool) -> Iterator[tuple[PlanTable | None, PlanTable | None]]:
    """Walk down one printed table; yields the plan table it belongs to now, and the one that ended before it."""
    grid = table.grid()
    header = find_header(grid, declared=table.header_rows)
    if header is None:
        if held is None or apart or len(held.header.columns) != table.column_count:
            yield None, held
            return
        at = 0
    elif held is not None and not apart and header.key == held.header.key:
        held.headings += _spans(grid[: header.end])
        at = header.end
    else:
        if held is not None:
            yield None, held
        held = PlanTable(header)
        held.headings += _spans(grid[header.start : header.end])
        at = header.end
    start = header.start if header is not None and header is held.header else 0
    after_break = bool(held.rows)
    while at < len(grid):
        again = _repeated(grid, at, held.header)
        other = header_at(grid, at) if not again else None
        if again:
            held.headings += _spans(grid[at : at + again])
            at, after_break = at + again, True
        elif other is not None:
            held.covers(grid[start:at])
            yield None, held
            held = PlanTable(other)
            held.headings += _spans(grid[other.start : other.end])
            start, at, after_break = at, other.end, False
        else:
            held.rows.append(PrintedRow(grid[at], at, after_break))
            after_break = after_break and not own_cells(grid[at])
            at += 1
    held.covers(grid[start:])
    yield held, None


def _repeated(grid: Sequence[GridRow], at: int, header: Header) -> int:
    """How many rows from `at` on repeat the header: all of its lines, or the first that tells them."""
    lines = 0
    while lines < len(header.key) and at + lines < len(grid) and row_key(grid[at + lines]) == header.key[lines]:
        lines += 1
    if lines and lines == len(header.key):
        return lines
    if lines and len({word for word in header.key[0] if word}) >= 3:
        return lines
    return 0


def _spans(rows: Sequence[GridRow]) -> list[Span]:
    return list(dict.fromkeys(cell.span for row in rows for cell in row if cell is not None and cell.text.strip()))
