"""The tree of headings and items that a narrative plan prints, whatever numbering its author chose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yinxin.domain.plans.unitnames import UNIT_END
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line
from yinxin.domain.text.numbering import Number, Rank, read_number

# 专栏1 …, 附件2: headings without a number of the usual kinds.
_BOX = re.compile(r"^\s*(?:专栏|专题)\s*[\d一二三四五六七八九十]{0,3}[\s：:　].{0,40}$")
# 本方案自印发之日起施行…, 附件：…, 某某办公厅 2021年8月23日, （此件公开发布）: the document closes, no item goes on.
_CLOSING = re.compile(
    r"^\s*(?:本(?:实施)?(?:方案|意见|措施|若干措施|办法|通知|规划|计划|规定|细则|行动计划|要点|政策)(?:由|自|从|有效期|解释)|附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}\s*(?:[：:]|$)|"
    r".{0,40}\d{4}年\s*\d{1,2}月\s*\d{1,2}日\s*$|[（(](?:此件|此文|本文)\S{2,12}[）)]\s*$|抄\s*送[：:]|联系人[：:])"
)
_SIGNED_ON = re.compile(r"(?:\d{4}|二[〇○0零][〇○一二三四五六七八九零]{2})\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日")
_HEAD_LIMIT = 60
_LOOK_FOR_HEADING = 400  # characters; a heading that is longer is none, and an endless line must not cost its square
_BREAK = re.compile(r"[。；;！!？?]|[：:](?!\d)|[　]|  +|(?<=[一-龥])\.(?=\s)")


@dataclass(slots=True)
class Node:
    """A heading or item: its own paragraphs (the first holds the number) and what stands under it."""

    rank: float
    number: Number | None
    title: str
    paragraphs: list[Flow]
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    heading_only: bool = True
    """The first paragraph is a heading and nothing more."""

    def ancestors(self) -> list[Node]:
        """From the outermost heading down to the one just above; the root is not among them."""
        above: list[Node] = []
        node = self.parent
        while node is not None and node.parent is not None:
            above.append(node)
            node = node.parent
        return above[::-1]

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def flows(self) -> Iterator[Flow]:
        for node in self.walk():
            yield from node.paragraphs


def build(lines: Sequence[Line]) -> Node:
    """The tree over all lines; paragraphs before the first heading belong to the root."""
    ranks = _declared_ranks(lines)
    root = Node(0, None, "", [])
    current = root
    last = 0
    for at, line in enumerate(lines):
        number = read_number(line.text) or _glued(line.text, last)
        last = number.value if number is not None and number.rank is Rank.THIRD else last
        if number is None and _BOX.match(line.text):
            current = _boxed(line.flow, current)
            continue
        rank = _rank(line, number, ranks)
        if rank is None:
            if _CLOSING.match(line.text) or _signs(lines, at):
                current = root
            current.paragraphs.append(line.flow)
            continue
        title, heading_only = heading_of(line.text, number)
        above = _above(current, rank)
        node = Node(rank, number, title, [line.flow], parent=above, heading_only=heading_only)
        above.children.append(node)
        current = node
    return root


def _signs(lines: Sequence[Line], at: int) -> bool:
    """国务院办公厅 on a line of its own above the date it was signed."""
    text = lines[at].text.strip()
    below = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
    return len(text) <= 30 and bool(UNIT_END.search(text)) and bool(_SIGNED_ON.fullmatch(below))


def _boxed(flow: Flow, current: Node) -> Node:
    """专栏1 … stands beside the item it follows, not inside it: its lines are no part of that duty."""
    above = current.parent or current
    box = Node(max(current.rank, 1.0), None, flow.text.strip(), [flow], parent=above)
    above.children.append(box)
    return box


def _glued(text: str, last: int) -> Number | None:
    """11.121人才梯队项目 after item 10: the number is 11, for it is the next one; 1.5万 is no item."""
    found = re.match(r"\s*(\d{1,3})[.．](?=\d)", text)
    return Number(Rank.THIRD, last + 1, found.end()) if found and last and int(found[1]) == last + 1 else None


def _above(current: Node, rank: float) -> Node:
    while current.parent is not None and current.rank >= rank:
        current = current.parent
    return current


def _rank(line: Line, number: Number | None, ranks: dict[int, float]) -> float | None:
    if number is not None:
        return float(number.rank)
    if line.level is not None and len(line.text.strip()) <= _HEAD_LIMIT:
        return ranks.get(line.level, Rank.PART - 0.5 + line.level * 0.01)
    return None


def _declared_ranks(lines: Sequence[Line]) -> dict[int, float]:
    """Which rank a declared heading level stands for, learned from the numbered headings that declare one."""
    ranks: dict[int, float] = {}
    for line in lines:
        number = read_number(line.text)
        if line.level is not None and number is not None:
            ranks.setdefault(line.level, float(number.rank))
    for level in range(1, 10):
        known = [held for held in ranks if held < level]
        if level not in ranks and known:
            ranks[level] = ranks[max(known)] + 0.2
    return ranks


def heading_of(text: str, number: Number | None = None) -> tuple[str, bool]:
    """The heading a numbered paragraph opens with, its number kept, and whether the paragraph is nothing more.

    （一）标题。正文… and （一）标题：正文 and （一）标题　正文 all run the heading into the text.
    """
    bare = text.strip()
    number = read_number(bare) or number
    begin = number.length if number else 0
    if len(bare) <= _HEAD_LIMIT and not re.search(r"[。；;].|[：:].*。$", bare) and "　" not in bare:
        return bare.rstrip("。：:；;"), True
    for stop in _BREAK.finditer(bare, begin, _LOOK_FOR_HEADING):
        if _depth(bare, stop.start()) or stop.start() == begin:
            continue
        rest = bare[stop.end() :].strip()
        blank = stop[0].isspace()
        if blank and (stop.start() - begin > 30 or len(rest) < 12):
            continue
        if not rest:
            return bare[: stop.start()] if stop[0] in "。：:；;" else bare, len(bare) <= _HEAD_LIMIT
        return bare[: stop.start()].rstrip(), False
    return bare, len(bare) <= _HEAD_LIMIT


def _depth(text: str, at: int) -> int:
    """How many brackets or quotation marks are open before a place."""
    opened = sum(text.count(mark, 0, at) for mark in "（(〔【“《")
    closed = sum(text.count(mark, 0, at) for mark in "）)〕】”》")
    return max(0, opened - closed)


def gaps(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node, list[int]]]:
    """Where the numbering of one rank jumps: (the item before, the item after, the numbers missing).

    A list may restart under each heading or run on through the document; only what fits neither is a gap.
    """
    last: dict[Rank, Node] = {}
    for node in nodes:
        if node.number is None or node.number.rank in (Rank.FOURTH, Rank.FIFTH):
            continue
        before = last.get(node.number.rank)
        last[node.number.rank] = node
        if before is None or before.number is None:
            continue
        step = node.number.value - before.number.value
        if 1 < step <= 30 and node.number.value > 1:
            yield before, node, list(range(before.number.value + 1, node.number.value))
