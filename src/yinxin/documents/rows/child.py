"""The process in which a stranger's sheet is read: its bytes come in, one message of rows goes out."""

from __future__ import annotations

import gc
import json
import sys

from yinxin.documents import refusals
from yinxin.documents.confined.serving import serve
from yinxin.documents.limits import MAX_CPU_SECONDS, MAX_MEMORY
from yinxin.documents.rows import grid
from yinxin.documents.rows.reading import read
from yinxin.domain.errors import UnreadableError


def main() -> None:
    gc.disable()  # a process that reads one file and ends
    serve(_read, memory=MAX_MEMORY, cpu_seconds=MAX_CPU_SECONDS)


def _read(data: bytes) -> bytes:
    try:
        return grid.packed(read(data, name=sys.argv[1], besides=tuple(json.loads(sys.argv[2]))))
    except UnreadableError as fault:
        return grid.refused(fault)
    except MemoryError:
        return grid.refused(refusals.too_much_memory())


if __name__ == "__main__":
    main()
