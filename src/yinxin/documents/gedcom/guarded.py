"""Reads a stranger's family tree in a child process that cannot outgrow its limits of memory and time."""

from __future__ import annotations

import json

from yinxin.documents import refusals
from yinxin.documents.confined.asking import Confined, DiedError, TooSlowError
from yinxin.documents.gedcom.child import DONE, REFUSED
from yinxin.documents.gedcom.limits import MAX_BYTES, SECONDS
from yinxin.domain.errors import RefusedError, UnreadableError

TREES, SHEETS = "yinxin.documents.gedcom.child", "yinxin.documents.kin_sheets.child"
"""The children that read family trees, and sheets of persons."""


def sifted(data: bytes, sift: str, *arguments: str, child: str = TREES) -> bytes:
    """What the function with this dotted name makes of the tree, in the child. UnreadableError and RefusedError say why not."""
    if not data:
        raise refusals.empty()
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    answer = _asked(data, sift, arguments, child)
    mark, content = answer[:1], answer[1:]
    if mark == DONE:
        return content
    try:
        code, told = json.loads(content)
    except ValueError as fault:
        raise refusals.reader_died() from fault
    if mark == REFUSED:
        raise RefusedError(code, **told)
    raise UnreadableError(code, told)


def _asked(data: bytes, sift: str, arguments: tuple[str, ...], child: str) -> bytes:
    with Confined(child, sift, *arguments) as reader:
        try:
            return reader.ask(data, patience=SECONDS)
        except TooSlowError:
            raise refusals.too_slow() from None
        except DiedError as death:
            raise _refusal_of(death) from None


def _refusal_of(death: DiedError) -> UnreadableError:
    if death.was_out_of_time:
        return refusals.too_slow()
    return refusals.too_much_memory() if death.was_out_of_memory else refusals.reader_died()
