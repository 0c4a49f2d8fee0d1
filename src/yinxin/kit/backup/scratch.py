"""A place for what must lie on the disk in clear for a moment: open to its owner alone, overwritten and removed after."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ZEROS = bytes(1024 * 1024)


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A new folder below `beside`."""
    beside.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".scratch-", dir=beside))
    try:
        yield folder
    finally:
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
