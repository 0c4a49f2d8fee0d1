"""Where a narrative plan names who is responsible: brackets at the end of an item, label lines, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from yinxin.domain.plans.unitlist import RULE, UnitReading, read_units

_OPEN, _CLOSE = "（(〔【[", "）)〕】]"
# （以下简称…）, （含…）, （详见…）: brackets that explain.
_EXPLAINS = re.compile(
    r"^(?:以下|下同|简称|含(?!山)|包括|包含|例如|不含|暂名|暂定|详见|见(?:附|第|上|下)|注[：:]|试行|由此)"
)
# （自2027年起）, （共3项）, （原市外侨局）: they explain too, unless a unit begins so: 自然资源部, 共青团市委, 原州区政府.
_MAY_EXPLAIN = re.compile(r"^(?:即|如|其中|原|共|约|不|限|按|除|指|自|现|附)(?!各)")
_ASSIGNS = re.compile(r"牵头|负责|配合|主办|协办|承办|责任(?:单位|部门|主体)|参与|参加|落实|会同|实施|完成|指导")
_LABEL_WORDS = (
    r"(?:主要|市级|省级|区级|县级|州级|市直|省直|第一)?(?:牵头|责任|配合|主办|协办|承办|参加|参与|落实|实施|负责|主责|协同|支持)(?:和|及|、|（)?"
    r"(?:责任|配合|参加|实施|落实|协办|协作)?(?:）)?(?:单位|部门|机构|主体)(?:[（(][^（）()]{1,12}[）)])?"
)
# 责任单位：… after a full stop or on a line of its own; 【责任单位】… with no colon.
_LABEL_AT = re.compile(
    rf"(?:^|(?<=[。；;！：\s　）)】\]]))\s{{0,4}}(?:{_LABEL_WORDS}\s*[：:]|[【\[]{_LABEL_WORDS}[】\]]\s*[：:]?)"
)
_OFFICE = re.compile(
    r"(?:局|委|办|部|厅|署|处|政府|办公室|委员会|联合会|协会|侨联|大学|学院|中心|公司|银行|法院|检察院|街道|管委会|中央|团)$"
)
_TERMINAL = "。；;，,、！!\n"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A stretch `start`-`end` of a paragraph that assigns. `own_line`: the paragraph holds nothing else."""

    start: int
    end: int
    inside: str
    reading: UnitReading
    own_line: bool
    spoken: bool
    """It says 牵头, 负责, 责任单位 …; a bare list of names does not."""


def find_assignments(text: str) -> tuple[Assignment, ...]:
    """All responsibility brackets and labels of a paragraph, in order."""
    found: list[Assignment] = []
    for start, end in _stretches(text):
        inside = text[start:end]
        bare = inside[1:-1] if inside[:1] in _OPEN and inside[-1:] in _CLOSE else inside
        reading = read_units(bare, strict=True)
        if not reading.units:
            continue
        own_line = not text[:start].strip() and not text[end:].strip(" 　。；;\n")
        found.append(Assignment(start, end, bare, reading, own_line, bool(_ASSIGNS.search(bare))))
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    depths = list(accumulate((character in _OPEN) - (character in _CLOSE) for character in text))
    label = next((hit for hit in _LABEL_AT.finditer(text) if hit.start() == 0 or depths[hit.start() - 1] <= 0), None)
    limit = label.start() if label else len(text)
    for start, end in _pairs(text):
        if end <= limit and _assigns(text, start, end):
            yield start, end
    if label:
        begin = label.start() + (len(label[0]) - len(label[0].lstrip()))
        yield begin, len(text.rstrip())


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Outermost brackets, balanced; one that never closes before the paragraph ends runs to its end."""
    depth, begin = 0, 0
    for at, character in enumerate(text):
        if character in _OPEN:
            begin = at if depth == 0 else begin
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield begin, at + 1


def _opens_with_unit(inside: str) -> bool:
    units = read_units(inside, strict=True).units
    return bool(units) and inside.startswith(units[0].name) and bool(_OFFICE.search(units[0].name))


def _assigns(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end - 1].strip()
    if len(inside) < 3 or _EXPLAINS.match(inside) or (_MAY_EXPLAIN.match(inside) and not _opens_with_unit(inside)):
        return False
    rule_only = not RULE.sub("", inside).strip("，,。 ")
    if rule_only:
        return False
    ends = (
        not text[end:].strip()
        or text[end] in _TERMINAL
        or text[end:].lstrip()[:1] in _OPEN
        or text[start - 1 : start] in ("。", "；")
    )
    if not ends:
        return False
    reading = read_units(inside, strict=True)
    if not reading.units:
        return False
    unread = sum(len(piece) for piece in reading.rest if not re.search(r"年|月|前|完成|推进|坚持|实施", piece))
    if _ASSIGNS.search(inside):
        return unread <= 0.5 * len(inside)
    # A bare list of names at the end of an item: （市教育局、市财政局）
    closes = not text[end:].strip(" 　。；;") or text[start - 1 : start] in ("。", "；")
    return closes and unread == 0 and all(len(unit.name) >= 3 for unit in reading.units)
