"""The lines of a GEDCOM file as records: each line has a level, perhaps an identifier, a tag, perhaps a value.

One record at a time is held. CONT continues a value on a new line, CONC (5.5.1) in the same one. A line without a level is what
careless programs make of a note with line breaks; it is taken as if it began with CONT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yinxin.domain.gedcom import refusals
from yinxin.domain.gedcom.limits import MAX_DEPTH, MAX_LINE, MAX_LINES, MAX_VALUE
from yinxin.domain.gedcom.versions import Version

_LINES = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"[ \t\ufeff]*(\d+)[ \t]+(?:@([^@\s]{1,60})@[ \t]+)?([A-Za-z0-9_]{1,60})(?:[ \t](.*))?", re.DOTALL)
_POINTER = re.compile(r"@([^@#\s][^@\s]{0,59})@[ \t]*")
_DIGITS = 3
VOID = "VOID"


class Node:
    """One line with those below it. `parts` are the pieces of its value; a piece that begins with a line break was a CONT."""

    __slots__ = ("_parts", "_points_to", "children", "number", "tag", "xref")

    def __init__(self, tag: str, written: str, xref: str, number: int, version: Version) -> None:
        self.tag, self.xref, self.number = tag, xref, number
        self._parts: str | list[str] = _plain(written, version)
        # Asked of what is written, for a note may say @I1@ with its first sign doubled.
        found = _POINTER.fullmatch(written) if written.startswith("@") else None
        self._points_to = found[1] if found else ""
        self.children: list[Node] | tuple[()] = ()

    def append(self, piece: str) -> None:
        if isinstance(self._parts, str):
            self._parts = [self._parts]
        self._parts.append(piece)

    def add(self, child: Node) -> None:
        if isinstance(self.children, tuple):
            self.children = []
        self.children.append(child)

    @property
    def value(self) -> str:
        """The whole value. UnreadableError where it is longer than anybody writes."""
        if isinstance(self._parts, list):
            if sum(map(len, self._parts)) > MAX_VALUE:
                raise refusals.long_value(self.number)
            self._parts = "".join(self._parts)
        return self._parts

    @property
    def words(self) -> str:
        """The value on one line without blanks around it, for what is no running text."""
        return " ".join(self.value.split())

    @property
    def pointer(self) -> str:
        """The identifier it points to; nothing where it points to nothing."""
        return "" if self._points_to == VOID else self._points_to

    @property
    def is_pointer(self) -> bool:
        return bool(self._points_to)


def records(text: str, version: Version) -> Iterator[Node]:
    """Every line of level 0 with all below it. UnreadableError says what is wrong and in which line."""
    stack: list[Node] = []
    for number, found in enumerate(_LINES.finditer(text), start=1):
        if number > MAX_LINES:
            raise refusals.too_many_lines()
        line = found[1]
        if not line or line.isspace():
            continue
        _refuse_hostile(line, number)
        if done := _laid(stack, line, number, version):
            yield done
    if stack:
        yield stack[0]


def _refuse_hostile(line: str, number: int) -> None:
    if len(line) > MAX_LINE:
        raise refusals.long_line(number)
    if "\0" in line:
        raise refusals.nul(number)


def _laid(stack: list[Node], line: str, number: int, version: Version) -> Node | None:
    """Lay one line onto the stack; the record before, when this line begins another."""
    found = _LINE.fullmatch(line)
    if found is None:
        _continue(stack, line, number)
        return None
    if len(found[1]) > _DIGITS or int(found[1]) > MAX_DEPTH:
        raise refusals.too_deep(number)
    level, tag, written = int(found[1]), found[3].upper(), found[4] or ""
    if tag in ("CONT", "CONC") and 0 < level <= len(stack):
        value = _plain(written, version)
        stack[level - 1].append(value if tag == "CONC" else "\n" + value)
        del stack[level:]
        return None
    if level > len(stack):
        raise refusals.skipped_level(number) if stack else refusals.no_gedcom()
    done = stack[0] if level == 0 and stack else None
    del stack[level:]
    node = Node(tag, written, found[2] or "", number, version)
    if stack:
        stack[-1].add(node)
    stack.append(node)
    return done


def _continue(stack: list[Node], line: str, number: int) -> None:
    if not stack:
        raise refusals.no_gedcom()
    if line.lstrip()[:1].isdigit() and "@" in line[:12]:
        raise refusals.no_line(number)
    stack[-1].append("\n" + line)


def _plain(value: str, version: Version) -> str:
    """An @ that stands for itself is doubled: in version 7 at the beginning of a line, before that everywhere."""
    if "@@" not in value:
        return value
    if version is Version.SEVEN:
        return value[1:] if value.startswith("@@") else value
    return value.replace("@@", "@")
