"""Reads a stranger's file in a child process that cannot outgrow its limits of memory and time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from yinxin.documents import refusals
from yinxin.documents.glance import HEAD, Glance, suffix_of
from yinxin.documents.limits import MAX_BYTES, MAX_CONVERSION_SECONDS, MAX_RECOGNITION_SECONDS, MAX_SECONDS, MEBIBYTE
from yinxin.documents.reading import read
from yinxin.documents.wire import unpacked
from yinxin.domain.document import Document
from yinxin.domain.errors import UnreadableError

_SMALL = MEBIBYTE
_MAY_NEED_OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<?xml")


def read_guarded(data: bytes, *, name: str) -> Document:
    """As `read`, but a file that breaks its reader harms nothing and is refused with a sentence.

    Plain text of ordinary size has no parser that could be broken: it is read here, without the price of a process.
    """
    if not data:
        raise refusals.empty()
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    seen = Glance(suffix_of(name), data[:HEAD])
    if len(data) <= _SMALL and seen.is_plain_text:
        return read(data, name=name)
    return _answer(*_run(data, name, _patience(seen)))


def _patience(seen: Glance) -> float:
    """Seconds to wait: more for what LibreOffice may have to convert, or recognition to read."""
    if seen.head.startswith(_MAY_NEED_OFFICE) or b"opendocument.text" in seen.head:
        return MAX_SECONDS + MAX_CONVERSION_SECONDS
    if b"%PDF" in seen.head and find_spec("rapidocr_onnxruntime") is not None:
        return MAX_RECOGNITION_SECONDS
    return MAX_SECONDS


def _run(data: bytes, name: str, patience: float) -> tuple[bytes, int]:
    command = [sys.executable, "-m", "yinxin.documents.child", name.replace("\0", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    child = subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        message, _ = child.communicate(data, timeout=patience)
    except subprocess.TimeoutExpired:
        raise refusals.too_slow() from None
    finally:
        _end(child)
    return message, child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends a child that did not end by itself, and what it started: LibreOffice has a group of its own, but is of
    the child's session."""
    if child.returncode == 0:
        return
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    for pid in _of_session(child.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    child.kill()
    child.communicate()


def _of_session(session: int) -> Iterator[int]:
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # “pid (name) state parent group session …”; a name may hold spaces and brackets.
            fields = entry.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                yield int(entry.parent.name)


def _answer(message: bytes, code: int) -> Document:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise refusals.too_slow()
    if code == -signal.SIGABRT:  # how a library in C or Rust ends when memory is refused to it
        raise refusals.too_much_memory()
    if code != 0:
        raise refusals.reader_died()
    try:
        return unpacked(message)
    except UnreadableError:
        raise
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, ValueError) as fault:
        raise refusals.reader_died() from fault
