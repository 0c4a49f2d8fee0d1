"""Reading what records are made of: names, events, places, citations, notes."""

from __future__ import annotations

from yinxin.domain.gedcom import extensions
from yinxin.domain.gedcom.dates import read_date
from yinxin.domain.gedcom.lines import Node
from yinxin.domain.gedcom.spellings import language_of
from yinxin.domain.gedcom.taking import Taking
from yinxin.domain.gedcom.tree import (
    Citation,
    Event,
    Name,
    NameKind,
    OutsideId,
    Part,
    PartKind,
    Place,
    Restriction,
    Spelt,
    Translation,
)
from yinxin.domain.gedcom.versions import Version
from yinxin.domain.gedcom.when import When

_ORDER = {kind: number for number, kind in enumerate(PartKind)}
_KINDS = {kind.value.lower(): kind for kind in NameKind if kind}
_KINDS |= {"表字": NameKind.COURTESY, "号": NameKind.ART, "别号": NameKind.ART, "別號": NameKind.ART}
_KINDS |= {"讳": NameKind.TABOO, "谱名": NameKind.GENEALOGY, "派名": NameKind.GENEALOGY, "小名": NameKind.MILK}
_KINDS |= {"paper name": NameKind.PAPER, "paper": NameKind.PAPER, "纸名": NameKind.PAPER, "纸面名": NameKind.PAPER}
_KINDS |= {"married name": NameKind.MARRIED, "birth name": NameKind.BIRTH, "also known as": NameKind.ALIAS}
_BESIDE = {"_MARNM": NameKind.MARRIED, "_AKA": NameKind.ALIAS}
"""Under a name, webtrees and others write further names."""


def names(node: Node, below: Taking) -> list[Name]:
    """The name, and what programs write under it as names besides."""
    kind, phrase = _kind(below)
    made = Name(
        Spelt(node.words, _parts(below)),
        kind,
        phrase,
        tuple(_translations(below)),
        notes(below),
        citations(below),
    )
    besides = [Name(Spelt(one.words), _BESIDE[below.context.tag_of(one)]) for one in below.all(*_BESIDE) if one.words]
    below.close()
    return [made, *besides]


def _kind(below: Taking) -> tuple[NameKind, str]:
    found = below.first("TYPE")
    if found is None:
        return NameKind.UNSAID, ""
    inner = below.below(found)
    word = found.words
    kind = _KINDS.get(word.lower())
    phrase = inner.words("PHRASE") if kind is NameKind.OTHER else "" if kind else word
    inner.close()
    if kind is not None and not phrase:
        return kind, ""
    return (_KINDS[phrase.lower()], "") if phrase.lower() in _KINDS else (NameKind.OTHER, phrase)


def _parts(below: Taking) -> tuple[Part, ...]:
    found: list[Part] = []
    for node in below.all(*PartKind, "_SURN"):
        below.below(node).close()
        kind = PartKind(node.tag.removeprefix("_"))
        texts = [node.words] if below.context.version is Version.SEVEN else node.words.split(", ")
        found += [Part(kind, text) for text in texts if text]
    return tuple(sorted(dict.fromkeys(found), key=lambda part: _ORDER[part.kind]))


def _translations(below: Taking) -> list[Translation]:
    found = []
    for node in below.all("TRAN", "ROMN", "FONE"):
        inner = below.below(node)
        language = inner.words("LANG") if node.tag == "TRAN" else language_of(inner.words("TYPE"))
        found.append(Translation(Spelt(node.words, _parts(inner)), language))
        inner.close()
    return found


def events(below: Taking, *tags: str) -> tuple[Event, ...]:
    return tuple(_event(node, below.below(node)) for node in below.all(*tags))


def _event(node: Node, below: Taking) -> Event:
    words = node.words
    happened = words.upper() == "Y" and node.tag not in _WITH_WORDS
    made = Event(
        node.tag,
        "" if happened else words,
        below.words("TYPE"),
        _when(below),
        _place(below),
        happened,
        notes(below),
        citations(below),
    )
    below.close()
    return made


_WITH_WORDS = frozenset({"OCCU", "TITL", "EVEN", "FACT", "EDUC", "RESI"})
"""What these say may be the one letter Y."""


def _when(below: Taking) -> When | None:
    node = below.first("DATE")
    if node is None:
        return None
    inner = below.below(node)
    phrase = inner.words("PHRASE", extensions.WORDS)
    inner.close()
    made = read_date(node.value, phrase)
    return made if made.first or made.phrase else None


def _place(below: Taking) -> Place | None:
    node = below.first("PLAC")
    if node is None:
        return None
    inner = below.below(node)
    translations = []
    for one in inner.all("TRAN", "ROMN", "FONE"):
        under = inner.below(one)
        language = under.words("LANG") if one.tag == "TRAN" else language_of(under.words("TYPE"))
        translations.append((language, one.words))
        under.close()
    latitude, longitude = _point(inner)
    inner.close()
    made = Place(node.words, tuple(translations), latitude, longitude)
    return made if made != Place("") else None


def _point(inner: Taking) -> tuple[str, str]:
    node = inner.first("MAP")
    if node is None:
        return "", ""
    under = inner.below(node)
    found = under.words("LATI"), under.words("LONG")
    under.close()
    return found if all(found) else ("", "")


def citations(below: Taking) -> tuple[Citation, ...]:
    """In 5.5.1 a source may be worded in place instead of being pointed to."""
    found = []
    for node in below.all("SOUR"):
        inner = below.below(node)
        data = inner.first("DATA")
        under = inner.below(data) if data else None
        text = (under.text("TEXT") if under else "") or inner.text("TEXT")
        if under:
            under.close()
        page = inner.words("PAGE") or ("" if node.is_pointer else node.words)
        found.append(Citation(node.pointer, page, inner.words("QUAY"), text, notes(inner)))
        inner.close()
    return tuple(found)


def notes(below: Taking) -> tuple[str, ...]:
    """Shared notes are written out where they are used."""
    found = []
    for node in below.all("NOTE", "SNOTE"):
        inner = below.below(node)
        text = below.context.shared.get(node.pointer, "") if node.is_pointer else node.value
        inner.close()
        if text:
            found.append(text)
    return tuple(found)


def restrictions(below: Taking) -> frozenset[Restriction]:
    """A word nobody knows is taken for the strictest: whoever wrote it wanted something kept back."""
    found: set[Restriction] = set()
    for node in below.all("RESN"):
        below.below(node).close()
        for word in node.words.upper().replace(",", " ").split():
            found.add(Restriction(word) if word in Restriction.__members__ else Restriction.CONFIDENTIAL)
    return frozenset(found)


def ids(below: Taking) -> tuple[OutsideId, ...]:
    found = []
    for node in below.all("UID", extensions.UID, "REFN", "EXID", "_EXID"):
        inner = below.below(node)
        found.append(OutsideId(node.tag.removeprefix("_"), node.words, inner.words("TYPE")))
        inner.close()
    return tuple(one for one in found if one.value)
