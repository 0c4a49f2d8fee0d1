"""The process in which a stranger's family tree is read: its bytes come in, what the asking side wants of it goes out.

What that is, a function of the asking side says by its dotted name: it gets the reading and gives bytes. So whoever may be living
is dropped in here, and the process that serves pages never holds her.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from importlib import import_module

from yinxin.documents import refusals
from yinxin.documents.confined.serving import serve
from yinxin.documents.gedcom.characters import text_of
from yinxin.documents.gedcom.limits import CPU_SECONDS, MAX_MEMORY
from yinxin.documents.gedcom.zipped import tree_in
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.gedcom import Reading, read

DONE, UNREADABLE, REFUSED = b"\0", b"\1", b"\2"


def main() -> None:
    answer_from(_tree)


def _tree(data: bytes) -> tuple[Reading, str]:
    text, characters = text_of(tree_in(data))
    return read(text), characters


def answer_from(reading_of: Callable[[bytes], tuple[Reading, str]]) -> None:
    """`reading_of` makes a tree of the bytes and names their characters."""
    gc.disable()  # a process that reads one file and ends
    module, _, name = sys.argv[1].rpartition(".")
    sift = getattr(import_module(module), name)

    def answer(data: bytes) -> bytes:
        try:
            return DONE + bytes(sift(*reading_of(data), *sys.argv[2:]))
        except UnreadableError as fault:
            return UNREADABLE + json.dumps([fault.code, fault.sentence]).encode()
        except RefusedError as fault:
            return REFUSED + json.dumps([fault.code, fault.facts], default=str).encode()
        except MemoryError:
            full = refusals.too_much_memory()
            return UNREADABLE + json.dumps([full.code, full.sentence]).encode()

    serve(answer, memory=MAX_MEMORY, cpu_seconds=CPU_SECONDS)


if __name__ == "__main__":
    main()
