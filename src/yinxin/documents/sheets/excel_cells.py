"""What a cell of an Excel sheet shows."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.documents.markup import Element, local
from yinxin.documents.sheets.number_formats import shown


@dataclass(frozen=True, slots=True)
class Look:
    """What cells refer to: the shared texts, the number format of every style, and when days are counted from."""

    texts: list[str]
    formats: tuple[str, ...]
    epoch_1904: bool


def cell_text(cell: Element, look: Look) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(rich_text(child) for child in cell if local(child) == "is")
    stored = next((child.text or "" for child in cell if local(child) == "v"), "")
    if not stored:
        return ""
    match kind:
        case "s":
            return look.texts[int(stored)] if stored.isdecimal() and int(stored) < len(look.texts) else ""
        case "b":
            return "TRUE" if stored == "1" else "FALSE"
        case "n":
            return shown(stored, _format(cell, look), epoch_1904=look.epoch_1904)
        case _:  # texts of formulas, errors, ISO dates
            return stored


def rich_text(item: Element) -> str:
    """Text in pieces of different type, without the readings printed above characters."""
    pieces = []
    for child in item:
        tag = local(child)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces.extend(part.text or "" for part in child if local(part) == "t")
    # Excel writes control characters and carriage returns as _x000D_.
    return "".join(pieces).replace("_x000D_", "")


def _format(cell: Element, look: Look) -> str:
    style = cell.get("s", "0")
    return look.formats[int(style)] if style.isdecimal() and int(style) < len(look.formats) else "General"
