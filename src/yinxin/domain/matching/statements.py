"""Every reported statement of a document, in order: a sentence, a deed within one, or a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yinxin.domain.document import Document, PageBreak, Paragraph, Span
from yinxin.domain.matching.outlook import Outlook, of_heading, of_sentence, opens_ahead
from yinxin.domain.matching.pieces import pieces
from yinxin.domain.matching.rows import Row, rows_of
from yinxin.domain.plans.clauses import Stretch, sentences
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.fold import simplified
from yinxin.domain.text.furniture import Line, without_furniture
from yinxin.domain.text.lines import joined
from yinxin.domain.text.numbering import Number, read_number
from yinxin.domain.text.tabbed import with_tables

_END = re.compile(r"[。；;！!？?]\s*$")
_ADDRESSED = re.compile(r"[：:]\s*$")
_BYLINE = re.compile(
    r"^\s*(?:文[/／]|图[/／]|文图|摄影|记者|通讯员|来源[：:]|作者[：:]|供图|[（(].{0,30}(?:供图|摄|记者).{0,20}[）)]|.{0,24}\d{4}年\d{1,2}月\d{1,2}日\s*$|[·\s]+$)"
)
_MARKS = "▲■●◆★→※•·“”\"' 　\t"
_RUN_IN = re.compile(r"^\s*(?:本报讯|本刊讯|[（(]?(?:记者|通讯员)[^。，]{2,20}报道[）)]?|——|—|【[^】]{1,16}】)[\s　]*")
_BRACKETED = re.compile(r"^\s*【([^】]{1,16})】")
# 文化交流方面，… : what the rest of the paragraph is about, until another is named.
_MATTER = re.compile(r"^(?:在)?([^，。、；]{2,18})(?:工作)?(?:方面|领域|上)[，：:,]")
# 该专区已进驻…, 截至目前累计…, 其中…: the subject is that of the sentence before.
_POINTS_BACK = re.compile(
    r"^(?:[该此其]|截[至止]目?前|目前|至此|同时|另有?|还有|累计|今年新|这[些个一]|两[者地家]|上述|共(?!同|建|享))"
)
_HEADING = 36
"""Characters; a longer line is text."""
_LABEL = 18
_BESIDE = 2
"""Sentences of the paragraph on either side that may tell what a statement is about."""
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百两](?:个|项|场|次|家|名|处|座|条|批|期|份|件|所|套|台|对|届|户)")
_RUNS_ON = re.compile(r"[，,；;]|\d|[“《][^”》]*$|^[^“《]*[”》]")
_WORTH = re.compile(r"[一-鿿](?:[^一-鿿]*[一-鿿]){3}|[一-鿿]{2}.*\d|\d.*[一-鿿]{2}")


@dataclass(frozen=True, slots=True)
class Statement:
    """`quote` stands at `span` of the document. `around` is the sentence or row it is cut from, `near` the sentences of the
    paragraph next to that one; `headings` stand above.
    """

    quote: str
    span: Span
    headings: tuple[str, ...] = ()
    around: str = ""
    near: str = ""
    outlook: Outlook = Outlook.DONE


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the pieces of one sentence."""

    titles: tuple[str, ...]
    sentence: str
    near: str


class Headings:
    """The headings that stand over a place, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[float, str]] = []

    def close(self, rank: float) -> None:
        """Ends every heading of this rank and below it."""
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()

    def open(self, rank: float, title: str) -> None:
        """Begins a heading; rank 0 is the title of the document."""
        self.close(rank)
        self._open.append((rank, title))

    @property
    def titles(self) -> tuple[str, ...]:
        """Without the document's own title."""
        return tuple(title for rank, title in self._open if rank > 0)


def statements(document: Document) -> tuple[Statement, ...]:
    """The statements in the order of the document; headings, bylines and page furniture are none."""
    document = with_tables(document)
    lines = _lines(document)
    places: list[tuple[int, tuple[str, ...]]] = []
    found = list(_told(lines, places))
    for table in document.tables():
        above = next((titles for at, titles in reversed(places) if at <= table.span.start), ())
        found += (each for row in rows_of(document.text, table) for each in _of_row(row, above))
    return tuple(sorted(found, key=lambda each: each.span))


def _lines(document: Document) -> tuple[Line, ...]:
    raw: list[Line] = []
    broken, last_end = False, 0
    for block in document.blocks:
        if isinstance(block, PageBreak):
            broken = True
            continue
        gap = document.text[last_end : block.span.start].count("\n") > 1
        last_end = block.span.end
        if isinstance(block, Paragraph):
            flow = Flow.cut(document.text, block.span).squeezed()
            raw.append(Line(flow, block.level, block.style, block.uncertain, broken or gap))
            broken = False
    return joined(without_furniture(tuple(raw)).lines)


