"""The names of a person of a file as this program keeps them: surname and given part, kind, script, and the language of a spelling."""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.domain.gedcom.sifted import Cited, SiftedName
from yinxin.domain.gedcom.tree import Name, NameKind, Person, Spelt
from yinxin.domain.gedcom.words_kept import Words
from yinxin.domain.text.fold import simplified
from yinxin.domain.text.scripts import traditional

LONGEST_SURNAME, LONGEST_GIVEN, LONGEST_LANGUAGE = 40, 80, 60

_KINDS = {
    NameKind.COURTESY: "courtesy",
    NameKind.ART: "art",
    NameKind.TABOO: "taboo",
    NameKind.GENEALOGY: "generation",
    NameKind.MILK: "milk",
    NameKind.MARRIED: "married",
    NameKind.PAPER: "paper",
    NameKind.UNSAID: "birth",
    NameKind.BIRTH: "birth",
    NameKind.MAIDEN: "birth",
}
KIND_OF = {
    "birth": NameKind.BIRTH,
    "courtesy": NameKind.COURTESY,
    "art": NameKind.ART,
    "taboo": NameKind.TABOO,
    "generation": NameKind.GENEALOGY,
    "milk": NameKind.MILK,
    "married": NameKind.MARRIED,
    "paper": NameKind.PAPER,
    "alias": NameKind.ALIAS,
}


def names_of(person: Person, words: Words) -> Iterator[SiftedName]:
    """Every name with its spellings; the same again is one. What is longer than a name, or names somebody who is dropped, is counted as lost.

    Whose first name is that of somebody dropped is a namesake; a further name that is hers alone is not his to have."""
    seen: set[tuple[str, ...]] = set()
    is_namesake: bool | None = None
    for name in person.names:
        own = [(name.spelt, "")] if name.spelt.text or not name.translations else []
        for spelt, language in (*own, *((one.spelt, one.language) for one in name.translations)):
            made = _name(name, spelt, language, words.cited(name.citations))
            if made is None or not words.is_nameable(person.xref, made.surname, made.given):
                words.lost["INDI.NAME"] += 1
                continue
            is_dropped = words.is_of_dropped(made.surname, made.given)
            if is_namesake is None:
                is_namesake = is_dropped
            if is_dropped and not is_namesake:
                words.lost["INDI.NAME"] += 1
            elif (key := (made.kind, made.surname, made.given, made.language)) not in seen:
                seen.add(key)
                yield made


def _name(name: Name, spelt: Spelt, language: str, cited: Cited) -> SiftedName | None:
    surname, given = spelt.surname, spelt.given
    if not surname + given or len(surname) > LONGEST_SURNAME or len(given) > LONGEST_GIVEN:
        return None
    script = script_of(surname + given, language)
    return SiftedName(_KINDS.get(name.kind, "alias"), surname, given, language[:LONGEST_LANGUAGE], script, cited)


def script_of(text: str, language: str) -> str:
    """By ISO 15924: as the language tag says, else by the characters. What is the same in both Chinese scripts is taken as traditional.

    Conversion only tells whether anything would change; its result is not kept, because it corrupts surnames (余, 范).
    """
    for part in language.split("-"):
        if part in ("Hans", "Hant", "Latn", "Thai"):
            return part
    if any("\u3400" <= letter <= "\u9fff" or letter >= "\U00020000" for letter in text):
        return "Hans" if simplified(text) == text and traditional(text) != text else "Hant"
    if any("\u0e00" <= letter <= "\u0e7f" for letter in text):
        return "Thai"
    return "Latn" if any(letter.isalpha() and letter < "\u0250" for letter in text) else "Zyyy"
