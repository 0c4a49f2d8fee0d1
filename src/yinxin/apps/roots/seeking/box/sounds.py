"""How a name is said in the kinds of Chinese, by the table the search works with: that which the spelling was heard in stands first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinxin.apps.roots.seeking.box.reasons import dialect_name
from yinxin.domain.roots.answers import Reason, ReasonCode
from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables
from yinxin.kit.saying.aloud import CANTONESE, MANDARIN, aloud, aloud_person, toned

BOTH = 2
"""A surname of one character may be said in two ways, and a spelling may be of either: 伍 is m and ng."""

ORDER = ("hoi", CANTONESE, "nan", "tws", "hak", "hai", "fuz", MANDARIN, "vie")
"""Those first that most papers were spelled by."""

HEARD = (ReasonCode.SOUND, ReasonCode.NEAR)
LANGUAGES = {CANTONESE: "yue-Latn-jyutping", MANDARIN: "zh-Latn-pinyin", "vie": "vi"}


@dataclass(frozen=True, slots=True)
class Sound:
    """`text` in Jyutping and pinyin with tones, else without, as the tables hold it. `is_heard`: the spelling comes from it."""

    dialect: str
    text: str
    language: str
    is_heard: bool = False
    is_first: bool = False
    """Heard in the spelling, or the speech of Canton, or what maps and officials use: for every page, not only on asking."""


def sounds_of(chars: str, role: Role, because: Iterable[Reason] = ()) -> tuple[Sound, ...]:
    """The usual sound in each dialect that has one for every character; of a single character the second one too."""
    heard = _heard(because)
    found = []
    for dialect in sorted(ORDER, key=lambda one: (one not in heard, one not in (CANTONESE, MANDARIN))):
        text = _text(chars, dialect, role, heard.get(dialect, {}))
        if text:
            is_first = dialect in heard or dialect in (CANTONESE, MANDARIN)
            language = LANGUAGES.get(dialect, "und")
            found.append(Sound(dialect_name(dialect), text, language, dialect in heard, is_first))
    return tuple(found)


def _heard(because: Iterable[Reason]) -> Mapping[str, Mapping[str, str]]:
    """Of the first dialect that a reason names: which syllable each character was heard as."""
    found: dict[str, dict[str, str]] = {}
    for one in because:
        dialect = one.facts.get("dialect", "") if one.code in HEARD else ""
        if dialect and (not found or dialect in found):
            found.setdefault(dialect, {})[one.facts.get("char", "")] = one.facts.get("syllable", "")
    return found


def _text(chars: str, dialect: str, role: Role, heard: Mapping[str, str]) -> str:
    if dialect in (CANTONESE, MANDARIN) and len(chars) > 1:
        said = aloud_person(chars) if role is Role.ANY else aloud(chars, role)
        return said.jyutping if dialect == CANTONESE else said.pinyin
    known = [[sound for sound, _weight in tables().readings.of(char, dialect, role)[:BOTH]] for char in chars]
    if not known or not all(known):
        return ""
    if len(known) == 1:
        return " / ".join(_spelled(one, chars, dialect) for one in _heard_first(known[0], heard.get(chars)))
    return " ".join(heard.get(char) or one[0] for char, one in zip(chars, known, strict=True))


def _heard_first(known: list[str], heard: str | None) -> list[str]:
    return list(dict.fromkeys([heard, *known] if heard else known))[:BOTH]


def _spelled(syllable: str, char: str, dialect: str) -> str:
    with_tone = toned(syllable, char, dialect)
    return with_tone.replace("v", "ü") if dialect == MANDARIN else with_tone


def written_forms(chars: str, simplified: str) -> tuple[str, ...]:
    """Further ways to write a single character, for comparing with a gravestone: the traditional and simplified are shown already."""
    if len(chars) != 1:
        return ()
    others = tables().readings.variants(chars)
    return tuple(dict.fromkeys(one for one in others if one not in (chars, simplified)))[:6]
