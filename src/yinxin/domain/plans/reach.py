"""How far a deadline reaches: over the whole duty, over the clauses before it, or over its own clause only.

（市侨联牵头，2025年8月底前完成） and 完成时限：… are the duty's; 建成驿站10个，年底前投入使用 speaks of the ten; in
走访企业20家，年底前出台办法 the date is the other clause's own.
"""

from __future__ import annotations

import re

from yinxin.domain.plans.clauses import Stretch
from yinxin.domain.plans.dates import Deadline

_NEAR = 400
_BRACKETS = re.compile(r"[（(【［\[〔）)】］\]〕]")
_OPEN = frozenset("（(【［[〔")
_LABEL = re.compile(r"(?:时限|时间|期限|进度|节点)\s*[:：为]?\s*$")
_BARE_BEFORE = re.compile(r"[\s、]*(?:并|于|在|力争|争取|确保|计划|预计|均|全部|要|到)*\s*")
_FINISHING = re.compile(
    r"\s*(?:前|要|应|须|需)?(?:全部|全面|基本|力争|确保|按期|如期|总体|正式|通过|实现)*"
    r"(?:完成|建成|完工|竣工|投用|投入(?:使用|运[行营])|启用|运[行营]|交付(?:使用)?|验收|到位|落实|办结|开放|开园|开业|开馆|达标|见效|上线)"
    r"(?:任务|目标|建设|改造|工作|验收|投用|运[行营]|使用)*[\s）)】］\]〕]*"
)


def is_of_whole(text: str, deadline: Deadline) -> bool:
    """The deadline stands in a bracket or behind 完成时限：, apart from the sentence."""
    before = text[max(0, deadline.start - _NEAR) : deadline.start]
    return _is_inside(before) or _LABEL.search(before[-8:]) is not None


def _is_inside(before: str) -> bool:
    """A bracket is open at the end; others may stand closed inside it: （各县（区）政府负责，年底前."""
    depth = 0
    for mark in reversed(_BRACKETS.findall(before)):
        depth += -1 if mark in _OPEN else 1
        if depth < 0:
            return True
    return False


def finishes(text: str, deadline: Deadline, clause: Stretch) -> bool:
    """The clause of the deadline says nothing but that something told before will then be done."""
    return (
        _BARE_BEFORE.fullmatch(text, clause.start, max(clause.start, deadline.start)) is not None
        and _FINISHING.fullmatch(text, deadline.end, clause.end) is not None
    )
