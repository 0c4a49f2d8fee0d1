"""Programs inside office documents. They are refused: Yinxin reads words and tables, and never needs one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from yinxin.documents import refusals
from yinxin.documents.archive import MAX_PART, MAX_TOTAL

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PART = re.compile(
    r"vbaproject|vbadata|macrosheets|activex|(?:^|/)basic/|(?:^|/)scripts/|\.xba$|\.xlb$"
    r"|\.(?:exe|dll|js|vbs|hta|bat|cmd|ps1|lnk)$",
    re.I,
)
_DECLARED = re.compile(
    rb"ms-office\.vba|macroenabled|ms-office\.activex|instr(?:Text[^>]*>|\s*=\s*[\"'])\s*DDE(?:AUTO)?\b|<ddeLink\b",
    re.I,
)
"""A type that names a program, or a field that starts one (ECMA-376, part 1, 17.16.5.15)."""
_POINTER = re.compile(rb"<Relationship\b[^>]*>", re.I)
_FETCHED = (
    re.compile(rb"External", re.I),
    re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument)[\"']", re.I),
    # A template on the writer's own disk is named in ordinary letters; one on another machine is fetched when opened.
    re.compile(rb"Target\s*=\s*[\"'](?:https?:|ftp:|\\\\|//|file:(?://)?(?:\\\\|//)[^/]|file://[^/])", re.I),
)
_OLE_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
_PIECE = 1 << 16
_LOCAL_HEADS = re.compile(rb"PK\x03\x04.{22}(..)(..)", re.DOTALL)
_HEADS = re.compile(rb"PK\x03\x04.{22}(..)..|PK\x01\x02.{24}(..).{16}", re.DOTALL)
_RTF_OBJECT = re.compile(rb"\\obj(?:data|update|ocx)", re.I)
_MACRO_SHEET = re.compile(rb"\x85\x00..[\x00-\xff]{4}[\x00-\x02]\x01", re.DOTALL)


def found(data: bytes) -> bool:
    """Whether an office file carries a program or fetches one.

    Whatever the head of the file and the list of its parts say: damage makes a file no safer for the program that repairs it.
    """
    return (
        _OLE_PROJECT in data
        or any(_PART.search(name) for name in _names_of_parts(data))
        or any(_acts(part) for part in _parts(data))
        or (data.startswith(OLE) and any(_in_old_file(data)))
        or (data.lstrip()[:4].lower() == b"{\\rt" and _RTF_OBJECT.search(data) is not None)
    )


def _names_of_parts(data: bytes) -> Iterator[str]:
    """They stand unpacked, before each part and in the list at the end."""
    for head in _HEADS.finditer(data):
        length = int.from_bytes(head[1] or head[2], "little")
        yield data[head.end() : head.end() + length].decode("latin-1").replace("\\", "/").lstrip("/")


def _parts(data: bytes) -> Iterator[bytes]:
    """The file itself, where parts may lie unpacked, and every part unpacked as far as it goes."""
    left = MAX_TOTAL
    if ZIP in data:
        yield data
    for head in _LOCAL_HEADS.finditer(data):
        # How a part is packed, its head says too, and may say wrongly: what is not packed ends at the first byte.
        name, extra = (int.from_bytes(head[group], "little") for group in (1, 2))
        part = _unpacked(data, head.end() + name + extra)
        yield part
        left -= len(part)
        if left < 0:
            raise refusals.bomb()


def _unpacked(data: bytes, start: int) -> bytes:
    unpacking, part = zlib.decompressobj(-zlib.MAX_WBITS), bytearray()
    try:
        while start < len(data) and not unpacking.eof:
            part += unpacking.decompress(data[start : start + _PIECE])
            start += _PIECE
            if len(part) > MAX_PART:
                raise refusals.bomb()
    except zlib.error:
        pass  # what came out before the damage is looked at all the same
    return bytes(part)


def _acts(part: bytes) -> bool:
    return _DECLARED.search(part) is not None or any(
        all(rule.search(pointer) for rule in _FETCHED) for pointer in _POINTER.findall(part)
    )


def _in_old_file(data: bytes) -> Iterator[bool]:
    """Storages named VBA or Macros, and Excel's sheets of commands from before there was VBA."""
    import olefile

    try:
        with olefile.OleFileIO(data) as container:
            for entry in container.listdir(streams=True, storages=True):
                yield any(part.upper() in ("VBA", "MACROS", "_VBA_PROJECT_CUR") for part in entry)
            for name in ("Workbook", "Book"):
                if container.exists(name):
                    yield _MACRO_SHEET.search(container.openstream(name).read()) is not None
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return
