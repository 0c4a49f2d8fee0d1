"""What a page prints besides its text: page numbers, running marks, contents lists, bookmarks, words printed twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yinxin.domain.text.flow import Flow

# [bookmark: _Toc67318300] left by a text export of Word.
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")
# — 3 —, - 12 -, 第 3 页 共 10 页, 3 / 10, a lone page number
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—－–―─·•]+\s*\d{1,4}\s*[-—－–―─·•]+|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+|\d{1,3})\s*$"
)
# 责任编辑：…, 某某日报　2027年6月12日　第03版：要闻 — what a newspaper page prints around its columns.
_NEWSPAPER = re.compile(
    r"^\s*(?:责任?编辑?[：:]|本版(?:编辑|责编)|(?:编辑|校对|美编|版式)[：:]|第\s*\d{1,2}\s*版(?:[：: 　]|$)|"
    r"\S{2,8}(?:日报|晚报|时报|早报|周报|晨报|快报)\s*(?:\d{4}年\d{1,2}月\d{1,2}日|第?\s*\d{1,2}\s*版).{0,30}$)"
)
# 一、总体要求……………3  or  一、总体要求\t3: a line of a contents list.
_CONTENTS_LINE = re.compile(
    r"^\s*\S.{0,60}?(?:\.{4,}|…{2,}|·{4,}|—{4,}|\s*[.．…·]{3,}\s*|\t+\s*)[（(]?\s*\d{1,4}\s*[）)]?\s*$"
)
_CONTENTS_HEAD = re.compile(r"^\s*目\s*[录次]\s*$")
_LONGEST_MARK = 120
"""A longer line is text; what marks a page is short, and an endless line must not cost its square."""
# The same words two or more times in a row, as text layers of newspapers store a headline: 市委某部市委某部
_TWICE = re.compile(r"^\s*(.{4,40}?)\1+[·\s.]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of cleaned text: its flow, and what the file declares of it."""

    flow: Flow
    level: int | None = None
    style: str | None = None
    uncertain: bool = False
    broken_before: bool = False
    """A blank line or a page break stands before it."""

    @property
    def text(self) -> str:
        return self.flow.text


@dataclass(frozen=True, slots=True)
class Cleaned:
    lines: tuple[Line, ...]
    furniture: tuple[Flow, ...]


def without_furniture(lines: Sequence[Line]) -> Cleaned:
    """Take page furniture away; what is taken is returned, for it has to be accounted for."""
    kept: list[Line] = []
    furniture: list[Flow] = []
    in_contents = False
    contents = _contents(lines)
    for at, line in enumerate(lines):
        bare, marks = _without_bookmarks(line.flow)
        furniture += marks
        if not bare.text.strip():
            continue
        if len(bare) <= _LONGEST_MARK and _CONTENTS_HEAD.match(bare.text):
            in_contents = True
            furniture.append(bare)
            continue
        if at in contents or (in_contents and len(bare) <= _LONGEST_MARK and _CONTENTS_LINE.match(bare.text)):
            furniture.append(bare)
            continue
        in_contents = False
        if _around(line) or (len(bare) <= _LONGEST_MARK and _is_mark(bare.text)):
            furniture.append(bare)
            continue
        twice = _TWICE.match(bare.text) if len(bare) <= _LONGEST_MARK else None
        if twice:
            furniture.append(bare[twice.end(1) :])
            bare = bare[: twice.end(1)]
        kept.append(Line(bare, line.level, line.style, line.uncertain, line.broken_before))
    return Cleaned(tuple(kept), tuple(furniture))


def _is_mark(text: str) -> bool:
    return bool(_PAGE_NUMBER.match(text) or _NEWSPAPER.match(text))


def _around(line: Line) -> bool:
    """Running heads and feet, menus of a web page, lines of a contents list: the file says they stand around the text."""
    style = line.style or ""
    return style.upper().startswith("TOC") or (style in ("header", "footer", "nav", "aside") and line.level is None)


def _without_bookmarks(flow: Flow) -> tuple[Flow, list[Flow]]:
    if "[bookmark:" not in flow.text:
        return flow, []
    kept: list[Flow] = []
    marks: list[Flow] = []
    at = 0
    for mark in _BOOKMARK.finditer(flow.text):
        kept.append(flow[at : mark.start()])
        marks.append(flow[mark.start() : mark.end()])
        at = mark.end()
    kept.append(flow[at:])
    return Flow.join(kept), marks


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """Lines of a contents list: under 目录 without page numbers, headings that are all printed again further down."""
    head = next((i for i, line in enumerate(lines) if _CONTENTS_HEAD.match(line.text)), None)
    if head is None:
        return frozenset()
    later: dict[str, int] = {}
    for i, line in enumerate(lines):
        later[_key(line.text)] = i
    listed: list[int] = []
    for i in range(head + 1, len(lines)):
        text = lines[i].text
        if not text.strip():
            continue
        if len(text) > 60 or (later.get(_key(text), i) == i and not _CONTENTS_LINE.match(text)):
            break
        listed.append(i)
    return frozenset(listed)


def _key(text: str) -> str:
    bare = "".join(text.split()).rstrip("0123456789")
    return bare.rstrip(".．…·")
