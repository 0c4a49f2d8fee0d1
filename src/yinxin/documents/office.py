"""Old formats (doc, wps, rtf, odt) turned into docx by LibreOffice, where it is installed, and then read as such."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from yinxin.documents import refusals
from yinxin.documents.limits import MAX_CONVERSION_SECONDS, MEBIBYTE
from yinxin.documents.word import reader as word
from yinxin.domain.document import Document

_PROGRAMS = ("soffice", "libreoffice")
_MAX_CPU_SECONDS = 60
_MAX_DATA = 512 * MEBIBYTE
_MAX_RESULT = 100 * MEBIBYTE
_ENCRYPTED = 0x0100
"""Bit of the eleventh byte pair of a Word binary file (fEncrypted in its header)."""
_MEDIA_TYPES = {
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".wps": "application/vnd.ms-works",
}


def read(data: bytes, *, name: str) -> Document:
    suffix = _suffix(data, name)
    if _has_password(data):
        raise refusals.password()
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise refusals.needs_office(suffix.lstrip("."))
    document = word.read(_converted(program, data, suffix), name=name)
    media_type = _MEDIA_TYPES.get(suffix, "application/msword")
    return replace(document, media_type=media_type, sha256=sha256(data).hexdigest())


def _suffix(data: bytes, name: str) -> str:
    """The kind by content: offices rename files, and LibreOffice goes by the name first."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    if b"<?xml" in data[:16]:
        return ".xml"
    suffix = Path(name).suffix.lower()
    return suffix if suffix in (".doc", ".wps", ".wpt") else ".doc"


def _has_password(data: bytes) -> bool:
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return False
    import olefile

    try:
        with olefile.OleFileIO(data) as container:
            head = container.openstream("WordDocument").read(12)
    except (OSError, ValueError, IndexError, TypeError, AttributeError):
        return False
    return len(head) == 12 and bool(int.from_bytes(head[10:12], "little") & _ENCRYPTED)


def _converted(program: str, data: bytes, suffix: str) -> bytes:
    """Each conversion has a profile of its own: two LibreOffices cannot share one."""
    with tempfile.TemporaryDirectory(prefix="yinxin-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source{suffix}")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(Path(folder, "out"))),
            str(source),
        ]
        _run(command, suffix)
        result = Path(folder, "out", "source.docx")
        if not result.is_file() or result.stat().st_size > _MAX_RESULT:
            raise refusals.conversion_failed(suffix.lstrip("."))
        return result.read_bytes()


def _run(command: list[str], suffix: str) -> None:
    child = subprocess.Popen(  # noqa: S603 - a fixed command; the file's own name never reaches it
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_limit,
        process_group=0,
    )
    try:
        child.wait(MAX_CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        raise refusals.too_slow() from None
    finally:
        _end(child)
    if child.returncode:
        raise refusals.conversion_failed(suffix.lstrip("."))


def _limit() -> None:
    # The address space LibreOffice maps says nothing about what it uses; its data segment does.
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    resource.setrlimit(resource.RLIMIT_DATA, (_MAX_DATA, _MAX_DATA))
    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_CPU_SECONDS, _MAX_CPU_SECONDS))


def _end(child: subprocess.Popen[bytes]) -> None:
    """LibreOffice's first process starts a second in the same group; its folder is removed only when both are gone."""
    deadline = time.monotonic() + 1
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(child.pid, signal.SIGKILL)
            child.poll()
            time.sleep(0.01)
    child.wait()
