"""What is not read for numbers at all: names of documents, short quotations, document numbers, brackets that name units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yinxin.domain.plans.clauses import Stretch

BLANK = "〓"

_TITLES = re.compile(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,6}》")
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【][^〕\]］】\n]{0,12}[〕\]］】]\s*第?\s*\d+\s*号")
# “五个一”, “百名博士家乡行”: a short quotation without a comma is a name; a long one is a statement.
_NAMES = re.compile(r"[“‘「『\"][^“”‘’「」『』\"，。；\n]{1,18}[”’」』\"]")
# （牵头单位：…17个帮扶集团…）, （A、B负责）, （以下简称…）: who does it, not how much.
_BRACKET = re.compile(
    r"[（(〔［\[【][^（）()〔〕［］【】\n]{0,400}(?:[（(][^（）()\n]{0,60}[）)][^（）()〔〕［］【】\n]{0,400}){0,6}[）)〕］\]】]"
)
_DUTY = re.compile(r"牵头|责任|配合单位|负责|指导单位|参与单位|主办|承办|下同|简称")


def masked(text: str) -> str:
    """The text with names, document numbers and brackets of units blanked out, every character at its place."""
    for names in (_TITLES, _DOCUMENT_NUMBER, _NAMES):
        text = names.sub(_blank, text)
    return _BRACKET.sub(lambda held: _blank(held) if _DUTY.search(held[0]) else held[0], text)


def blanked(text: str, stretches: Iterable[Stretch]) -> str:
    """The text with these stretches (dates, terms) blanked out too."""
    pieces, at = [], 0
    for stretch in stretches:
        pieces += [text[at : stretch.start], BLANK * (stretch.end - stretch.start)]
        at = stretch.end
    return "".join([*pieces, text[at:]])


def _blank(held: re.Match[str]) -> str:
    return BLANK * len(held[0])
