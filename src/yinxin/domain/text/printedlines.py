"""The lines of a stretch of text as they are printed, and how a sentence broken over two of them is made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yinxin.domain.text.numbering import read_number

# What a paragraph ends with when nothing of it is missing.
_FINISHED = re.compile(r"[。！？：；;:!?…）)】〕”’》」』]\s*$")
_SENTENCE = re.compile(r"[，。；、,;]")
_MARK = re.compile(r"^\s*[（(]\s*(?:转|接)(?:下|上)\s*页\s*[）)]|^\s*[（(]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line without its line end; `start` is its offset in the document."""

    text: str
    start: int

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def opens_cell(self) -> bool:
        """A tab at the head and nowhere else: a cell on its own line."""
        return self.text.startswith("\t") and "\t" not in self.text.strip()

    @property
    def joins_cells(self) -> bool:
        """A tab between words: a row on one line."""
        return "\t" in self.text.strip()


def printed_lines(text: str, start: int, end: int) -> list[PrintedLine]:
    lines: list[PrintedLine] = []
    for piece in re.split(r"\n|\f", text[start:end]):
        lines.append(PrintedLine(piece.rstrip("\r"), start))
        start += len(piece) + 1
    return lines


def broken_off(above: str, below: str) -> bool:
    """Whether `below` goes on in the middle of a sentence, or of a word, that `above` began.

    A page break inside a cell cuts where the page ends: 推进企｜业利用. A list of short items without full stops is not cut.
    """
    if _FINISHED.search(above) or read_number(below) or _MARK.match(below):
        return False
    return above.rstrip().endswith(("，", ",", "、")) or bool(_SENTENCE.search(above) and _FINISHED.search(below))


def mended(paragraphs: list[str]) -> str:
    """Paragraphs joined by newlines, what was broken off joined without."""
    whole = ""
    for paragraph in paragraphs:
        if not whole:
            whole = paragraph
        elif broken_off(whole.rpartition("\n")[2], paragraph):
            whole = whole.rstrip() + paragraph.lstrip()
        else:
            whole += "\n" + paragraph
    return whole
