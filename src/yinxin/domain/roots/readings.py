"""How characters are read in nine kinds of Chinese: one compact table, built by `make readings`, looked into without copying."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.errors import UnreadableError

MAGIC = b"YXR1"


class Role(IntEnum):
    """Where in a name a reading holds."""

    ANY = 0
    SURNAME = 1
    PLACE = 2


@dataclass(frozen=True, slots=True)
class DialectReadings:
    """The readings of one dialect: of the character number `i`, those from `start[i]` to `start[i + 1]`, usual ones first."""

    syllables: tuple[str, ...]
    start: NDArray[np.uint32]
    syllable: NDArray[np.uint16]
    weight: NDArray[np.uint8]
    role: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Readings:
    """All dialects over one sorted list of characters, and which characters may stand for one another."""

    version: str
    chars: NDArray[np.uint32]
    dialects: Mapping[str, DialectReadings]
    variant_start: NDArray[np.uint32]
    variant_char: NDArray[np.uint32]
    loose_start: NDArray[np.uint32] | None = None
    loose_char: NDArray[np.uint32] | None = None

    @classmethod
    def from_bytes(cls, data: bytes) -> Readings:
        """Looks into a table as it was written; refuses what is none."""
        if data[:4] != MAGIC:
            raise UnreadableError("readings-not-a-table", "读音表不是本程序的格式：请用 make readings 重新生成。")
        size = int.from_bytes(data[4:8], "little")
        header: dict[str, Any] = json.loads(data[8 : 8 + size])
        arrays = dict(_arrays(data, header, 8 + size))
        dialects = {
            name: DialectReadings(
                tuple(header["syllables"][name]),
                arrays[f"{name}.start"],
                arrays[f"{name}.syllable"],
                arrays[f"{name}.weight"],
                arrays[f"{name}.role"],
            )
            for name in header["dialects"]
        }
        loose = arrays.get("loose.start"), arrays.get("loose.char")
        return cls(
            header["version"], arrays["chars"], dialects, arrays["variant.start"], arrays["variant.char"], *loose
        )

    def at(self, char: str) -> int | None:
        """The number of a character in the table, or None."""
        code = ord(char)
        place = int(np.searchsorted(self.chars, code))
        return place if place < len(self.chars) and int(self.chars[place]) == code else None

    def variants(self, char: str) -> tuple[str, ...]:
        """The characters that may stand for this one, itself first: 钟 is 鍾 or 鐘."""
        place = self.at(char)
        if place is None:
            return (char,)
        others = self.variant_char[self.variant_start[place] : self.variant_start[place + 1]]
        return (char, *(chr(code) for code in others.tolist() if code != ord(char)))

    def mistaken(self, char: str) -> tuple[str, ...]:
        """The characters a converter of scripts puts in each other's place though they are two: 餘 where 余 stood."""
        place = self.at(char)
        if place is None or self.loose_start is None or self.loose_char is None:
            return ()
        others = self.loose_char[self.loose_start[place] : self.loose_start[place + 1]]
        return tuple(chr(code) for code in others.tolist())

    def of(self, char: str, dialect: str, role: Role = Role.ANY) -> tuple[tuple[str, float], ...]:
        """The readings of a character in a dialect, usual ones first, weights summing to 1; those of the role where it has its own."""
        place = self.at(char)
        table = self.dialects.get(dialect)
        if place is None or table is None:
            return ()
        span = slice(int(table.start[place]), int(table.start[place + 1]))
        rows = list(
            zip(table.syllable[span].tolist(), table.weight[span].tolist(), table.role[span].tolist(), strict=True)
        )
        wanted = [row for row in rows if row[2] == role] or [row for row in rows if row[2] == Role.ANY]
        total = sum(weight for _, weight, _ in wanted) or 1
        return tuple((table.syllables[number], weight / total) for number, weight, _ in wanted)


def _arrays(data: bytes, header: Mapping[str, Any], begin: int) -> list[tuple[str, NDArray[Any]]]:
    """The arrays behind the header, each beginning at a multiple of eight bytes."""
    found: list[tuple[str, NDArray[Any]]] = []
    at = begin
    for entry in header["arrays"]:
        at = (at + 7) // 8 * 8
        kind = np.dtype(entry["dtype"]).newbyteorder("<")
        found.append((entry["name"], np.frombuffer(data, kind, entry["length"], at)))
        at += kind.itemsize * entry["length"]
    return found
