"""Waiting that ends at once when the process is told something: to stop, or that a child has ended."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
from types import FrameType, TracebackType

STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Told:
    """`with Told() as told: while not told.to_stop: …; told.wait(1)`.

    A handler only sets a flag, and the wait ends because a signal writes into a pipe. No lock is taken in a handler:
    one that the interrupted code was holding would never come free.
    """

    def __init__(self) -> None:
        self.to_stop = False
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)

    def __enter__(self) -> Told:
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        for number in STOP:
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, _nothing)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        signal.set_wakeup_fd(-1)
        os.close(self._read)
        os.close(self._write)

    def wait(self, seconds: float) -> None:
        """Rest, but not beyond the next signal."""
        if self.to_stop:
            return
        ready, _, _ = select.select([self._read], [], [], max(0.0, seconds))
        if ready:
            os.read(self._read, 4096)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.to_stop = True


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """An ignored signal would not end a wait."""


def die_with_parent(parent: int) -> None:
    """A process whose supervisor is gone has nobody to extend its lease: Linux ends it at once, elsewhere see `orphaned`."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if orphaned(parent):
        os._exit(1)


def orphaned(parent: int) -> bool:
    return os.getppid() != parent
