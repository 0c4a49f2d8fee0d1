"""Tables saved as plain text with tabs, found again: each cell on its own line, or each row on one line.

Two notations. *Stacked*: Word's text export prints every cell on a line that opens with a tab, paragraphs of a cell below it
without one, and a blank line after a row. *Joined*: one line a row, cells parted by tabs, a line without a tab is a band.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from yinxin.domain.document import Block, Document, PageBreak, Paragraph, Span, Table
from yinxin.domain.text.joinedrows import joined_table
from yinxin.domain.text.printedlines import PrintedLine, printed_lines
from yinxin.domain.text.stackedcells import stacked_table

# 附件2, 附表一, 表3 and a line that ends as titles of tables do: a new table begins, whatever the tabs say.
_TABLE_TITLE = re.compile(
    r"^\s*(?:附件|附表|表)\s*[\d一二三四五六七八九十]+|^[^。；，]{4,40}(?:计划表|分工表|清单|台账|一览表|任务表|汇总表|安排表|分解表)\s*$"
)
_MOST_PARAGRAPHS_IN_A_CELL = 60
_FEWEST_STACKED_CELLS = 6
_FEWEST_JOINED_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines `start` to `end` of a run, all of one notation."""

    start: int
    end: int
    stacked: bool


def with_tables(document: Document, *, heading_cell: Callable[[str], bool] | None = None) -> Document:
    """The document with every tabbed stretch of its paragraphs laid out as a Table; without tabs, the document itself.

    `heading_cell` tells words that head a column; it helps where blank lines alone do not tell the number of columns.
    """
    if "\t" not in document.text:
        return document
    blocks: list[Block] = []
    for run in _runs(document.blocks):
        tables = _tables_of(run, document.text, heading_cell)
        blocks += _woven(run, tables) if tables else run
    return replace(document, blocks=tuple(blocks))


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Paragraphs and page breaks that follow each other; each Table for itself."""
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            if run:
                yield run
            yield [block]
            run = []
        else:
            run.append(block)
    if run:
        yield run


def _tables_of(run: Sequence[Block], text: str, heading_cell: Callable[[str], bool] | None) -> list[Table]:
    paragraphs = [block for block in run if isinstance(block, Paragraph)]
    if not paragraphs:
        return []
    begin = text.rfind("\n", 0, paragraphs[0].span.start) + 1
    lines = printed_lines(text, begin, paragraphs[-1].span.end)
    tables: list[Table] = []
    for stretch in _stretches(lines, heading_cell):
        piece = lines[stretch.start : stretch.end]
        table = stacked_table(piece, heading_cell) if stretch.stacked else joined_table(piece)
        if table is not None:
            tables.append(table)
    return tables


def _stretches(lines: Sequence[PrintedLine], heading_cell: Callable[[str], bool] | None) -> Iterator[_Stretch]:
    tabbed = [at for at, line in enumerate(lines) if line.opens_cell or line.joins_cells]
    begin, header = 0, ""
    for place in range(1, len(tabbed) + 1):
        if place < len(tabbed):
            line = lines[tabbed[place]]
            heads = _heads(line, heading_cell)
            header = header or (lines[tabbed[begin]].text if heads else "")
            another = heads and line.text != header
            if not another and not _parted(lines, tabbed[place - 1], tabbed[place]):
                continue
        yield from _stretch(lines, tabbed[begin:place])
        begin, header = place, ""


def _heads(line: PrintedLine, heading_cell: Callable[[str], bool] | None) -> bool:
    """Whether a row on one line heads columns, every cell of it: another table begins, or the same goes on."""
    cells = [cell for cell in line.text.split("\t") if cell.strip()]
    return (
        heading_cell is not None and line.joins_cells and len(cells) >= 3 and all(heading_cell(cell) for cell in cells)
    )


def _parted(lines: Sequence[PrintedLine], above: int, below: int) -> bool:
    """Whether the lines between two tabbed lines part two tables rather than fill a cell."""
    if below - above < 2:
        return False
    between = [line.text for line in lines[above + 1 : below] if not line.blank]
    most = 4 if lines[below].joins_cells else _MOST_PARAGRAPHS_IN_A_CELL
    return len(between) > most or any(_TABLE_TITLE.search(text) for text in between)


def _stretch(lines: Sequence[PrintedLine], tabbed: Sequence[int]) -> Iterator[_Stretch]:
    if not tabbed:
        return
    joined = sum(lines[at].joins_cells for at in tabbed)
    if joined * 2 > len(tabbed):
        if joined >= _FEWEST_JOINED_ROWS:
            yield _Stretch(tabbed[0], tabbed[-1] + 1, stacked=False)
    elif len(tabbed) >= _FEWEST_STACKED_CELLS:
        end = tabbed[-1] + 1
        # The last cell goes on below its line until a blank line; what follows that is no part of the table.
        while end < len(lines) and not lines[end].blank:
            end += 1
        # A title above the table may be set with tabs (附件2<tab><tab>某某任务表): the table opens with its first cell.
        yield _Stretch(next(at for at in tabbed if lines[at].opens_cell), end, stacked=True)


def _woven(run: Sequence[Block], tables: Sequence[Table]) -> list[Block]:
    """The run with tables in the place of the paragraphs they are made of; page breaks inside a table go with it."""
    woven: list[Block] = []
    waiting = list(tables)
    for block in run:
        while waiting and waiting[0].span.start <= block.span.start:
            woven.append(waiting.pop(0))
        if not any(_inside(block, table.span) for table in tables):
            woven.append(block)
    return [*woven, *waiting]


def _inside(block: Block, span: Span) -> bool:
    if isinstance(block, PageBreak):
        return span.start < block.span.start < span.end
    return block.span.start < span.end and (span.start < block.span.end or span.start <= block.span.start)
