"""Asks a ClamAV daemon on its socket whether bytes carry something it knows (INSTREAM, as in clamd(8))."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from enum import StrEnum

from yinxin.kit.env import SettingError

SECONDS_TO_GREET = 2
SECONDS_TO_SCAN = 15
"""While somebody waits for the page. A scan that takes longer leaves the file in quarantine, where there is more time."""
SECONDS_WITHOUT_HASTE = 120
_PIECE = 1 << 16
_ADDRESS = re.compile(
    r"unix:(?P<path>/.+)|tcp://(?P<host>[\w.-]+):(?P<port>[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d)"
)


class Verdict(StrEnum):
    CLEAN = "clean"
    FOUND = "found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """UNKNOWN is no answer, or one that was not understood: the file is then neither clean nor known to be bad."""

    verdict: Verdict
    finding: str = ""


def address(text: str) -> str | tuple[str, int] | None:
    """`unix:/run/clamav/clamd.ctl` or `tcp://127.0.0.1:3310`; empty means that no scanner is used."""
    if not text:
        return None
    if found := _ADDRESS.fullmatch(text):
        return found["path"] or (found["host"], int(found["port"]))
    raise SettingError(
        "设置 YINXIN_CLAMD 写错了：请写成 unix:/路径 或 tcp://主机:端口，例如 unix:/run/clamav/clamd.ctl。"
    )


def scan(data: bytes, where: str | tuple[str, int], *, seconds: float = SECONDS_TO_SCAN) -> Scan:
    """Never raises: a daemon that is down, closes the line over its StreamMaxLength or talks nonsense gives UNKNOWN."""
    if not answers(where):  # one that hangs is found out at once, not after every file's full time
        return Scan(Verdict.UNKNOWN)
    try:
        with _connected(where, seconds) as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), _PIECE):
                piece = data[start : start + _PIECE]
                line.sendall(len(piece).to_bytes(4, "big") + piece)
            line.sendall(bytes(4))
            answer = _answer(line)
    except OSError:
        return Scan(Verdict.UNKNOWN)
    if answer == "stream: OK":
        return Scan(Verdict.CLEAN)
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return Scan(Verdict.FOUND, answer.removeprefix("stream: ").removesuffix(" FOUND")[:200])
    return Scan(Verdict.UNKNOWN)


def answers(where: str | tuple[str, int]) -> bool:
    """Whether a daemon is there and says PONG."""
    try:
        with _connected(where, SECONDS_TO_GREET) as line:
            line.sendall(b"zPING\0")
            return _answer(line) == "PONG"
    except OSError:
        return False


def _connected(where: str | tuple[str, int], seconds: float) -> socket.socket:
    line = socket.socket(socket.AF_UNIX if isinstance(where, str) else socket.AF_INET)
    try:
        line.settimeout(seconds)
        line.connect(where)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    """One answer ends with a NUL. A longer one than any finding's name is none."""
    received = b""
    while not received.endswith(b"\0") and len(received) < 4096 and (piece := line.recv(4096)):
        received += piece
    return received.rstrip(b"\0").decode("ascii", "replace")
