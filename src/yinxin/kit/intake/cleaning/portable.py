"""PDFs are rebuilt page by page from what shows on paper; what acts, what is hidden and who made the file stay behind.

After that the new file is judged as if a stranger had sent it: anything active left means refusal. Cleaning alone let
damaged files through that kept a /Launch.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from yinxin.domain.errors import RefusedError
from yinxin.kit.intake.cleaning import activity
from yinxin.kit.intake.cleaning.cleaned import Cleaned, FileKind
from yinxin.kit.intake.cleaning.limits import END_OF_ZIP, END_OF_ZIP_WITHIN, MOST_PAGES

MEDIA_TYPE = "application/pdf"
MARK = b"%PDF-"

_SHOWN = frozenset(
    ["/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"]
)
_DROPPED = frozenset(
    ["/Metadata", "/PieceInfo", "/OPI", "/Ref", "/AF", "/Alternates", "/StructParents", "/StructParent"]
) | frozenset(f"/{key}" for key in activity.KEYS | activity.HOLDERS)
_ELSEWHERE = frozenset({"/F", "/FFilter", "/FDecodeParms"})
"""A stream whose bytes lie in another file (ISO 32000-2, 7.3.8)."""
_NAME_LISTS = frozenset(
    ["/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs"]
)
"""In these the keys are chosen freely by whoever made the file and used in the page's own text."""


def clean(data: bytes) -> Cleaned:
    """A copy with the same pages and the same words. RefusedError when that cannot be had."""
    return _judged(lambda: _rebuilt(data))


def kept_or_cleaned(data: bytes) -> Cleaned:
    """A document that is read: untouched when nothing in it acts and nothing hangs on it, for seals sign its very bytes."""
    return _judged(lambda: _as_it_came(data) or _rebuilt(data))


def _judged(work: Any) -> Cleaned:
    try:
        result: Cleaned = work()
    except (RefusedError, MemoryError):
        raise
    except pikepdf.PasswordError as fault:
        raise RefusedError("intake-locked") from fault
    except Exception as fault:  # UnicodeDecodeError and others: a broken PDF breaks its readers in any way
        raise RefusedError("intake-damaged") from fault
    return result


def _as_it_came(data: bytes) -> Cleaned | None:
    tail = data.rpartition(b"%%EOF")[2]
    if not data.startswith(MARK) or tail.strip(b"\r\n \t") or END_OF_ZIP in data[-END_OF_ZIP_WITHIN:]:
        return None
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = _pages_of(pdf)
    with pypdfium2.PdfDocument(data) as other:
        if len(other) != pages:
            return None
    return None if activity.found(data) else Cleaned(FileKind.DOCUMENT, MEDIA_TYPE, data, pages=pages)


def _pages_of(pdf: pikepdf.Pdf) -> int:
    pages = len(pdf.pages)
    if pages > MOST_PAGES:
        raise RefusedError("intake-pages", most=MOST_PAGES)
    if not pages:
        raise RefusedError("intake-damaged")
    return pages


def _rebuilt(data: bytes) -> Cleaned:
    with pikepdf.open(BytesIO(data)) as given, pikepdf.new() as fresh:
        pages = _pages_of(given)
        drawn = _flattened(given)
        for page in given.pages:
            for key in set(page.obj.keys()) - _SHOWN:
                del page.obj[key]
            fresh.pages.append(page)
        _prune(fresh)
        out = BytesIO()
        fresh.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True)
    result = out.getvalue()
    if left := activity.found(result, activity.KEYS | activity.HOLDERS):
        raise RefusedError("intake-active", what="、".join(sorted(left)))
    # A zip laid into a stream that cannot be unpacked comes through whole.
    if END_OF_ZIP in result[-END_OF_ZIP_WITHIN:]:
        raise RefusedError("intake-two-formats")
    _compare_words(data, result, more_is_fine=drawn)
    return Cleaned(FileKind.PDF, MEDIA_TYPE, result, was_cleaned=True, pages=pages)


def _flattened(pdf: pikepdf.Pdf) -> bool:
    """Stamps, seals and filled fields become part of the page. Whether there was any."""
    marks = [mark for page in pdf.pages for mark in page.obj.get("/Annots", [])]
    for mark in marks:
        if mark.get("/Subtype") in ("/Widget", "/FreeText") and "/AP" not in mark and _says_something(mark):
            raise RefusedError("intake-form")  # drawn by the reader's program alone: it would be lost
    pdf.flatten_annotations("all")
    return bool(marks)


def _says_something(mark: pikepdf.Object) -> bool:
    field = mark
    for _ in range(8):
        if field.get("/V") is not None or (field is mark and mark.get("/Contents") is not None):
            return True
        if "/Parent" not in field:
            return False
        field = field.Parent
    return True


def _prune(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        waiting: list[tuple[Any, bool]] = [(one, False)]
        while waiting:
            thing, chosen_names = waiting.pop()
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                gone = _DROPPED | _ELSEWHERE if isinstance(thing, pikepdf.Stream) else _DROPPED
                for key in [] if chosen_names else gone & set(thing.keys()):
                    del thing[key]
                waiting += [(value, key in _NAME_LISTS) for key, value in thing.items() if activity.is_inside(value)]
            elif isinstance(thing, pikepdf.Array):
                waiting += [(value, False) for value in thing if activity.is_inside(value)]


def _compare_words(before: bytes, after: bytes, *, more_is_fine: bool) -> None:
    """By another library than the one that rebuilt the file. What flattening drew into the page may come on top."""
    with pypdfium2.PdfDocument(before) as old, pypdfium2.PdfDocument(after) as new:
        same = len(old) == len(new) and all(
            _agree(_words(old, number), _words(new, number), more_is_fine=more_is_fine) for number in range(len(old))
        )
    if not same:
        raise RefusedError("intake-words-lost")


def _words(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    words = "".join(str(text.get_text_range()).split())
    text.close()
    page.close()
    return words


def _agree(old: str, new: str, *, more_is_fine: bool) -> bool:
    return old == new or (more_is_fine and not Counter(old) - Counter(new))
