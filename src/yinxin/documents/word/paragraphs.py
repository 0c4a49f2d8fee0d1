"""Word paragraphs made into printed lines, with heading level, style and the number that Word prints before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yinxin.documents.markup import Element, local
from yinxin.documents.word.numbering import Numbering
from yinxin.documents.word.styles import Styles
from yinxin.documents.word.text import PAGE, W, art_of, blocks_of, boxes_of, raw_text


@dataclass(frozen=True, slots=True)
class Line:
    """A printed paragraph or, when `breaks_page`, the end of a page. `tables` stood in text boxes anchored here."""

    text: str = ""
    level: int | None = None
    numbering: str | None = None
    style: str | None = None
    breaks_page: bool = False
    tables: tuple[Element, ...] = ()

    @property
    def printed(self) -> bool:
        return not self.breaks_page and not self.tables


class Paragraphs:
    """Reads paragraphs in the order of the document, because their numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._held: str | None = None
        self._after_break = False

    def read(self, paragraph: Element) -> list[Line]:
        text = (self._held or "") + raw_text(paragraph)
        self._held = None
        properties = paragraph.find(f"{W}pPr")
        boxed = list(self._boxed(paragraph))
        if _mark_is_deleted(properties):  # its end was deleted in tracked changes: it runs on into the next
            self._held = text
            return boxed
        style = self._styles.of(properties)
        number = self._numbering.next(properties, style)  # also of an empty one: a column of 序号 is made so
        level = self._styles.level(properties)
        lines = list(self._split(text, Line("", level, number, style.name if style else None)))
        return [*boxed, *lines]

    def rest(self) -> list[Line]:
        """What was held for a next paragraph that never came."""
        held, self._held = self._held, None
        return [Line(held)] if held and held.strip() else []

    def _split(self, text: str, like: Line) -> Iterator[Line]:
        """Parts of a paragraph between page ends; only the first that prints carries the number."""
        pieces = text.split(PAGE)
        carrier = next((at for at, piece in enumerate(pieces) if piece.strip()), 0)
        for at, piece in enumerate(pieces):
            # Word notes an asked-for page end twice: where it was asked for, and where the next page began.
            if at and not self._after_break:
                yield Line(breaks_page=True)
                self._after_break = True
            if piece.strip() or at == carrier:
                yield Line(piece, like.level, like.numbering if at == carrier else None, like.style)
            self._after_break = self._after_break and not piece.strip()

    def _boxed(self, paragraph: Element) -> Iterator[Line]:
        for word in art_of(paragraph):
            yield Line(word, style="WordArt")
        for box in list(boxes_of(paragraph)):
            for block in blocks_of(box):
                if local(block) == "tbl":
                    yield Line(tables=(block,))
                else:
                    yield from (line for line in self.read(block) if not line.breaks_page and line.text.strip())


def _mark_is_deleted(properties: Element | None) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
