"""Reads a file of any known kind in this process."""

from __future__ import annotations

from pathlib import Path

from yinxin.documents import refusals
from yinxin.documents.glance import Glance, glance
from yinxin.documents.limits import MAX_BYTES
from yinxin.documents.registry import BY_TEXT, LazyReader, Reader, Registry
from yinxin.domain.document import Document
from yinxin.domain.errors import UnreadableError

READERS = Registry()
for _reader in (
    LazyReader("pdf", (".pdf",), "yinxin.documents.pages.pdf", lambda seen: b"%PDF-" in seen.head[:1024]),
    LazyReader(
        "docx", (".docx", ".docm", ".dotx"), "yinxin.documents.word.reader", lambda seen: seen.has("word/document.xml")
    ),
    LazyReader(
        "xlsx", (".xlsx", ".xlsm", ".xltx"), "yinxin.documents.sheets.excel", lambda seen: seen.has("xl/workbook.xml")
    ),
    LazyReader(
        "ods", (".ods",), "yinxin.documents.sheets.opendocument", lambda seen: b"opendocument.spreadsheet" in seen.head
    ),
    LazyReader("ofd", (".ofd",), "yinxin.documents.pages.ofd", lambda seen: seen.has("OFD.xml")),
    LazyReader(
        "xls",
        (".xls", ".xlsb", ".et", ".ett"),
        "yinxin.documents.sheets.old",
        lambda seen: seen.has("Workbook", "Book", "xl/workbook.bin"),
    ),
    LazyReader("locked", (), "yinxin.documents.locked", lambda seen: seen.has("EncryptedPackage")),
    LazyReader(
        "office",
        (".doc", ".wps", ".wpt", ".rtf", ".odt"),
        "yinxin.documents.office",
        lambda seen: (
            seen.has("WordDocument")
            or seen.head.startswith(b"{\\rtf")
            or b"opendocument.text" in seen.head
            or seen.is_office_xml("Word.Document")
        ),
    ),
    LazyReader("xml-2003", (), "yinxin.documents.sheets.xml_2003", lambda seen: seen.is_office_xml("Excel.Sheet")),
    LazyReader("mht", (".mht", ".mhtml"), "yinxin.documents.web.saved", lambda seen: seen.is_letter),
    LazyReader(
        "html", (".html", ".htm", ".xhtml"), "yinxin.documents.web.reader", lambda seen: seen.is_text and seen.is_markup
    ),
    LazyReader("csv", (".csv", ".tsv"), "yinxin.documents.plain.separated", lambda seen: seen.is_text, BY_TEXT),
    LazyReader("txt", (".txt", ".text"), "yinxin.documents.plain.text", lambda seen: seen.is_text, BY_TEXT + 1),
):
    READERS.add(_reader)


def read(source: str | Path | bytes, *, name: str) -> Document:
    """Read a path or its bytes; `name` tells the kind where the content does not."""
    data = source if isinstance(source, bytes) else load(source)
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    reader = choose(glance(data, name=name)).prepare()
    try:
        return reader(data, name=name)
    except UnreadableError:
        raise
    except RecursionError as fault:
        raise refusals.too_deep() from fault
    except MemoryError as fault:
        raise refusals.too_much_memory() from fault
    except Exception as fault:  # a stranger's file may break a parser in any way; the file is at fault, not the reader
        raise refusals.damaged() from fault


def choose(seen: Glance) -> Reader:
    if seen.is_picture:
        raise refusals.picture()
    return READERS.best(seen)


def load(path: str | Path) -> bytes:
    """The bytes of a file, never more than the limit and one."""
    place = Path(path)
    try:
        if place.exists() and not place.is_file():
            raise refusals.not_a_file()
        with place.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as fault:
        raise refusals.missing() from fault
    except ValueError as fault:  # a NUL in the name
        raise refusals.missing() from fault
