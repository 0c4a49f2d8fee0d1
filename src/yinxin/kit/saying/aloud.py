"""The usual way to say a name, syllable by syllable: which reading by the table of readings, with the tone by the table of tones."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables

TONES = Path(__file__).parent / "tones.tsv"
CANTONESE, MANDARIN = "yue", "cmn"
SHEE = "氏"
AS_ONE_WORD = 3
"""Characters: 梅隔 is Méigé, 渡头梁氏 is Dù Tóu Liáng Shì."""


@dataclass(frozen=True, slots=True)
class Aloud:
    """`jyutping` with a number for the tone, `pinyin` with a mark; empty where a character has no reading."""

    jyutping: str
    pinyin: str

    def __bool__(self) -> bool:
        return bool(self.jyutping or self.pinyin)


@lru_cache(maxsize=4_096)
def aloud(name: str, role: Role = Role.ANY) -> Aloud:
    """What is no name in characters alone is said in no way at all."""
    return Aloud(" ".join(_said(name, CANTONESE, role)), _joined(_said(name, MANDARIN, role)))


def aloud_person(name: str) -> Aloud:
    """Surname and given name apart, the surname as surnames are said: Liáng Yàonán, Shàn."""
    known = tables().surnames
    length = next((many for many in (2, 1) if len(name) > many and name[:many] in known), 0)
    if not length or name[length:] == SHEE:
        return aloud(name, Role.SURNAME)
    parts = aloud(name[:length], Role.SURNAME), aloud(name[length:])
    if not all(parts):
        return Aloud("", "")
    return Aloud(" ".join(one.jyutping for one in parts), " ".join(one.pinyin for one in parts))


def toned(syllable: str, char: str, dialect: str) -> str:
    """A syllable of the table of readings as it is said with its tone; as it is where none is known."""
    return _tones(dialect).get(char, {}).get(syllable, syllable)


def _said(name: str, dialect: str, role: Role) -> list[str]:
    said = []
    for at, char in enumerate(name):
        known = tables().readings.of(char, dialect, Role.SURNAME if name[at + 1 : at + 2] == SHEE else role)
        if not known:
            return []
        said.append(toned(known[0][0], char, dialect))
    return said


def _joined(syllables: list[str]) -> str:
    """As maps write it: a short name as one word, with an apostrophe where it would be read wrongly (Xī'ān)."""
    if len(syllables) > AS_ONE_WORD:
        return " ".join(one.capitalize() for one in syllables)
    word = "".join(f"'{one}" if at and _bare(one)[:1] in "aeo" else one for at, one in enumerate(syllables))
    return word[:1].upper() + word[1:]


@cache
def _tones(dialect: str) -> Mapping[str, Mapping[str, str]]:
    """Character → syllable without tone → with it."""
    column = {CANTONESE: 1, MANDARIN: 2}.get(dialect)
    if column is None:
        return {}
    lines = (line.split("\t") for line in TONES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {cells[0]: {_bare(one): one for one in cells[column].split()} for cells in lines}


def _bare(syllable: str) -> str:
    """Without number and mark, with `v` for ü where the table of readings has it."""
    plain = unicodedata.normalize("NFD", syllable.rstrip("123456")).replace("u\u0308", "v")
    return "".join(one for one in plain if not unicodedata.combining(one))
