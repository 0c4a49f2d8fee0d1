"""A stand-in for clamd that speaks its protocol over a real socket, and misbehaves on request."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

VIRUS = b"STAND-IN-VIRUS"


class Mood(StrEnum):
    WELL = "well"
    SILENT = "hangs up without a word"
    NONSENSE = "answers what nobody asked"
    ENDLESS = "never ends its answer"
    BROKEN = "says that it failed"


@dataclass
class Scanner:
    """`scanned` are the bytes it was sent, in order."""

    where: str
    mood: Mood = Mood.WELL
    most_bytes: int = 1 << 20
    scanned: list[bytes] = field(default_factory=list)

    def answer(self, line: socket.socket) -> None:
        command = _until_nul(line)
        if command == b"zPING":
            line.sendall(b"PONG\0")
            return
        assert command == b"zINSTREAM", command
        data = b""
        while length := int.from_bytes(_exactly(line, 4), "big"):
            data += _exactly(line, length)
            if len(data) > self.most_bytes:
                line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return  # and hangs up in the middle of what is still being sent, as clamd does
        self.scanned.append(data)
        line.sendall(self._verdict(data))

    def _verdict(self, data: bytes) -> bytes:
        return {
            Mood.WELL: b"stream: Stand-In.Virus FOUND\0" if VIRUS in data else b"stream: OK\0",
            Mood.SILENT: b"",
            Mood.NONSENSE: b"stream: OK, they say\0",
            Mood.ENDLESS: b"stream: " + b"x" * 9000,
            Mood.BROKEN: b"stream: Can't allocate memory ERROR\0",
        }[self.mood]


@contextmanager
def running(folder: Path) -> Iterator[Scanner]:
    """One on a Unix socket in `folder`, ended when the context is left."""
    place = str(folder / "clamd.ctl")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    with serving(listener, Scanner(place)) as scanner:
        yield scanner
    Path(place).unlink()


@contextmanager
def serving(listener: socket.socket, scanner: Scanner) -> Iterator[Scanner]:
    listener.listen()
    ended = threading.Event()

    def serve() -> None:
        while True:
            with suppress(OSError):
                line, _ = listener.accept()
                if ended.is_set():
                    line.close()
                    return
                with line, suppress(OSError):
                    scanner.answer(line)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield scanner
    finally:
        ended.set()
        with socket.socket(listener.family) as last:
            last.connect(listener.getsockname())
            thread.join(5)
        listener.close()


def _exactly(line: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        piece = line.recv(length - len(data))
        if not piece:
            raise ConnectionError
        data += piece
    return data


def _until_nul(line: socket.socket) -> bytes:
    command = b""
    while not command.endswith(b"\0"):
        command += _exactly(line, 1)
    return command[:-1]
