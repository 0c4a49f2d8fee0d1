"""A first look at a file, cheap enough to take before choosing who reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from yinxin.documents import refusals

HEAD = 4096
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LETTER = re.compile(rb"\s*(?:MIME-Version|From|Content-Type|Subject|Date):", re.IGNORECASE)
_TAG = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|tbody|div|p|meta)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Glance:
    """The name's ending, the first bytes, and the names inside a container."""

    suffix: str
    head: bytes
    members: frozenset[str] = frozenset()

    @property
    def is_text(self) -> bool:
        """Hardly a control character; UTF-16 is full of NUL, but evenly."""
        if self.head.startswith(_WIDE_MARKS):
            return True
        found = len(_CONTROL.findall(self.head))
        return found * 20 <= len(self.head) or self._is_wide

    @property
    def is_markup(self) -> bool:
        """Begins like a web page, after blanks, a byte order mark, a declaration or a comment."""
        narrow = self.head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
        return narrow.startswith(b"<") and _TAG.search(narrow) is not None

    def is_office_xml(self, program: str) -> bool:
        """XML of Office 2003, which names its program in its first lines."""
        return self.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and f'"{program}"'.encode() in self.head

    @property
    def is_letter(self) -> bool:
        """A page saved as one file is laid out like a letter with enclosures."""
        return _LETTER.match(self.head) is not None and b"multipart/related" in self.head.lower()

    @property
    def is_plain_text(self) -> bool:
        """Text without markup and under no other kind's name."""
        return (
            self.is_text
            and not self.is_markup
            and not self.is_letter
            and not self.head.startswith((b"%PDF", b"{\\rtf", b"<?xml"))
        )

    @property
    def is_picture(self) -> bool:
        return self.head.startswith(_PICTURES) and not self.is_text

    def has(self, *names: str) -> bool:
        """Whether a container holds one of these; a torn zip still shows names in its first bytes."""
        if any(name in self.members for name in names):
            return True
        return not self.members and self.head.startswith(_ZIP) and any(name.encode() in self.head for name in names)

    @property
    def _is_wide(self) -> bool:
        """UTF-16 without a mark: NUL stands only at even, or only at odd places."""
        even, odd = self.head[::2].count(0), self.head[1::2].count(0)
        controls = len(_CONTROL.findall(self.head.replace(b"\0", b"")))
        return min(even, odd) * 20 <= max(even, odd) < len(self.head) // 2 and controls * 20 <= len(self.head)


def glance(data: bytes, *, name: str) -> Glance:
    if not data:
        raise refusals.empty()
    head = data[:HEAD]
    return Glance(suffix_of(name), head, _members(data))


def suffix_of(name: str) -> str:
    return PurePath(name).suffix.lower()


def _members(data: bytes) -> frozenset[str]:
    if data.startswith(_ZIP):
        return _zip_members(data)
    if data.startswith(_OLE):
        return _ole_members(data)
    return frozenset()


def _zip_members(data: bytes) -> frozenset[str]:
    import zipfile  # only for containers: plain text starts without it
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            return frozenset(name.replace("\\", "/").lstrip("/") for name in container.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def _ole_members(data: bytes) -> frozenset[str]:
    import olefile

    try:
        with olefile.OleFileIO(data) as container:
            return frozenset("/".join(entry) for entry in container.listdir())
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return frozenset()
