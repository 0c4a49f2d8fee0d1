"""A place for what must lie on the disk in clear for a moment: open to its owner alone, overwritten and removed after.

Who uses one holds a lock on it, which the system takes away however the program ends. What nobody holds was left by a program
that was killed, and the next one that needs such a place overwrites it first.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ZEROS = bytes(1024 * 1024)
PREFIX = ".scratch-"


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A new folder below `beside`."""
    beside.mkdir(mode=0o700, parents=True, exist_ok=True)
    overwrite_forgotten(beside)
    with _held(beside):  # so that nobody finds the new folder before it has its lock
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
        holding = _open(folder)
        fcntl.flock(holding, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        _remove(folder)
        os.close(holding)


def overwrite_forgotten(beside: Path) -> None:
    """Remove the folders below `beside` that nobody uses any more."""
    if not beside.is_dir():
        return
    with _held(beside):
        for folder in beside.glob(f"{PREFIX}*"):
            if folder.is_dir() and not folder.is_symlink() and not _is_held(folder):
                _remove(folder)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    holding = _open(folder)
    try:
        fcntl.flock(holding, fcntl.LOCK_EX)
        yield
    finally:
        os.close(holding)


def _is_held(folder: Path) -> bool:
    asking = _open(folder)
    try:
        fcntl.flock(asking, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(asking)
    return False


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            overwrite(path)
    shutil.rmtree(folder)


def overwrite(path: Path) -> None:
    """Zeros over the bytes, then removed. On a disk that remaps its blocks (flash, snapshots) the old bytes may live on:
    there only an encrypted disk helps."""
    if not path.exists():
        return
    with path.open("r+b") as opened:
        left = os.fstat(opened.fileno()).st_size
        while left > 0:
            left -= opened.write(ZEROS[:left])
        opened.flush()
        os.fsync(opened.fileno())
    path.unlink()
