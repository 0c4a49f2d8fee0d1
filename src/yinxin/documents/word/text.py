"""The characters of a Word paragraph as it prints: insertions kept, deletions, field codes and hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from yinxin.documents.markup import Element, local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PAGE = "\f"
"""Stands in the raw text where a page ends; never reaches the document."""

# What a reader of the printed page does not see: deletions and the old places of moved text (tracked changes),
# codes of fields, readings above characters, properties, the copy of a drawing for old programs.
_UNPRINTED = frozenset(
    [
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rt",
        "rubyPr",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "Fallback",
        "txbxContent",
        "tbl",
    ]
)
_CONTAINERS = frozenset(
    ["sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "body", "fldSimple"]
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "lastRenderedPageBreak": PAGE}
# Ticks and boxes of the Wingdings fonts, which forms use.
_SYMBOLS = {"F0A8": "□", "F06F": "□", "F0A3": "□", "F0FE": "☑", "F052": "☑", "F0FC": "√", "F0FD": "☒"}


def blocks_of(container: Element) -> Iterator[Element]:
    """Paragraphs and tables, looking through content controls and tracked insertions."""
    for child in container:
        tag = local(child)
        if tag in ("p", "tbl"):
            yield child
        elif tag in _CONTAINERS:
            yield from blocks_of(child)


def boxes_of(paragraph: Element) -> Iterator[Element]:
    """Text boxes anchored in a paragraph, not those inside them. Word stores each a second time for old programs
    (mc:Fallback); that copy is read only where there is no other."""
    for box in paragraph.iterdescendants(f"{W}txbxContent"):
        between = list(takewhile(lambda above: above is not paragraph, box.iterancestors()))
        names = {local(above) for above in between}
        if "txbxContent" not in names and ("Fallback" not in names or not _has_choice(between)):
            yield box


def _has_choice(between: list[Element]) -> bool:
    fallback = next(above for above in between if local(above) == "Fallback")
    return any(choice.find(f".//{W}txbxContent") is not None for choice in fallback.itersiblings(preceding=True))


def art_of(paragraph: Element) -> Iterator[str]:
    """Words drawn as WordArt: red letterheads (……人民政府文件) are made so."""
    for path in paragraph.iterdescendants("{urn:schemas-microsoft-com:vml}textpath"):
        if path.get("string"):
            yield path.get("string")


def raw_text(element: Element) -> str:
    """Characters with PAGE where a page ends."""
    pieces: list[str] = []
    _gather(element, pieces)
    return "".join(pieces)


def _gather(element: Element, pieces: list[str]) -> None:
    for child in element:
        tag = local(child)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "br":
            pieces.append(PAGE if child.get(f"{W}type") == "page" else "\n")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == "sym":
            pieces.append(_symbol(child))
        elif tag and tag not in _UNPRINTED and not (tag == "r" and _is_hidden(child)):
            _gather(child, pieces)


def _symbol(element: Element) -> str:
    code = element.get(f"{W}char", "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= sign <= "\uf8ff" else sign


def _is_hidden(run: Element) -> bool:
    properties = run.find(f"{W}rPr")
    return properties is not None and is_on(properties.find(f"{W}vanish"))


def is_on(switch: Element | None) -> bool:
    """Word's switches are on when present, unless they say otherwise."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def has_page_marks(root: Element) -> bool:
    """Whether the file knows its pages: Word notes where each began when it last drew them."""
    if root.find(f".//{W}lastRenderedPageBreak") is not None:
        return True
    return any(mark.get(f"{W}type") == "page" for mark in root.iterdescendants(f"{W}br"))