def _told(lines: Sequence[Line], places: list[tuple[int, tuple[str, ...]]]) -> Iterator[Statement]:
    """The statements of running text; `places` takes down which headings stand from where on."""
    headings = Headings()
    for at, line in enumerate(lines):
        text = line.text.strip()
        if not _WORTH.search(text) or _BYLINE.match(text) or (at > 0 and _is_address(text)):
            continue
        number = read_number(line.text)
        rank = _heading_rank(line, number, lines[at + 1] if at + 1 < len(lines) else None, first=at == 0)
        if rank is not None:
            headings.open(rank, text)
            places.append((line.flow.span().start, headings.titles))
            continue
        yield from _of_paragraph(line.flow, number, _labelled(headings, text, number))


def _labelled(headings: Headings, text: str, number: Number | None) -> tuple[str, ...]:
    """The headings over a paragraph, the one that it opens with among them."""
    label = _label(text, number)
    if number is None:
        return (*headings.titles, label) if label else headings.titles
    headings.close(float(number.rank))  # an item closes what an item before it opened
    if label:
        headings.open(float(number.rank), label)
    return headings.titles


def _is_address(text: str) -> bool:
    return bool(_ADDRESSED.search(text)) and len(text) <= _HEADING and not _FIGURE.search(text)


def _heading_rank(line: Line, number: Number | None, following: Line | None, *, first: bool) -> float | None:
    """The rank of a heading; None for text. The first line is the document's title, of rank 0."""
    text = line.text.strip()
    if len(text) > _HEADING + (24 if first or line.level else 0) or _END.search(text):
        return None
    if first:
        return 0.0
    if number is None and line.level is not None:
        return 3.0 + line.level / 10
    if number is None:
        # A caption or a line that a column broke off has commas or figures; a heading without a number hardly ever.
        return None if _RUNS_ON.search(text) else 20.0
    after = read_number(following.text) if following is not None else None
    listed = after is not None and after.rank == number.rank
    closes = following is None or (after is not None and after.rank < number.rank)
    if line.level is None and (listed or closes) and _FIGURE.search(text[number.length :]):
        return None  # 1.完成清查1430个, one item of a list
    if line.level is None and (listed or closes) and number.rank >= 8 and len(text) > _LABEL:
        return None
    return float(number.rank)


def _label(text: str, number: Number | None) -> str:
    """规模质量不断提升。… : the short sentence that heads a paragraph; with a number it is a heading."""
    if bracketed := _BRACKETED.match(text):
        return bracketed[1]
    begin = number.length if number else 0
    head, stop, rest = text[begin:].lstrip("—").partition("。")
    if stop and rest.strip() and 4 <= len(head) <= _LABEL + 6 and not _FIGURE.search(head) and "，" not in head:
        return head
    return ""


def _of_paragraph(flow: Flow, number: Number | None, titles: tuple[str, ...]) -> Iterator[Statement]:
    heading = of_heading(tuple(map(_plain, titles)))
    ahead = False
    text = _plain(flow.text)
    opening = _RUN_IN.match(text)
    first = opening.end() if opening else number.length if number is not None else 0
    parts = list(sentences(text))
    matter: tuple[str, ...] = ()
    for at, sentence in enumerate(parts):
        begin = min(max(first, sentence.start), sentence.end)
        whole = text[begin : sentence.end].strip()
        if not _WORTH.search(whole):
            continue
        ahead = ahead or opens_ahead(whole)
        if said := _MATTER.match(whole):
            matter = (said[1],)
        beside = (*parts[max(0, at - _BESIDE) : at], *parts[at + 1 : at + 1 + _BESIDE])
        told = (
            f"{text[parts[at - 1].start : parts[at - 1].end].strip()}。{whole}"
            if at and _POINTS_BACK.match(whole)
            else whole
        )
        around = Around((*titles, *matter), told, "\n".join(text[one.start : one.end] for one in beside))
        for piece in pieces(text, Stretch(begin, sentence.end)):
            yield from _stated(flow, piece, around, Outlook.AHEAD if ahead else heading)


def _stated(flow: Flow, piece: Stretch, around: Around, given: Outlook) -> Iterator[Statement]:
    text = flow.text[piece.start : piece.end]
    begin = piece.start + len(text) - len(text.lstrip(_MARKS))
    if text.lstrip()[:1] == "“" and "”" in text:  # “侨心港湾”建设… opens with a name, not with somebody's words
        begin = piece.start + text.index("“")
    quote = flow.text[begin : piece.end].rstrip()
    if _WORTH.search(quote):
        outlook = given if given is not Outlook.DONE else of_sentence(_plain(quote))
        yield Statement(
            quote, flow.span(begin, begin + len(quote)), around.titles, around.sentence, around.near, outlook
        )


def _plain(text: str) -> str:
    """In simplified characters, for the rules to read; every character stays where it is."""
    plain = simplified(text)
    return plain if len(plain) == len(text) else text


def _of_row(row: Row, above: tuple[str, ...]) -> Iterator[Statement]:
    around = Around((*above, *row.titles), row.whole, "")
    given = of_heading(tuple(map(_plain, above)))
    for flow in row.told:
        for sentence in sentences(flow.text):
            for piece in pieces(_plain(flow.text), sentence):
                yield from _stated(flow, piece, around, given)
