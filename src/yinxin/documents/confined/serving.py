"""Inside the child: limits first, then one answer for every message, until the parent has no more."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable

from yinxin.documents.confined.frames import framed, read_frame


def serve(answer: Callable[[bytes], bytes], *, memory: int, cpu_seconds: int) -> None:
    """`memory` in bytes for the whole process, `cpu_seconds` for each message."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not mix with the answers.
    os.dup2(2, 1)
    _limit(resource.RLIMIT_AS, memory)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with incoming, outgoing:
        while (message := read_frame(incoming)) is not None:
            # The kernel counts from the start of the process, so every message moves the mark on.
            _limit(resource.RLIMIT_CPU, int(_cpu_used()) + 1 + cpu_seconds)
            outgoing.write(framed(answer(message)))
            outgoing.flush()


def _limit(which: int, value: int) -> None:
    # Address space is never less than memory in use, so this bounds the latter. Only the soft limit is set: LibreOffice,
    # started from here, maps far more than it uses and gets a limit of its own.
    _, hard = resource.getrlimit(which)
    resource.setrlimit(which, (value, hard))


def _cpu_used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
