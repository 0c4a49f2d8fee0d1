"""What in a PDF can act by itself or reach outside, found in two ways: by its objects, and by its bare bytes.

The objects are what qpdf understands of the file; another reader may understand a damaged file otherwise, so the bytes are
looked through as well, with names unescaped (#4a#53 is JS) and object streams unpacked.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

KEYS = frozenset(
    [
        "JS",
        "JavaScript",
        "OpenAction",
        "AA",
        "Launch",
        "XFA",
        "EmbeddedFile",
        "EmbeddedFiles",
        "URI",
        "SubmitForm",
        "ImportData",
        "RichMedia",
        "RichMediaContent",
        "RichMediaSettings",
        "GoToR",
        "GoToE",
        "GoTo3DView",
        "Rendition",
        "Movie",
        "Sound",
        "Screen",
        "FileAttachment",
        "EF",
        "AF",
        "SetOCGState",
    ]
)
"""ISO 32000-2, 12.6 (actions), 7.11 (files), 13 (media) and 12.7.8 (XFA), as keys or as values."""

HOLDERS = frozenset(["AcroForm", "Annots", "Names", "Outlines", "Filespec", "Metadata"])
"""Where acts hang in an ordinary file, and what tells who made it. A rebuilt file has none of these."""

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_UNPACKED = 64 * 1024 * 1024


def in_objects(pdf: pikepdf.Pdf, names: frozenset[str] = KEYS) -> Iterator[str]:
    """Those of `names` among the keys and values of all objects, also of those nothing points to."""
    waiting: list[Any] = [*pdf.objects, pdf.trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Name):
            yield from names & {str(one)[1:]}
        elif isinstance(one, pikepdf.Array):
            waiting += [item for item in one if is_inside(item)]
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield from names & {key[1:] for key in one.keys()}  # noqa: SIM118 - its iteration is another
            waiting += [value for _, value in one.items() if is_inside(value)]


def is_inside(value: Any) -> bool:
    """Objects with a number of their own are in the list already; following them would go round in circles."""
    return isinstance(value, pikepdf.Object) and not value.is_indirect


def in_bytes(data: bytes, names: frozenset[str] = KEYS) -> Iterator[str]:
    """Those of `names` outside of streams and inside of object streams, whatever the table of objects says."""
    yield from names & _named(_STREAM.sub(b" ", data))
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - 2048) : match.start()]
        if b"ObjStm" in _unescaped(before.rpartition(b"obj")[2]):
            yield from names & _named(_unpacked(match[1]))


def found(data: bytes, names: frozenset[str] = KEYS) -> frozenset[str]:
    """Both ways. A file qpdf cannot open is the caller's to refuse."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return frozenset(in_objects(pdf, names)) | frozenset(in_bytes(data, names))


def _named(text: bytes) -> set[str]:
    return {_unescaped(name).decode("latin-1") for name in set(_NAME.findall(text))}


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)


def _unpacked(body: bytes) -> bytes:
    """As much as comes out of a damaged stream; one packed in another way than Flate is looked at as it is."""
    try:
        return zlib.decompressobj().decompress(body, _MOST_UNPACKED)
    except zlib.error:
        return body
