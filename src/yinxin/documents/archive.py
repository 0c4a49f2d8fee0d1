"""A zip container (docx, xlsx, ods, ofd) opened with suspicion: bombs, passwords and damage are refused."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from yinxin.documents import refusals
from yinxin.documents.limits import MEBIBYTE
from yinxin.documents.markup import Element, parse_xml

MAX_MEMBERS = 10_000
MAX_PART = 96 * MEBIBYTE
MAX_TOTAL = 400 * MEBIBYTE
_SUSPICIOUS_PART = 8 * MEBIBYTE
_SUSPICIOUS_RATIO = 300
"""Real sheets and documents shrink ten to sixty times; a part of megabytes that shrinks more is a bomb."""
_ENCRYPTED = 0x1

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


class Archive:
    """The parts of a container by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as fault:
            raise refusals.damaged() from fault
        parts = self._zip.infolist()
        if len(parts) > MAX_MEMBERS or sum(part.file_size for part in parts) > MAX_TOTAL:
            raise refusals.bomb()
        # Some writers put backslashes or a leading slash into names.
        self._parts: Mapping[str, zipfile.ZipInfo] = {
            part.filename.replace("\\", "/").lstrip("/"): part for part in parts if not part.is_dir()
        }

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def bytes(self, name: str) -> bytes:
        """One part unpacked. The size it declares is checked first, and no more than that is ever unpacked."""
        part = self._parts.get(name)
        if part is None:
            raise refusals.damaged()
        if part.flag_bits & _ENCRYPTED:
            raise refusals.password()
        if part.file_size > MAX_PART or self._is_suspicious(part):
            raise refusals.bomb()
        try:
            with self._zip.open(part) as stream:
                return stream.read(part.file_size)
        except _DAMAGE as fault:
            raise refusals.damaged() from fault

    def refuse_bombs(self) -> None:
        """For readers that unpack by themselves: every part is looked at before they may."""
        for part in self._parts.values():
            if part.flag_bits & _ENCRYPTED:
                raise refusals.password()
            if part.file_size > MAX_PART or self._is_suspicious(part):
                raise refusals.bomb()

    def xml(self, name: str) -> Element:
        return parse_xml(self.bytes(name))

    def optional_xml(self, name: str) -> Element | None:
        return self.xml(name) if name in self else None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part of an office file points to: id → (last word of the type, name of the part)."""
        folder, file = posixpath.split(name)
        root = self.optional_xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = {}
        for relation in root:
            target, kind = relation.get("Target", ""), relation.get("Type", "")
            if relation.get("TargetMode") != "External":
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[relation.get("Id", "")] = (kind.rpartition("/")[2], posixpath.normpath(joined))
        return found

    def main_part(self, usual: str) -> str:
        """The part the container names as its document; some writers call it document2.xml."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self:
                return target
        return usual

    @staticmethod
    def _is_suspicious(part: zipfile.ZipInfo) -> bool:
        return part.file_size > _SUSPICIOUS_PART and part.file_size > part.compress_size * _SUSPICIOUS_RATIO
