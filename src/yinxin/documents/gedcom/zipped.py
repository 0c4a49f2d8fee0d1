"""Gedzip (GEDCOM 7.0, chapter 5): a zip with the tree as gedcom.ged. The pictures in it are not unpacked."""

from __future__ import annotations

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.gedcom.limits import MAX_TEXT
from yinxin.domain.errors import UnreadableError

ZIP = b"PK\x03\x04"
TREE = "gedcom.ged"


def tree_in(data: bytes) -> bytes:
    """The bytes of the tree: of a zip the one in it, else the file itself."""
    if not data.startswith(ZIP):
        return data
    archive = Archive(data)
    found = [name for name in archive.names if name.lower().endswith(".ged")]
    name = TREE if TREE in found else found[0] if len(found) == 1 else ""
    if not name:
        raise UnreadableError(
            "gedzip-none", "这个压缩包里没有唯一的GEDCOM家谱（gedcom.ged），请在家谱软件里重新导出，或只上传.ged文件。"
        )
    text = archive.bytes(name)
    if len(text) > MAX_TEXT:
        raise refusals.too_large()
    return text
