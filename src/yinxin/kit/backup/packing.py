"""What lies inside the seals: a gzipped tar, written and read in one pass, the signed list at its end.

A stream of unknown length (a database dump) goes in as numbered pieces: `cat database/*` puts it together again.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import manifest as manifests
from yinxin.kit.backup.manifest import Manifest, UntrustedError
from yinxin.kit.backup.sealing import DamagedError

PIECE = 4 * 1024 * 1024
QUICK = 3
"""gzip's level: most of the gain for a fifth of the time."""

LIST, SIGNATURE = "manifest.json", "manifest.sig"
FILES = "files"
LONGEST_LIST = 256 * 1024 * 1024
LEFT_FREE = 256 * 1024 * 1024
"""Bytes of the disk that unpacking never takes."""


class Packer:
    """Adds parts and remembers their checksums."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self.parts: dict[str, str] = {}

    def add_stream(self, name: str, source: BinaryIO) -> None:
        """All of `source`, in pieces `name`/000000, `name`/000001, …"""
        digest = hashlib.sha256()
        for number, piece in enumerate(iter(lambda: source.read(PIECE), b"")):
            digest.update(piece)
            self._put(f"{name}/{number:06}", piece)
        self.parts[name] = digest.hexdigest()

    def add_file(self, name: str, path: Path) -> None:
        """One uploaded file. It may vanish while we look (its owner erased it): then it is not added."""
        try:
            opened = path.open("rb")
        except FileNotFoundError:
            return
        with opened:
            counting = _Hashing(opened)
            entry = tarfile.TarInfo(f"{FILES}/{name}")
            entry.size, entry.mode = os.fstat(opened.fileno()).st_size, 0o600
            self._archive.addfile(entry, counting)
        self.parts[f"{FILES}/{name}"] = counting.digest.hexdigest()

    def finish(self, manifest: Manifest) -> None:
        """The list and its signature close the archive."""
        written = manifests.write(manifest)
        self._put(LIST, written)
        self._put(SIGNATURE, manifests.sign(written))

    def _put(self, name: str, held: bytes) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(held), 0o600
        self._archive.addfile(entry, io.BytesIO(held))


@contextmanager
def packed(target: BinaryIO) -> Iterator[Packer]:
    """A packer that writes to `target`."""
    with (
        gzip.GzipFile(fileobj=target, mode="wb", compresslevel=QUICK, mtime=0, filename="") as squeezed,
        tarfile.open(fileobj=squeezed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        yield Packer(archive)


def unpack(source: BinaryIO, folder: Path) -> Manifest:
    """Write the parts into `folder` and return the list, once it is known to be ours and every part to agree with it.

    Raises DamagedError or UntrustedError. What was written by then is the caller's to remove.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    taken = _Taken(folder)
    try:
        with gzip.open(source) as opened:
            bounded = cast(IO[bytes], _Bounded(opened, _room(folder)))
            taken.take_all(bounded)
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise DamagedError(str(error)) from None
    return taken.judged()


def _room(folder: Path) -> int:
    """Bytes that may come out in `folder`: what the disk has free, but for what everything else needs."""
    return shutil.disk_usage(folder).free - LEFT_FREE


class _Bounded:
    """A reader that ends with a refusal before the disk is full: until the signature nobody vouches for what comes out."""

    def __init__(self, source: gzip.GzipFile, most: int) -> None:
        self._source, self._left = source, most

    def read(self, size: int = -1) -> bytes:
        held = self._source.read(size)
        self._left -= len(held)
        if self._left < 0:
            raise RefusedError("backup-no-room")
        return held


class _Hashing:
    """A reader that remembers the checksum of what was read through it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        held = self._source.read(size)
        self.digest.update(held)
        return held


class _Taken:
    """What has come out so far."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: dict[str, hashlib._Hash] = {}
        self._closing: dict[str, bytes] = {}

    def take_all(self, source: IO[bytes]) -> None:
        """Every entry of an archive, one after the other."""
        with tarfile.open(fileobj=source, mode="r|") as archive:
            for entry in archive:
                held = archive.extractfile(entry)
                if held is None:
                    raise UntrustedError
                self.take(entry.name, held)

    def take(self, name: str, held: IO[bytes]) -> None:
        """One entry. Before the signature is checked nobody vouches for its name, so only plain ones are taken."""
        if name in {LIST, SIGNATURE}:
            self._closing[name] = held.read(LONGEST_LIST)
            return
        steps = PurePosixPath(name).parts
        if len(steps) < 2 or name.startswith("/") or ".." in steps or "\0" in name:
            raise UntrustedError
        part = name if steps[0] == FILES else steps[0]
        target = self._folder / part
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        digest = self._digests.setdefault(part, hashlib.sha256())
        with target.open("ab") as opened:
            target.chmod(0o600)
            while piece := held.read(PIECE):
                digest.update(piece)
                opened.write(piece)

    def judged(self) -> Manifest:
        """The list, when it is ours and says of every part what came out."""
        if self._closing.keys() != {LIST, SIGNATURE}:
            raise DamagedError("no list at the end")
        manifest = manifests.read(self._closing[LIST], self._closing[SIGNATURE])
        if manifest.parts != {part: digest.hexdigest() for part, digest in self._digests.items()}:
            raise DamagedError("the parts are not those of the list")
        return manifest
