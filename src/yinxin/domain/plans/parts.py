"""Several documents in one file: a report with next year's plan behind it, a notice with its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yinxin.domain.text.furniture import Line
from yinxin.domain.text.numbering import Rank, read_number

_TITLE = re.compile(
    r"^(?!.*[。；，：:;])\s*\S.{4,44}(?:计划|方案|规划|要点|清单|措施|意见|项目|安排|分工|任务|分解表|纲要|行动|总结|报告|办法|细则|目标)(?:表)?(?:[（(][^（）()]{1,20}[）)])?\s*$"
)
_ANNEX = re.compile(r"^\s*附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[：:.]?\s*$")
_LOOK_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the file. `title` is empty for the first, whose head is read apart."""

    title: str
    lines: tuple[Line, ...]


def split_parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Cut where a title stands on a line of its own and the numbering of the first rank begins again."""
    cuts = list(_cuts(lines))
    bounds = [0, *cuts, len(lines)]
    return tuple(
        Part(lines[begin].text.strip() if at else "", tuple(lines[begin:end]))
        for at, (begin, end) in enumerate(pairwise(bounds))
    )


def _cuts(lines: Sequence[Line]) -> Iterator[int]:
    seen = False
    for at, line in enumerate(lines):
        number = read_number(line.text)
        if number is not None:
            seen = seen or number.rank <= Rank.FIRST
            continue
        if seen and _TITLE.match(line.text) and _begins_again(lines[at + 1 : at + 1 + _LOOK_AHEAD]):
            yield at


def _begins_again(lines: Sequence[Line]) -> bool:
    for line in lines:
        number = read_number(line.text)
        if number is not None:
            return number.value == 1 and number.rank <= Rank.FIRST
        if _ANNEX.match(line.text):
            continue
    return False
