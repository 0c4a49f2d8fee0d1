"""A document on its way from the child process: the text once, and the blocks as places in it.

Plain JSON, not pickle: what comes out of a process that read a hostile file must not be able to run anything here.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from typing import Any

from yinxin.domain.document import Block, Cell, Document, PageBreak, Paragraph, Span, Table
from yinxin.domain.errors import UnreadableError

_NUMBERS = "I"
"""Four bytes each: a sheet of a million cells must not cost six million Python numbers twice."""
_PARAGRAPH, _TABLE, _BREAK = "p", "t", "b"


def packed(document: Document) -> bytes:
    fields: dict[str, Any] = {
        "name": document.name,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "sha256": document.sha256,
        "text": document.text,
        "dropped": document.dropped,
        "unread_pages": document.unread_pages,
        "blocks": [_pack(block) for block in document.blocks],
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def refused(fault: UnreadableError) -> bytes:
    return json.dumps({"refused": [fault.code, fault.sentence]}, ensure_ascii=False).encode()


def unpacked(message: bytes) -> Document:
    """The document, or the refusal raised."""
    fields = json.loads(message)
    if "refused" in fields:
        code, sentence = fields["refused"]
        raise UnreadableError(code, sentence)
    text = fields.pop("text")
    blocks = tuple(_unpack(block, text) for block in fields.pop("blocks"))
    unread = tuple(fields.pop("unread_pages"))
    return Document(text=text, blocks=blocks, unread_pages=unread, **fields)


def _pack(block: Block) -> list[Any]:
    start, end = block.span.start, block.span.end
    match block:
        case Paragraph():
            number = len(block.numbering) if block.numbering is not None else None
            return [_PARAGRAPH, start, end, number, block.level, block.style, block.page, block.uncertain]
        case Table():
            cells = array(_NUMBERS)
            for cell in block.cells:
                cells.extend((cell.span.start, cell.span.end, cell.row, cell.column, cell.row_span, cell.column_span))
            shape = [block.row_count, block.column_count, block.header_rows]
            return [_TABLE, start, end, *shape, block.page, block.title, b64encode(cells.tobytes()).decode()]
        case PageBreak():
            return [_BREAK, start, end, block.page]


def _unpack(packed_block: list[Any], text: str) -> Block:
    kind, start, end, *rest = packed_block
    span = Span(start, end)
    if kind == _BREAK:
        return PageBreak(span, rest[0])
    if kind == _PARAGRAPH:
        number, level, style, page, uncertain = rest
        body = start + (number or 0)
        numbering = None if number is None else text[start:body]
        return Paragraph(text[body:end], span, level, numbering, style, page, uncertain)
    rows, columns, header_rows, page, title, encoded = rest
    numbers = array(_NUMBERS, b64decode(encoded))
    sixes = zip(*[iter(numbers)] * 6, strict=True)
    cells = tuple(Cell(text[first:last], Span(first, last), *place) for first, last, *place in sixes)
    return Table(cells, span, rows, columns, header_rows, page, title)
