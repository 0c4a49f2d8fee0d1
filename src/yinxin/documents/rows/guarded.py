"""Reads a stranger's sheet in a child process that cannot outgrow its limits of memory and time."""

from __future__ import annotations

import json

from yinxin.documents import refusals
from yinxin.documents.confined.asking import Confined, DiedError, TooSlowError
from yinxin.documents.glance import HEAD, Glance, suffix_of
from yinxin.documents.limits import MAX_BYTES, MAX_SECONDS, MEBIBYTE
from yinxin.documents.rows.grid import Rows, unpacked
from yinxin.documents.rows.reading import read
from yinxin.domain.errors import UnreadableError


def read_rows(data: bytes, *, name: str, besides: tuple[str, ...] = ()) -> Rows:
    """As `reading.read`, but a file that breaks its reader harms nothing and is refused with a sentence.

    Plain text of ordinary size has no parser that could be broken: it is read here, without the price of a process.
    """
    if not data:
        raise refusals.empty()
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    if len(data) <= MEBIBYTE and Glance(suffix_of(name), data[:HEAD]).is_plain_text:
        return read(data, name=name, besides=besides)
    try:
        return unpacked(_asked(data, name, besides))
    except UnreadableError:
        raise
    except (ValueError, KeyError, TypeError) as fault:
        raise refusals.reader_died() from fault


def _asked(data: bytes, name: str, besides: tuple[str, ...]) -> bytes:
    with Confined("yinxin.documents.rows.child", name.replace("\0", ""), json.dumps(besides)) as child:
        try:
            return child.ask(data, patience=MAX_SECONDS)
        except TooSlowError:
            raise refusals.too_slow() from None
        except DiedError as death:
            raise _refusal_of(death) from None


def _refusal_of(death: DiedError) -> UnreadableError:
    if death.was_out_of_time:
        return refusals.too_slow()
    return refusals.too_much_memory() if death.was_out_of_memory else refusals.reader_died()
