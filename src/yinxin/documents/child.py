"""The process in which a stranger's file is read: limits first, then the reader. Data come in, one message goes out."""

from __future__ import annotations

import gc
import os
import resource
import sys

from yinxin.documents import refusals, wire
from yinxin.documents.limits import MAX_CPU_SECONDS, MAX_MEMORY
from yinxin.documents.reading import read
from yinxin.domain.errors import UnreadableError


def main() -> None:
    # Whatever a library prints must not mix with the message.
    out = os.dup(1)
    os.dup2(2, 1)
    _limit()
    gc.disable()  # a process that reads one file and ends has no garbage worth looking for among a million cells
    data = sys.stdin.buffer.read()
    try:
        message = wire.packed(read(data, name=sys.argv[1]))
    except UnreadableError as fault:
        message = wire.refused(fault)
    except MemoryError:
        message = wire.refused(refusals.too_much_memory())
    with os.fdopen(out, "wb") as stream:
        stream.write(message)


def _limit() -> None:
    # Address space is never less than memory in use, so this bounds the latter. Only the soft limit is set: LibreOffice,
    # started from here, maps far more than it uses and gets a limit of its own.
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, hard))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
