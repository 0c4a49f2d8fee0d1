"""All ways of writing a name, by which two cards are compared: sets of variant characters, never one conversion (余 is not 餘)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from yinxin.domain.roots.readings import Readings

MOST = 64
"""Ways of writing one name; beyond that (a long name of common characters) only the first are compared."""

ENDINGS = ("特别行政区", "特別行政區", "市", "县", "縣", "区", "區", "镇", "鎮", "乡", "鄉", "街道")
"""What a place may be written with or without."""


@lru_cache(maxsize=50_000)
def forms(name: str) -> frozenset[str]:
    """A name that is longer than its ending and one character is compared without it: 台山市 is 台山, and 新会 stays 新会."""
    bare = next((name.removesuffix(end) for end in ENDINGS if name.endswith(end) and len(name) - len(end) > 1), name)
    found: set[str] = set()
    for chars in product(*(_variants(char) for char in bare)):
        found.add("".join(chars))
        if len(found) == MOST:
            break
    return frozenset(found)


def _variants(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((char, *_readings().variants(char))))


@cache
def _readings() -> Readings:
    return Readings.from_bytes(files("yinxin.kit.root_tables").joinpath("readings.bin").read_bytes())
