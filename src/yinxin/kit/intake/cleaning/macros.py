"""Programs inside office documents. They are refused: Yinxin reads words and tables, and never needs one."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from yinxin.documents import refusals
from yinxin.documents.archive import MAX_MEMBERS, MAX_PART, MAX_TOTAL

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PART = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex/|(?:^|/)basic/|(?:^|/)scripts/|\.xba$|\.xlb$|\.(?:exe|dll|js|vbs|hta|bat|cmd|ps1|lnk)$",
    re.I,
)
_DECLARED = re.compile(rb"vnd\.ms-office\.vba|macroenabled|ms-office\.activex", re.I)
_FETCHED = re.compile(
    rb"<Relationship\b(?=[^>]*TargetMode\s*=\s*[\"']External)(?=[^>]*Type\s*=\s*[\"'][^\"']*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'])",
    re.I,
)
_COMMAND_FIELD = re.compile(
    rb"<w:instrText[^>]*>\s*DDE(?:AUTO)?\b|<w:fldSimple[^>]*\bw:instr\s*=\s*[\"']\s*DDE(?:AUTO)?\b|<ddeLink\b", re.I
)
_OLE_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
_HEADS = re.compile(rb"PK\x03\x04.{22}(..)..|PK\x01\x02.{24}(..).{16}", re.DOTALL)
_RTF_OBJECT = re.compile(rb"\\obj(?:data|update|ocx)\b", re.I)
_MACRO_SHEET = re.compile(rb"\x85\x00..[\x00-\xff]{4}[\x00-\x02]\x01", re.DOTALL)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
_LOOKED_INTO = re.compile(
    r"\.rels$|^\[content_types\]\.xml$|^word/(?:document|header\d*|footer\d*)\.xml$|^xl/externallinks/.*\.xml$", re.I
)


def found(data: bytes) -> bool:
    """Whether an office file carries a program or fetches one. A torn container is said to be damaged."""
    # Wherever it stands: a damaged head makes a file no safer for the program that repairs it.
    # Names of parts stand unpacked, before each part and in the list at the end: one that only one of them has is seen.
    if _OLE_PROJECT in data or any(_PART.search(name) for name in _bare_names(data)):
        return True
    if data.startswith(ZIP):
        return any(_in_container(data))
    if data.startswith(OLE):
        return any(_in_old_file(data))
    return data.startswith(b"{\\rtf") and _RTF_OBJECT.search(data) is not None


def _in_container(data: bytes) -> Iterator[bool]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            parts = container.infolist()
            if len(parts) > MAX_MEMBERS or sum(part.file_size for part in parts) > MAX_TOTAL:
                raise refusals.bomb()
            for part in parts:
                name = part.filename.replace("\\", "/").lstrip("/")
                yield _PART.search(name) is not None
                if _LOOKED_INTO.search(name) and part.file_size <= MAX_PART and not part.flag_bits & 1:
                    yield _acts(container.read(part))
    except _DAMAGE as fault:
        raise refusals.damaged() from fault


def _bare_names(data: bytes) -> Iterator[str]:
    for head in _HEADS.finditer(data):
        length = int.from_bytes(head[1] or head[2], "little")
        yield data[head.end() : head.end() + length].decode("latin-1").replace("\\", "/").lstrip("/")


def _acts(part: bytes) -> bool:
    return any(rule.search(part) for rule in (_DECLARED, _FETCHED, _COMMAND_FIELD))


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
