"""Laying out lines: a value with line breaks goes on with CONT, one too long for 5.5.1 with CONC, an @ is doubled where it must be."""

from __future__ import annotations

import re

from yinxin.domain.gedcom.versions import Version

LONGEST = 180
"""Of a piece in 5.5.1, whose lines end at 255 characters, identifier and tag included; a doubled @ counts twice."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Lines:
    """The lines written so far."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self._lines: list[str] = []

    def add(self, level: int, tag: str, value: str = "", *, xref: str = "") -> None:
        """Running text: every character is kept but those no text file holds."""
        identifier = f"@{xref}@ " if xref else ""
        text = _UNPRINTABLE.sub("", value).replace("\r\n", "\n").replace("\r", "\n")
        first, *further = text.split("\n")
        self._broken(level, f"{identifier}{tag}", first, level + 1)
        for line in further:
            self._broken(level + 1, "CONT", line, level + 1)

    def word(self, level: int, tag: str, value: str) -> None:
        """One line of words; nothing where there are none."""
        if words := " ".join(value.split()):
            self.add(level, tag, words)

    def point(self, level: int, tag: str, xref: str) -> None:
        self._lines.append(f"{level} {tag} @{xref}@")

    def plain(self, level: int, tag: str, value: str) -> None:
        """A value in which @ has a meaning of its own (dates of 5.5.1)."""
        self._lines.append(f"{level} {tag} {value}" if value else f"{level} {tag}")

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def _broken(self, level: int, tag: str, line: str, continued: int) -> None:
        first, *further = [line] if self.version is Version.SEVEN else _pieces(line)
        self.plain(level, tag, self._safe(first))
        for piece in further:
            self.plain(continued, "CONC", self._safe(piece))

    def _safe(self, piece: str) -> str:
        if self.version is Version.FIVE:
            return piece.replace("@", "@@")
        return f"@{piece}" if piece.startswith("@") else piece


def _pieces(line: str) -> list[str]:
    """Cut between two characters that are no blanks: programs drop blanks at the edge of a line."""
    pieces = []
    while len(line) > LONGEST:
        cut = LONGEST
        while cut > 1 and (line[cut].isspace() or line[cut - 1].isspace()):
            cut -= 1
        cut = cut if cut > 1 else LONGEST
        pieces.append(line[:cut])
        line = line[cut:]
    return [*pieces, line]
