"""How a name is said in the kinds of Chinese, by the table the search works with."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.roots.seeking.box.reasons import dialect_name
from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables

ORDER = ("hoi", "yue", "nan", "tws", "hak", "hai", "fuz", "cmn", "vie")
"""Those first that most papers were spelled by."""

SYSTEMS = {
    "yue": "Jyutping",
    "cmn": "Pinyin",
    "nan": "Tâi-lô",
    "tws": "Tâi-lô",
    "hak": "Tâi-lô",
    "hai": "Tâi-lô",
    "vie": "Quốc ngữ",
}


@dataclass(frozen=True, slots=True)
class Sound:
    """`text` without tones, as the tables hold it."""

    dialect: str
    text: str
    system: str


def sounds_of(chars: str, role: Role) -> tuple[Sound, ...]:
    """The usual sound in each dialect that has one for every character."""
    found = []
    for dialect in ORDER:
        said = [next(iter(tables().readings.of(char, dialect, role)), None) for char in chars]
        if said and all(one is not None for one in said):
            text = " ".join(one[0] for one in said if one is not None)
            found.append(
                Sound(
                    dialect_name(dialect),
                    text.replace("v", "ü") if dialect == "cmn" else text,
                    SYSTEMS.get(dialect, ""),
                )
            )
    return tuple(found)


def written_forms(chars: str, simplified: str) -> tuple[str, ...]:
    """Further ways to write a single character, for comparing with a gravestone: the traditional and simplified are shown already."""
    if len(chars) != 1:
        return ()
    others = tables().readings.variants(chars)
    return tuple(dict.fromkeys(one for one in others if one not in (chars, simplified)))[:6]
