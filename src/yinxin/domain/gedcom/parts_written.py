"""Writing what records are made of: names, events, places, citations, notes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from yinxin.domain.gedcom import extensions
from yinxin.domain.gedcom.dates import words_apart, written_date
from yinxin.domain.gedcom.laying import Lines
from yinxin.domain.gedcom.spellings import is_roman
from yinxin.domain.gedcom.tree import Citation, Event, Name, NameKind, OutsideId, Part, Place, Restriction, Translation
from yinxin.domain.gedcom.versions import Version
from yinxin.domain.gedcom.when import When

Xref = Callable[[str], str]
_STANDARD = frozenset({"BIRTH", "MARRIED", "MAIDEN", "AKA", "IMMIGRANT", "PROFESSIONAL", "OTHER"})


def write_name(lines: Lines, name: Name, xref: Xref) -> None:
    lines.add(1, "NAME", " ".join(name.spelt.text.split()))
    _write_kind(lines, name)
    _write_parts(lines, 2, name.spelt.parts)
    for translation in name.translations:
        _write_translation(lines, translation)
    write_notes(lines, 2, name.notes)
    write_citations(lines, 2, name.citations, xref)


def _write_kind(lines: Lines, name: Name) -> None:
    if name.kind is NameKind.UNSAID:
        return
    word = name.kind.value
    phrase = name.phrase if word in _STANDARD else word
    if lines.version is Version.FIVE:
        lines.word(2, "TYPE", phrase or word.lower())
        return
    lines.add(2, "TYPE", word if word in _STANDARD else "OTHER")
    lines.word(3, "PHRASE", phrase)


def _write_parts(lines: Lines, level: int, parts: tuple[Part, ...]) -> None:
    """5.5.1 has one line for each kind, in which commas part them."""
    if lines.version is Version.SEVEN:
        for part in parts:
            lines.word(level, part.kind.value, part.text)
        return
    for kind, same in groupby(parts, key=lambda part: part.kind):
        lines.word(level, kind.value, ", ".join(part.text for part in same))


def _write_translation(lines: Lines, translation: Translation) -> None:
    _spelling(lines, 2, " ".join(translation.spelt.text.split()), translation.language)
    _write_parts(lines, 3, translation.spelt.parts)


def _spelling(lines: Lines, level: int, text: str, language: str) -> None:
    if lines.version is Version.SEVEN:
        lines.add(level, "TRAN", text)
        lines.word(level + 1, "LANG", language)
    else:
        lines.add(level, "ROMN" if is_roman(language) else "FONE", text)
        lines.word(level + 1, "TYPE", language)


def write_event(lines: Lines, event: Event, xref: Xref) -> None:
    lines.add(1, event.tag, "Y" if event.happened else " ".join(event.value.split()))
    lines.word(2, "TYPE", event.kind)
    if event.when:
        _write_when(lines, event.when)
    if event.place:
        _write_place(lines, event.place)
    write_notes(lines, 2, event.notes)
    write_citations(lines, 2, event.citations, xref)


def _write_when(lines: Lines, when: When) -> None:
    lines.plain(2, "DATE", written_date(when, lines.version))
    lines.word(3, "PHRASE" if lines.version is Version.SEVEN else extensions.WORDS, words_apart(when, lines.version))


def _write_place(lines: Lines, place: Place) -> None:
    lines.add(2, "PLAC", " ".join(place.text.split()))
    for language, text in place.translations:
        _spelling(lines, 3, " ".join(text.split()), language)
    if place.latitude and place.longitude:
        lines.add(3, "MAP")
        lines.word(4, "LATI", place.latitude)
        lines.word(4, "LONG", place.longitude)


def write_citations(lines: Lines, level: int, citations: tuple[Citation, ...], xref: Xref) -> None:
    for one in citations:
        _write_source_of(lines, level, one, xref)
        lines.word(level + 1, "QUAY", one.quality)
        if one.text:
            is_worded = lines.version is Version.FIVE and not one.source
            below = level + 1
            if not is_worded:
                lines.add(below, "DATA")
                below += 1
            lines.add(below, "TEXT", one.text)
        write_notes(lines, level + 1, one.notes)


def _write_source_of(lines: Lines, level: int, one: Citation, xref: Xref) -> None:
    """A source that is worded in place: 7 points to nothing and keeps the words as page, 5.5.1 has them as value."""
    if one.source:
        lines.point(level, "SOUR", xref(one.source))
        lines.word(level + 1, "PAGE", one.page)
    elif lines.version is Version.SEVEN:
        lines.point(level, "SOUR", "VOID")
        lines.word(level + 1, "PAGE", one.page)
    else:
        lines.add(level, "SOUR", " ".join(one.page.split()))


def write_notes(lines: Lines, level: int, notes: tuple[str, ...]) -> None:
    for note in notes:
        lines.add(level, "NOTE", note)


def write_restrictions(lines: Lines, restrictions: frozenset[Restriction]) -> None:
    words = ", ".join(sorted(restrictions))
    lines.word(1, "RESN", words if lines.version is Version.SEVEN else words.lower())


def write_ids(lines: Lines, ids: tuple[OutsideId, ...]) -> None:
    for one in ids:
        is_known = one.tag == "REFN" or lines.version is Version.SEVEN
        lines.word(1, one.tag if is_known else f"_{one.tag}", one.value)
        lines.word(2, "TYPE", one.kind)
