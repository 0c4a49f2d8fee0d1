"""Says whether a kept file can act, without a line of what cleaned it: its own walk over the bytes, and pdfium's counts."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from ctypes import c_int
from io import BytesIO

import pypdfium2.raw as pdfium

ACTIVE = frozenset(
    [
        *("OpenAction", "AA", "JS", "JavaScript", "Launch", "URI", "XFA", "AcroForm", "EmbeddedFile", "EmbeddedFiles"),
        *("SubmitForm", "ImportData", "RichMedia", "GoToR", "GoToE", "Rendition", "Movie", "Sound", "Annots", "Names"),
        *("Filespec", "EF", "AF", "Metadata", "Outlines", "FileAttachment", "Screen"),
    ]
)
ACTS_IN_A_DOCUMENT = ACTIVE - {"AcroForm", "Annots", "Names", "Filespec", "Metadata", "Outlines"}
"""A document kept as it came may have marks and a list of headings; none of them may do anything."""

ZIP_END = b"PK\x05\x06"
JPEG_PARTS = {0xD8, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xD9, 0xDD, 0xE0, *range(0xD0, 0xD8)}
PNG_PARTS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}


def faults(kind: str, media_type: str, data: bytes) -> Iterator[str]:
    """One sentence for everything in the file that may not be there."""
    if media_type == "image/jpeg":
        yield from _jpeg(data)
    elif media_type == "image/png":
        yield from _png(data)
    elif media_type == "application/pdf":
        yield from _pdf(data, ACTIVE if kind == "pdf" else ACTS_IN_A_DOCUMENT)
    else:
        yield from _document(data)


def _jpeg(data: bytes) -> Iterator[str]:
    at = 0
    while at < len(data):
        if data[at] != 0xFF or data[at + 1] not in JPEG_PARTS:
            yield f"a part {data[at : at + 2].hex()} in a JPEG"
            return
        mark, at = data[at + 1], at + 2
        if mark == 0xD9:
            break
        if mark == 0xD8:
            continue
        at += struct.unpack(">H", data[at : at + 2])[0]
        while mark == 0xDA and not (data[at] == 0xFF and data[at + 1] not in (0, *range(0xD0, 0xD8))):
            at += 1
    if at != len(data):
        yield "something behind the end of a JPEG"


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        if name not in PNG_PARTS:
            yield f"a part {name!r} in a PNG"
        at += 12 + length
        if name == b"IEND" and at != len(data):
            yield "something behind the end of a PNG"
            return


def _pdf(data: bytes, active: frozenset[str]) -> Iterator[str]:
    if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF") or ZIP_END in data:
        yield "a second format in a PDF"
    for text in _plain_parts(data):
        yield from (f"/{name}" for name in sorted(_names(text) & active))
    yield from _counted_by_pdfium(data, with_marks="Annots" in active)


def _plain_parts(data: bytes) -> Iterator[bytes]:
    """The file outside of its streams, and every stream that unpacks and looks like a row of objects."""
    outside, at = b"", 0
    for start in re.finditer(rb"stream(?:\r\n|\n|\r)", data):
        if start.start() < at or data[start.start() - 3 : start.start()] == b"end":
            continue
        end = data.find(b"endstream", start.end())
        end = len(data) if end < 0 else end
        outside += data[at : start.start()] + b" "
        inside = zlib.decompressobj()
        try:
            unpacked = inside.decompress(data[start.end() : end], 1 << 26)
        except zlib.error:
            unpacked = b""
        if re.match(rb"\s*\d+\s+\d+\s", unpacked):
            yield unpacked
        at = end
    yield outside + data[at:]


def _names(text: bytes) -> set[str]:
    plain = re.sub(rb"#([0-9a-fA-F]{2})", lambda code: bytes.fromhex(code[1].decode()), text)
    return {name.decode("latin-1") for name in re.findall(rb"/([A-Za-z0-9]+)", plain)}


def _counted_by_pdfium(data: bytes, *, with_marks: bool) -> Iterator[str]:
    document = pdfium.FPDF_LoadMemDocument(data, len(data), None)
    if not document:
        yield "a PDF that does not open"
        return
    try:
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            yield "pdfium counts scripts"
        if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
            yield "pdfium counts attachments"
        if with_marks:
            yield from _marks(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _marks(document: object) -> Iterator[str]:
    if pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE:
        yield "pdfium sees a form"
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, c_int(number))
        if page:
            if pdfium.FPDFPage_GetAnnotCount(page) > 0:
                yield "pdfium counts marks that can act"
            pdfium.FPDF_ClosePage(page)


def _document(data: bytes) -> Iterator[str]:
    if data.startswith(b"PK"):
        for name, content in _members(data):
            if re.search(rb"vbaproject|activex|\.xba$|macrosheets", name.lower()):
                yield f"a part {name!r}"
            if re.search(rb"ms-office\.vbaProject|macroEnabled|instrText>DDEAUTO ", content):
                yield f"a program in {name!r}"
            if any(
                b"External" in part and b"/attachedTemplate" in part and b'"http' in part
                for part in content.split(b"<")
            ):
                yield f"a template from elsewhere in {name!r}"
        return
    if b"%PDF-" in data[:1024] or ZIP_END in data[-66_000:]:
        yield "a second format in a document"
    if "_VBA_PROJECT".encode("utf-16-le") in data or (data.startswith(b"{\\rtf") and b"\\objdata" in data):
        yield "a program in an old document"


def _members(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """By the list at the end, where it can be read, and by the heads that stand before each part."""
    with (
        suppress(zipfile.BadZipFile, NotImplementedError, OSError, ValueError),
        zipfile.ZipFile(BytesIO(data)) as listed,
    ):
        for part in listed.infolist():
            content = b""
            with suppress(zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError):
                content = listed.read(part)
            yield part.filename.encode(), content
    for head in re.finditer(rb"PK\x03\x04.{14}(.{4}).{4}(..)(..)", data, re.DOTALL):
        length, extra = (int.from_bytes(head[group], "little") for group in (2, 3))
        name = data[head.end() : head.end() + length]
        try:
            content = zlib.decompressobj(-15).decompress(data[head.end() + length + extra :], 1 << 20)
        except zlib.error:
            content = b""
        yield name, content
