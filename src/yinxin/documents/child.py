"""The process in which a stranger's file is read: a document's bytes come in, one message goes out."""

from __future__ import annotations

import gc
import sys

from yinxin.documents import refusals, wire
from yinxin.documents.confined.serving import serve
from yinxin.documents.limits import MAX_CPU_SECONDS, MAX_MEMORY
from yinxin.documents.reading import read
from yinxin.domain.errors import UnreadableError


def main() -> None:
    gc.disable()  # a process that reads one file and ends has no garbage worth looking for among a million cells
    serve(_read, memory=MAX_MEMORY, cpu_seconds=MAX_CPU_SECONDS)


def _read(data: bytes) -> bytes:
    try:
        return wire.packed(read(data, name=sys.argv[1]))
    except UnreadableError as fault:
        return wire.refused(fault)
    except MemoryError:
        return wire.refused(refusals.too_much_memory())


if __name__ == "__main__":
    main()
