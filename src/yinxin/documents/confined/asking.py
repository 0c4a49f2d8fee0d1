"""The parent's side: starting a child, asking it, and ending it with everything it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from yinxin.documents.confined.frames import LENGTH, framed, length_of

_PIECE = 1 << 20


class TooSlowError(Exception):
    """The child did not answer in time and was ended."""


class DiedError(Exception):
    """The child ended without an answer. `code` is its exit code, negative for the signal that ended it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the child ended with {code}")
        self.code = code

    @property
    def was_out_of_time(self) -> bool:
        return self.code in (-signal.SIGXCPU, -signal.SIGKILL)

    @property
    def was_out_of_memory(self) -> bool:
        """A library in C or Rust ends so when memory is refused to it."""
        return self.code == -signal.SIGABRT


PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ")
"""What a child needs to find its programs, its fonts and a place for files. Secrets of the program are not among them."""


def bare_environment() -> dict[str, str]:
    """A stranger's file may one day get the better of a parser; it then finds no key, no password and no database address."""
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


class Confined:
    """One child running a module that calls `serving.serve`; used as a context, so that it never outlives its use."""

    def __init__(self, module: str, *arguments: str) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", module, *arguments]
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                command,
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.DEVNULL,
                env=bare_environment(),
                start_new_session=True,
            )
        self._line = ours

    def __enter__(self) -> Confined:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def ask(self, message: bytes, *, patience: float) -> bytes:
        """The answer, within `patience` seconds of the clock on the wall. After a failure the child is gone."""
        deadline = time.monotonic() + patience
        try:
            self._wait_until(deadline)
            self._line.sendall(framed(message))
            return self._receive(length_of(self._receive(LENGTH, deadline)), deadline)
        except TimeoutError:
            self.end()
            raise TooSlowError from None
        except (OSError, EOFError):
            raise DiedError(self._code_of_the_dead(deadline)) from None

    def end(self) -> None:
        """Ends the child and what it started: LibreOffice has a group of its own, but is of the child's session."""
        self._line.close()
        if self._child.returncode == 0:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._child.pid, signal.SIGKILL)
        for pid in _of_session(self._child.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._child.kill()
        self._child.wait()

    def _receive(self, length: int, deadline: float) -> bytes:
        pieces = bytearray()
        while len(pieces) < length:
            self._wait_until(deadline)
            piece = self._line.recv(min(_PIECE, length - len(pieces)))
            if not piece:
                raise EOFError
            pieces += piece
        return bytes(pieces)

    def _wait_until(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._line.settimeout(left)

    def _code_of_the_dead(self, deadline: float) -> int:
        """The line breaks a moment before the exit code is there; one that closed it and lives on is ended."""
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(max(0.0, min(5.0, deadline - time.monotonic())))
        self.end()
        code: int = self._child.returncode
        return code


def _of_session(session: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # “pid (name) state parent group session …”; a name may hold spaces and brackets.
            fields = entry.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield int(entry.parent.name)
