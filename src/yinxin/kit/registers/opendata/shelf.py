"""Where the files of open data lie: of each register the last complete set, exchanged all at once."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import News

MANIFEST = "manifest.json"
CURRENT = "current"
MEDIA_TYPES = {
    "records.csv": "text/csv; charset=utf-8",
    "records.json": "application/json",
    "datapackage.json": "application/json",
}
"""The files of a set, in the order of a page."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """`sha256` is of its bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A set of files: when it was read from the database, and how many records it holds."""

    at: datetime
    records: int
    files: tuple[DataFile, ...]


def shelved(register: Register) -> Shelved | None:
    """None before the first night, for a register that is not public, and from the moment a record, a name or a place was taken
    back until the set is made anew: nobody may fetch what is no longer shown."""
    if not register.is_public:
        return None
    try:
        told = json.loads((folder(register) / CURRENT / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    at = datetime.fromisoformat(told["at"])
    if News.objects.filter(register=register.slug, takes_back=True, at__gte=at).exists():
        return None
    return Shelved(at, told["records"], tuple(DataFile(**one) for one in told["files"]))


def path(register: Register, name: str) -> Path:
    return folder(register) / CURRENT / name


def folder(register: Register) -> Path:
    return Path(settings.OPEN_DATA) / register.slug


def draft(register: Register, name: str) -> Path:
    """An empty folder beside the current one."""
    made = folder(register) / name
    made.mkdir(mode=0o700, parents=True)
    return made


def put(register: Register, made: Path, told: Shelved) -> None:
    """Exchange the whole set in one step: nobody ever fetches half a file, nor files of two nights."""
    (made / MANIFEST).write_text(json.dumps(asdict(told), default=str), encoding="utf-8")
    link = folder(register) / f".{made.name}"
    link.symlink_to(made.name)
    link.replace(folder(register) / CURRENT)
    for old in folder(register).iterdir():
        if old.is_dir() and not old.is_symlink() and old != made:
            shutil.rmtree(old, ignore_errors=True)


def clear(register: Register) -> None:
    """A register that is public no longer keeps no files."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder(register))
