"""How a name is said in the kinds of Chinese, by the table the search works with."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.apps.roots.seeking.box.reasons import dialect_name
from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables

BOTH = 2
"""A surname of one character may be said in two ways, and a spelling may be of either: 伍 is m and ng."""

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
    """The usual sound in each dialect that has one for every character; of a single character the second one too."""
    found = []
    for dialect in ORDER:
        said = [[sound for sound, _weight in tables().readings.of(char, dialect, role)[:BOTH]] for char in chars]
        if said and all(said):
            text = " ".join(" / ".join(one) if len(said) == 1 else one[0] for one in said)
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
