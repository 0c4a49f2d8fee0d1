"""What a browser prints of a page's text: which tags end a line, which print nothing, how blanks collapse."""

from __future__ import annotations

import re

from yinxin.documents.markup import Element, local
from yinxin.documents.numerals import letters, roman

UNPRINTED = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "noscript",
        "template",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "map",
    ]
)
BREAKS = frozenset({"br", "hr"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "section",
        "article",
        "main",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "center",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "address",
        "header",
        "footer",
        "nav",
        "aside",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "details",
        "summary",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "legend",
        "marquee",
        "ucapcontent",
        "ucaptitle",
    ]
)
_BLANKS = re.compile("[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A line break in the source between two Han characters or full-width marks is no space in print.
_WIDE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—"
_WIDE_BREAK = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")


def collapse(text: str | None) -> str:
    if not text:
        return ""
    return _BLANKS.sub(" ", _WIDE_BREAK.sub("", text))


def is_block(tag: str) -> bool:
    return tag in _BLOCKS


def is_hidden(element: Element) -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def inner_text(element: Element) -> str:
    """The printed text of a cell: a line for each block in it, tables in it flattened (tabs between cells)."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = (line.strip(" ").rstrip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _gather(element: Element, pieces: list[str]) -> None:
    pieces.append(collapse(element.text))
    for child in element:
        tag = local(child)
        if tag in BREAKS:
            pieces.append("\n")
        elif tag and tag not in UNPRINTED and not is_hidden(child):
            edge = "\t" if tag in ("td", "th") else "\n" if is_block(tag) or tag == "table" else ""
            pieces.append("\n" if edge == "\n" else "")
            pieces.append((list_number(child) or "") if tag == "li" else "")
            _gather(child, pieces)
            pieces.append(edge)
        pieces.append(collapse(child.tail))


def list_number(item: Element) -> str | None:
    """What the browser prints before an item of a numbered list."""
    if item.get(_NUMBER) is None:
        parent = item.getparent()
        if parent is None or local(parent) != "ol" or _HIDDEN_MARK.search(parent.get("style", "")):
            return None
        _number_items(parent)
    return item.get(_NUMBER) or None


def _number_items(parent: Element) -> None:
    """Numbers all items at once and notes it on them, so that a list of thousands is not counted thousands of times."""
    count = _whole(parent.get("start"), 1) - 1
    printed = _NUMBERS.get(parent.get("type", "1"), str)
    for item in parent.iterchildren("li"):
        count = _whole(item.get("value"), count + 1)
        item.set(_NUMBER, f"{printed(count)}.")


_NUMBER = "data-number-printed"
_HIDDEN_MARK = re.compile(r"list-style(-type)?\s*:\s*none", re.IGNORECASE)
_NUMBERS = {
    "a": lambda value: letters(value).lower(),
    "A": letters,
    "i": lambda value: roman(value).lower(),
    "I": roman,
}


def _whole(text: str | None, otherwise: int) -> int:
    stored = (text or "").strip()
    return int(stored) if stored.isdecimal() and len(stored) < 7 else otherwise
