"""Paragraphs as their author meant them: hard-wrapped columns joined, sentences cut by a page break made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import quantiles

from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line
from yinxin.domain.text.numbering import read_number

_FINAL = re.compile(r"[。！？：:；;.!?…）)】〕]\s*$|[。！？][”’」』]\s*$")
_SENTENCE = re.compile(r"[，,。；;、]")
# A line that begins a new paragraph whatever stands above: a list mark, a label, a caption, an indent of two.
_OPENS = re.compile(
    r"^(?:[　\u2003]{2}|[ ]{4,}|——|[●■◆★▲□○▪•※→])|^\s*(?:附件?|注|专栏|图|表|牵头单位|责任单位|配合单位|责任部门|完成时限)[\d一二三四五六七八九十]{0,2}\s*[：:、]"
)
# （责任单位： at the end of a line: the bracket goes on below, whatever mark the line ends with.
_OPEN_BRACKET = re.compile(r"[（(〔【][^（()）〔〕【】。]{0,60}[：:、，]\s*$")
_ADDRESSEE = re.compile(r"[：:]\s*$")


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join what is broken in the middle of a sentence; keep everything else as it stands."""
    width = _column_width(lines)
    whole: list[Line] = []
    for line in lines:
        if whole and _continues(whole[-1], line, width):
            above = whole[-1]
            whole[-1] = Line(
                Flow.join((_right_trimmed(above.flow), line.flow.strip())),
                above.level,
                above.style,
                above.uncertain or line.uncertain,
                above.broken_before,
            )
        else:
            whole.append(line)
    return tuple(whole)


def _right_trimmed(flow: Flow) -> Flow:
    return flow[: len(flow.text.rstrip())]


def _column_width(lines: Sequence[Line]) -> int | None:
    """The width of a hard-wrapped column, in characters, or None where lines are not wrapped.

    A page is hard-wrapped when most of its lines are about equally long and stop in the middle of a sentence.
    """
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    if len(lengths) < 20:
        return None
    upper = round(quantiles(lengths, n=10)[8])
    if not 8 <= upper <= 60:
        return None
    full = [line for line in lines if 0.8 * upper <= len(line.text.strip()) <= 1.2 * upper]
    unfinished = sum(not _FINAL.search(line.text) for line in full)
    return upper if len(full) >= 0.5 * len(lengths) and unfinished >= 0.6 * len(full) else None


def _continues(above: Line, line: Line, width: int | None) -> bool:
    text, held = line.text, above.text.rstrip()
    if line.level is not None or above.level is not None or _OPENS.match(text) or read_number(text):
        return False
    if _OPEN_BRACKET.search(held):
        return True
    if _FINAL.search(held):
        return False
    if width is not None and not line.broken_before and _SENTENCE.search(held):
        return True  # inside a column a sentence that has begun goes on, however short its last line
    if width is not None:
        last = held[held.rfind("\n") + 1 :]
        return len(last) >= 1 and _fills(above, width) and not (line.broken_before and _heading_like(held, width))
    # A sentence cut by a page break: a long unfinished paragraph, then one that opens with nothing of its own.
    if held.endswith(("，", ",", "、", "和", "与", "及", "的")) and len(held) > 12:
        return not _ADDRESSEE.search(text)
    heading = read_number(held) is not None and not re.search(r"[。；;]", held)
    return len(held) >= 40 and not heading and bool(_SENTENCE.search(held)) and not text.startswith(("　", " ", "\t"))


def _fills(above: Line, width: int) -> bool:
    """Whether the last printed line of a joined paragraph reaches the column's edge (half-width digits count half)."""
    offsets, text = above.flow.offsets, above.flow.text.rstrip()
    begin = len(text) - 1
    while begin > 0 and offsets[begin] - offsets[begin - 1] == 1:
        begin -= 1
    printed = text[begin:]
    wide = sum(0.5 if ord(c) < 0x2E80 and c not in "“”‘’—…" else 1 for c in printed)
    return wide >= 0.72 * width


def _heading_like(held: str, width: int) -> bool:
    return len(held) < 0.9 * width and not _SENTENCE.search(held)
