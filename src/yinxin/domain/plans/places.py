"""Which headings stand above a place in the document: a table under 二、任务分工 or under its own title belongs there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from yinxin.domain.plans.outline import Node
from yinxin.domain.text.flow import Flow

# 联合推进事项表, 重点任务清单（2027年）: the title a table prints above itself.
_TABLE_TITLE = re.compile(r"^\s*\S.{2,44}(?:表|清单|台账|分工|分解|任务书|一览)(?:[（(][^（）()]{1,24}[）)])?\s*$")
_ANNEX_MARK = re.compile(r"^\s*附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*[：:.．]?\s*")

Place = tuple[int, tuple[str, ...]]


def heading_places(root: Node, prefix: tuple[str, ...], title: str) -> tuple[Place, ...]:
    """(offset, headings from there on), in the order of the document; the document's own title is no heading."""
    return tuple(sorted(_places(root, prefix, "".join(title.split()))))


def headings_at(places: Sequence[Place], offset: int) -> tuple[str, ...]:
    """The headings in force at an offset."""
    at = bisect_right(places, offset, key=lambda place: place[0])
    return places[at - 1][1] if at else ()


def _places(root: Node, prefix: tuple[str, ...], title: str) -> Iterator[Place]:
    for node in root.walk():
        path = (*prefix, *(above.title for above in node.ancestors()), *((node.title,) if node.title else ()))
        for at, flow in enumerate(node.paragraphs):
            if not flow.offsets or (at and node is not root and not _titles(flow, title)):
                continue
            yield flow.offsets[0], (*path, *_titles(flow, title)) if node is root or at else path


def _titles(flow: Flow, title: str) -> tuple[str, ...]:
    text = _ANNEX_MARK.sub("", flow.text).strip()
    bare = "".join(text.split())
    return (text,) if _TABLE_TITLE.match(text) and bare not in title and title not in bare else ()
