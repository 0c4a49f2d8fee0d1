"""Reads a stranger's file in a child process that cannot outgrow its limits of memory and time."""

from __future__ import annotations

import json
from importlib.util import find_spec

from yinxin.documents import refusals
from yinxin.documents.confined.asking import Confined, DiedError, TooSlowError
from yinxin.documents.glance import HEAD, Glance, suffix_of
from yinxin.documents.limits import MAX_BYTES, MAX_CONVERSION_SECONDS, MAX_RECOGNITION_SECONDS, MAX_SECONDS, MEBIBYTE
from yinxin.documents.reading import read
from yinxin.documents.wire import unpacked
from yinxin.domain.document import Document
from yinxin.domain.errors import UnreadableError

_SMALL = MEBIBYTE
_MAY_NEED_OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<?xml")


def read_guarded(data: bytes, *, name: str) -> Document:
    """As `read`, but a file that breaks its reader harms nothing and is refused with a sentence.

    Plain text of ordinary size has no parser that could be broken: it is read here, without the price of a process.
    """
    if not data:
        raise refusals.empty()
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    seen = Glance(suffix_of(name), data[:HEAD])
    if len(data) <= _SMALL and seen.is_plain_text:
        return read(data, name=name)
    return _answer(_run(data, name, _patience(seen)))


def _patience(seen: Glance) -> float:
    """Seconds to wait: more for what LibreOffice may have to convert, or recognition to read."""
    if seen.head.startswith(_MAY_NEED_OFFICE) or b"opendocument.text" in seen.head:
        return MAX_SECONDS + MAX_CONVERSION_SECONDS
    if b"%PDF" in seen.head and find_spec("rapidocr_onnxruntime") is not None:
        return MAX_RECOGNITION_SECONDS
    return MAX_SECONDS


def _run(data: bytes, name: str, patience: float) -> bytes:
    with Confined("yinxin.documents.child", name.replace("\0", "")) as child:
        try:
            return child.ask(data, patience=patience)
        except TooSlowError:
            raise refusals.too_slow() from None
        except DiedError as death:
            raise _refusal_of(death) from None


def _refusal_of(death: DiedError) -> UnreadableError:
    if death.was_out_of_time:
        return refusals.too_slow()
    return refusals.too_much_memory() if death.was_out_of_memory else refusals.reader_died()


def _answer(message: bytes) -> Document:
    try:
        return unpacked(message)
    except UnreadableError:
        raise
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, ValueError) as fault:
        raise refusals.reader_died() from fault
