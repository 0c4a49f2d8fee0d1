"""Word documents (docx): headings, printed numbers, tables, notes and boxes in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_PAGES
from yinxin.documents.markup import Element, local
from yinxin.documents.word.numbering import Numbering
from yinxin.documents.word.paragraphs import Line, Paragraphs
from yinxin.documents.word.styles import Styles
from yinxin.documents.word.tables import read_table
from yinxin.documents.word.text import W, blocks_of, has_page_marks
from yinxin.domain.document import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES = ("footnotes", "endnotes")


def read(data: bytes, *, name: str) -> Document:
    archive = Archive(data)
    main = archive.main_part("word/document.xml")
    root = archive.xml(main)
    parts = sorted(archive.relations(main).values())

    def part(kind: str) -> Element | None:
        return next((archive.optional_xml(target) for found, target in parts if found == kind), None)

    styles = Styles(part("styles"))
    paragraphs = Paragraphs(styles, Numbering(part("numbering"), styles))
    composer = Composer()
    # A mark of secrecy may stand in the running head, so heads come first; feet and notes follow the text.
    _write_around(composer, paragraphs, archive, [target for kind, target in parts if kind == "header"], "header")
    _Body(composer, paragraphs, counts_pages=has_page_marks(root)).write(root)
    for kind in _NOTES:
        _write_notes(composer, paragraphs, part(kind), kind.removesuffix("s"))
    _write_around(composer, paragraphs, archive, [target for kind, target in parts if kind == "footer"], "footer")
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


class _Body:
    """Writes the blocks of the text and counts its pages."""

    def __init__(self, composer: Composer, paragraphs: Paragraphs, *, counts_pages: bool) -> None:
        self._composer = composer
        self._paragraphs = paragraphs
        self._page = 1 if counts_pages else None

    def write(self, root: Element) -> None:
        body = next((child for child in root if local(child) == "body"), None)
        if body is None:
            raise refusals.damaged()
        for block in blocks_of(body):
            if local(block) == "tbl":
                self._table(block)
            else:
                for line in self._paragraphs.read(block):
                    self._line(line)
        for line in self._paragraphs.rest():
            self._line(line)

    def _line(self, line: Line) -> None:
        if line.breaks_page:
            self._turn(1)
            self._composer.page_break(self._page)
            return
        for table in line.tables:
            self._table(table)
        if line.printed:
            self._composer.paragraph(
                line.text, level=line.level, numbering=line.numbering, style=line.style, page=self._page
            )

    def _table(self, element: Element) -> None:
        table = read_table(element, self._paragraphs)
        if table.is_box:  # one cell: a frame drawn around paragraphs (专栏), not a table
            for line in table.lines:
                self._line(line)
        elif table.grid.cells:
            grid = table.grid
            self._composer.table(
                grid.cells,
                row_count=grid.row_count,
                column_count=grid.column_count,
                header_rows=table.header_rows,
                page=self._page,
            )
        self._turn(table.page_breaks)

    def _turn(self, pages: int) -> None:
        if self._page is not None:
            self._page += pages
            if self._page > MAX_PAGES:
                raise refusals.too_many_pages()


def _write_around(composer: Composer, paragraphs: Paragraphs, archive: Archive, targets: list[str], style: str) -> None:
    """Running heads or feet, each wording once."""
    seen = set()
    for target in targets:
        root = archive.optional_xml(target)
        for line in _lines(root, paragraphs):
            if line.text.strip() and line.text not in seen:
                seen.add(line.text)
                composer.paragraph(line.text, style=style)


def _write_notes(composer: Composer, paragraphs: Paragraphs, root: Element | None, style: str) -> None:
    for note in root if root is not None else ():
        # Notes of type separator hold the rule above the notes.
        if note.get(f"{W}type") in (None, "normal"):
            for line in _lines(note, paragraphs):
                composer.paragraph(line.text.strip(), style=style)


def _lines(root: Element | None, paragraphs: Paragraphs) -> Iterator[Line]:
    for block in blocks_of(root) if root is not None else ():
        if local(block) == "tbl":
            yield from read_table(block, paragraphs).lines
        else:
            yield from (line for line in paragraphs.read(block) if not line.breaks_page)
    yield from paragraphs.rest()
