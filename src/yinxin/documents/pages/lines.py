"""Glyphs gathered into printed lines, left to right and top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.documents.pages.content import Glyph

_SPACE_SHARE = 0.25
"""A gap of a quarter of the type size between Latin letters is a word space."""
_WIDE_SHARE = 0.8
"""Between Han characters only a gap of nearly a whole character is a space; justified lines stretch by less."""
_TWICE = 1.0
"""Programs without a bold face print a character twice, a fraction of a point apart."""

_SLACK = 0.5
_LATIN_WORD = re.compile(r"[A-Za-z0-9.,%-]+")
_UNPARTED = re.compile("[（《〈“‘〔【]?.[，。、；：？！）》〉”’〕】…—]*")

NUMBER = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]+[、章节条项.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．)）](?!\d)|[①-⑳]|[●■◆★□☑]|专栏|附件)"
)
"""How a new item begins."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters on one line and the box around them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def starts_item(self) -> bool:
        return NUMBER.match(self.text) is not None


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.middle):
        if rows and top <= glyph.middle <= bottom:
            rows[-1].append(glyph)
            # The first, usual size rules; a small raised figure must not narrow the line, a large one not widen it.
            top, bottom = max(top, glyph.top), max(min(bottom, glyph.bottom), glyph.middle)
        else:
            rows.append([glyph])
            top, bottom = glyph.top, glyph.bottom
    return [line for line in map(_line, rows) if line is not None]


def _line(row: list[Glyph]) -> TextLine | None:
    row.sort(key=lambda one: one.left)
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in row:
        if before is not None:
            if glyph.text == before.text and glyph.left - before.left < _TWICE and not glyph.text.isspace():
                continue
            pieces.append(_gap(before, glyph))
        pieces.append(glyph.text)
        before = glyph
    text = "".join(pieces)
    printed = [glyph for glyph in row if not glyph.text.isspace()]
    if not printed:
        return None
    return TextLine(
        text.strip(" "),
        min(glyph.left for glyph in printed),
        min(glyph.top for glyph in printed),
        max(glyph.right for glyph in printed),
        max(glyph.bottom for glyph in printed),
    )


def _gap(before: Glyph, glyph: Glyph) -> str:
    if before.text.isspace() or glyph.text.isspace():
        return ""
    share = _SPACE_SHARE if before.text.isascii() and glyph.text.isascii() else _WIDE_SHARE
    return " " if glyph.left - before.right > share * max(before.size, glyph.size) else ""


def joined(first: str, second: str) -> str:
    """Two parts of a wrapped line: a space between Latin words, nothing between Han characters."""
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:].isalpha() and second[:1].isalpha()
    return f"{first} {second}" if latin else first + second


def wrap_joined(lines: list[TextLine], *, width: float) -> str:
    """The text of a cell `width` wide: a line that left no room for one more character runs on into the next."""
    text, before = "", None
    for line in lines:
        if before is None:
            text = line.text
        elif _was_full(before, line, width) and not line.starts_item:
            text = joined(text, line.text)
        else:
            text += "\n" + line.text
        before = line
    return text


def _was_full(before: TextLine, line: TextLine, width: float) -> bool:
    return before.right - before.left + _room_needed(line) > width - _SLACK


def _room_needed(line: TextLine) -> float:
    """The width of what could not be parted from the first character: a Latin word or number, or a Han character with
    the marks that may not begin a line after it, or may not end one before it."""
    if word := _LATIN_WORD.match(line.text):
        return min(len(word.group()) * line.size / 2, line.right - line.left)
    unparted = _UNPARTED.match(line.text)
    return line.size * (len(unparted.group()) if unparted else 1)
