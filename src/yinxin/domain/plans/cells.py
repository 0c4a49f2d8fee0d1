"""What stands in one cell: marks of a page break, numbered items, the first sentence, lists of units cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yinxin.domain.document import Span
from yinxin.domain.plans.unitnames import looks_like_unit
from yinxin.domain.text.numbering import Number, Rank, read_number
from yinxin.domain.text.printedlines import broken_off

# （转下页）, （下转第5页）: the cell goes on. （接上页）, （上接第3页）, （续前页）: it began above.
_ONWARD = r"[（(]\s*(?:(?:请)?(?:转|接|见|续)\s*(?:下|后)\s*(?:一)?\s*页|下\s*[转接]\s*(?:第\s*\d+\s*)?页)\s*[）)]"
_BACKWARD = r"[（(]\s*(?:(?:接|续|承|见)\s*(?:上|前)\s*(?:一)?\s*页|上\s*接\s*(?:第\s*\d+\s*)?页|续(?:表)?)\s*[）)]"
MARK = re.compile(rf"(?P<onward>{_ONWARD})|(?P<backward>{_BACKWARD})")
CONTINUED_TABLE = re.compile(
    r"^\s*(?:续\s*(?:上\s*)?表|表\s*\S{0,4}\s*[（(]?续[）)]?|[（(]续表?[）)])\s*[\d一二三四五六七八九十]*\s*$"
)

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_OPENING, _CLOSING = "“‘（(《〈「『【〔", "”’）)》〉」』】〕"
# Items inside one paragraph: …台账。2、各地…; the number follows the end of a sentence or a clause.
_INNER_ITEM = re.compile(
    r"(?<=[。；;！!：:])\s*(?=(?:\d{1,2}\s*[、．]|\d{1,2}\.(?!\d)|[（(]\s*\d{1,2}\s*[）)]|[①-⑳])\s*\S)"
)
_SEPARATORS = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell's text without its page marks, and the places of both."""

    text: str
    spans: tuple[Span, ...]
    marks: tuple[Span, ...]
    onward: bool
    backward: bool


def without_marks(text: str, span: Span, source: str) -> Marked:
    if "页" not in text and "续" not in text:
        return Marked(text.strip(), (span,) if len(span) else (), (), onward=False, backward=False)
    found = list(MARK.finditer(text))
    if not found:
        return Marked(text.strip(), (span,) if len(span) else (), (), onward=False, backward=False)
    bare = re.sub(r"\n{2,}", "\n", MARK.sub("", text)).strip()
    places = [
        Span(span.start + each.start(), span.start + each.end())
        for each in MARK.finditer(source[span.start : span.end])
    ]
    return Marked(
        bare,
        tuple(_between(span, places, source)),
        tuple(places),
        onward=any(each["onward"] for each in found),
        backward=any(each["backward"] for each in found),
    )


def _between(span: Span, places: Sequence[Span], source: str) -> Iterator[Span]:
    at = span.start
    for place in (*places, Span(span.end, span.end)):
        piece = source[at : place.start]
        if piece.strip():
            begin = at + len(piece) - len(piece.lstrip())
            yield Span(begin, at + len(piece.rstrip()))
        at = place.end


def first_sentence(text: str) -> str:
    """Up to the first full stop outside brackets and quotation marks, without the stop."""
    depth = 0
    for at, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif at and _SENTENCE_END.match(character) and (depth == 0 or character == "\n"):
            return text[:at].strip()
    return text.strip()


@dataclass(frozen=True, slots=True)
class Item:
    number: Number | None
    text: str


def items_of(text: str) -> tuple[Item, ...]:
    """The numbered items of a cell, numbers stripped; text without numbers is one item.

    A paragraph without a number goes on with the item above it. Items of an inner rank stay inside their item.
    """
    pieces: list[str] = []
    for paragraph in text.split("\n"):
        pieces += [piece for piece in _INNER_ITEM.split(paragraph) if piece.strip()]
    numbers = [read_number(piece) for piece in pieces]
    ranks = [number.rank for number in numbers if number is not None and number.rank >= Rank.FIRST]
    if not ranks:
        return (Item(None, text.strip()),) if text.strip() else ()
    outermost = min(ranks)
    items: list[Item] = []
    for piece, number in zip(pieces, numbers, strict=True):
        if number is not None and number.rank == outermost:
            items.append(Item(number, piece[number.length :].strip()))
        elif items:
            items[-1] = Item(items[-1].number, f"{items[-1].text}\n{piece.strip()}")
        else:
            items.append(Item(None, piece.strip()))
    return tuple(item for item in items if item.text)


def missing_numbers(numbers: Sequence[int]) -> str | None:
    """What a list of printed numbers lacks, as a sentence; None where each follows the one before."""
    said: list[str] = []
    for above, below in pairwise(numbers):
        if below > above + 1:
            missing = [str(number) for number in range(above + 1, below)]
            named = "、".join(missing) if len(missing) <= 6 else f"{missing[0]}至{missing[-1]}"
            said.append(
                f"第{above}项之后直接是第{below}项，缺第{named}项" if above else f"从第{below}项开始，缺第{named}项"
            )
    return "；".join(said) or None


def seam(above: str, below: str) -> str:
    """Two halves of a cell cut by a page break: a broken sentence or word is made whole, else a new paragraph begins."""
    if not above or not below:
        return above + below
    last = above.rpartition("\n")[2]
    first = below.partition("\n")[0]
    cut = broken_off(last, first) or (not re.search(r"[。；;！!？?：:）)”]\s*$", last) and read_number(first) is None)
    return above + ("" if cut else "\n") + below


def unit_seam(above: str, below: str) -> str:
    """Two halves of a list of units: names stand on lines of their own, or the list runs on and a name may be cut."""
    if not above or not below:
        return above + below
    own_lines = "\n" in above and all(looks_like_unit(line.strip()) for line in above.split("\n") if line.strip())
    return above + ("\n" if own_lines else "") + below


def unit_likeness(text: str) -> float:
    """The share of a text's pieces that read as names of units: 1.0 for 市财政局、市审计局."""
    bare = re.sub(r"[（(][^）)]*[）)]", "", text)
    pieces = [
        piece
        for piece in _SEPARATORS.split(re.sub(r"共?同?牵头[:：]?|(?:责任|配合|牵头|协办)(?:单位|部门)[:：]", "", bare))
        if piece
    ]
    if not pieces or re.search(r"[。！？]", bare):
        return 0.0
    return sum(looks_like_unit(piece) and len(piece) <= 20 for piece in pieces) / len(pieces)
