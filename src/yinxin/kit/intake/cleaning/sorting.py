"""Which kind a file is, by its content, and the treatment of that kind."""

from __future__ import annotations

from yinxin.documents import refusals
from yinxin.documents.glance import HEAD, Glance, glance, suffix_of
from yinxin.documents.reading import choose
from yinxin.domain.errors import RefusedError
from yinxin.kit.intake.cleaning import macros
from yinxin.kit.intake.cleaning.cleaned import OCTETS, Cleaned, FileKind, Kinds
from yinxin.kit.intake.cleaning.limits import END_OF_ZIP, END_OF_ZIP_WITHIN

PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024
"""Readers take a file for a PDF when the mark stands this early, whatever comes before it."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def clean(data: bytes, *, name: str, kinds: Kinds) -> Cleaned:
    """The file as it may be kept. RefusedError or UnreadableError say why not."""
    if FileKind.PICTURE in kinds and _is_picture(data):
        from yinxin.kit.intake.cleaning import pictures

        return pictures.clean(data)
    if FileKind.PDF in kinds and _is_pdf(data):
        from yinxin.kit.intake.cleaning import portable

        return portable.clean(data)
    if FileKind.DOCUMENT in kinds:
        return _document(data, name)
    raise RefusedError("intake-kind", allowed=_words(kinds))


def is_plain_text(data: bytes, *, name: str) -> bool:
    """Text has no parser that could be broken: it needs no child process."""
    return Glance(suffix_of(name), data[:HEAD]).is_plain_text and not _is_pdf(data)


def _document(data: bytes, name: str) -> Cleaned:
    if _is_picture(data):
        raise refusals.picture()
    reader = choose(glance(data, name=name))
    if reader.kind == "pdf":
        from yinxin.kit.intake.cleaning import portable

        return portable.kept_or_cleaned(data)
    if _is_pdf(data) or (_hides_a_zip(data) and not data.startswith(macros.ZIP)):
        raise RefusedError("intake-two-formats")
    if macros.found(data):
        raise RefusedError("intake-macros")
    return Cleaned(FileKind.DOCUMENT, OCTETS, data)


def _is_picture(data: bytes) -> bool:
    return data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _is_pdf(data: bytes) -> bool:
    return PDF_MARK in data[:PDF_MARK_WITHIN]


def _hides_a_zip(data: bytes) -> bool:
    """Programs that unpack look for a zip from the end of a file, whatever it begins with."""
    return END_OF_ZIP in data[-END_OF_ZIP_WITHIN:]


def _words(kinds: Kinds) -> str:
    words = {FileKind.PICTURE: "JPG、PNG、WebP", FileKind.PDF: "PDF"}
    return "、".join(word for kind, word in words.items() if kind in kinds)
