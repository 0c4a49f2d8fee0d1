"""The rows of a family tree: what one source says of one person stands together, and no row says two things of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.domain.gedcom import tree as gedcom
from yinxin.domain.gedcom.lives import ALSO_HEIR, FATHER, HEIR, MOTHER, SPOUSE, UNCERTAIN, ties
from yinxin.domain.gedcom.sifting import EVENT_TYPES, OWN_NUMBER
from yinxin.domain.kin_sheets.columns import (
    COLUMNS,
    CONFIDENCE,
    EVENTS,
    FURTHER_EVENTS,
    KEYS,
    NAME_KINDS,
    NO_DATE,
    SEPARATOR,
    SEXES,
    TIES,
    Wording,
    said,
)
from yinxin.domain.kin_sheets.reading import TAGS

Cells = dict[str, str]

_OF_TIE = {
    FATHER: "father",
    MOTHER: "mother",
    HEIR: "heir_of",
    ALSO_HEIR: "also_heir_of",
    UNCERTAIN: "uncertain",
    SPOUSE: "spouse",
}
_OF_TAG = {tag: (key, place) for key, (tag, place) in EVENTS.items()}
_BY_TYPE = {word: kind for kind, word in EVENT_TYPES.items()} | {tag: kind for kind, tag in TAGS.items()}


def rows_of(tree: gedcom.Tree, wording: Wording) -> Iterator[list[str]]:
    """The headings and the rows, in the words of one language. The same tree makes the same rows."""
    yield [column.labels[wording] for column in COLUMNS]
    titles = {source.xref: source.title for source in tree.sources}
    kin: dict[str, list[tuple[Cells, tuple[gedcom.Citation, ...]]]] = {}
    for person, other, kind, cited in ties(tree):
        kin.setdefault(person, []).append(({_OF_TIE[kind]: other}, cited))
    for one in tree.persons:
        for cells in _person(one, kin.get(one.xref, []), titles, wording):
            yield [cells.get(key, "") for key in KEYS]


def _person(
    one: gedcom.Person,
    kin: list[tuple[Cells, tuple[gedcom.Citation, ...]]],
    titles: dict[str, str],
    wording: Wording,
) -> Iterator[Cells]:
    pieces = [
        (_once(one, wording), one.citations),
        *_names(one, wording),
        *((_event(event, wording), event.citations) for event in one.events),
        *kin,
    ]
    groups: dict[tuple[gedcom.Citation, ...], list[Cells]] = {}
    for cells, cited in pieces:
        _lay(cells, groups.setdefault(cited[:1], []))
    for cited, rows in groups.items():
        for row in rows:
            yield {"number": one.xref, **row, **_source(cited, titles, wording)}


def _lay(cells: Cells, rows: list[Cells]) -> None:
    """Into the first row of its source that says nothing of the kind; persons who are named may stand together in one cell."""
    for row in rows:
        if not cells.keys() & row.keys():
            row |= cells
            return
    if rows and cells.keys() <= set(TIES):
        (key, other), *_ = cells.items()
        rows[0][key] += SEPARATOR + other
        return
    rows.append(dict(cells))


def _once(one: gedcom.Person, wording: Wording) -> Cells:
    own = next((known.value for known in one.ids if known.kind == OWN_NUMBER), "")
    told = {
        "own": own,
        "sex": said(one.sex if one.sex in SEXES else "U", SEXES, wording),
        "generation": one.clan.generation,
        "branch": one.clan.branch,
    }
    return {key: text for key, text in told.items() if text}


def _names(one: gedcom.Person, wording: Wording) -> Iterator[tuple[Cells, tuple[gedcom.Citation, ...]]]:
    for name in one.names:
        kind = said(name.kind if name.kind in NAME_KINDS else gedcom.NameKind.BIRTH, NAME_KINDS, wording)
        spellings = [(name.spelt, ""), *((spelling.spelt, spelling.language) for spelling in name.translations)]
        for spelt, language in spellings:
            if spelt.surname or spelt.given:
                cells = {"surname": spelt.surname, "given": spelt.given, "name_kind": kind, "language": language}
                yield cells, name.citations


def _event(one: gedcom.Event, wording: Wording) -> Cells:
    on, at = one.when.words if one.when else "", one.place.text if one.place else ""
    if one.tag in _OF_TAG:
        key, place = _OF_TAG[one.tag]
        return {key: on or ("" if at else said("", NO_DATE, wording)), place: at}
    kind = _BY_TYPE.get(one.kind if one.tag == "EVEN" else one.tag, "")
    return {"event": said(kind, FURTHER_EVENTS, wording) if kind else "", "event_on": on, "event_at": at}


def _source(cited: tuple[gedcom.Citation, ...], titles: dict[str, str], wording: Wording) -> Cells:
    if not cited:
        return {}
    confidence = said(cited[0].quality, CONFIDENCE, wording) if cited[0].quality in CONFIDENCE else ""
    return {"source": titles.get(cited[0].source, ""), "page": cited[0].page, "confidence": confidence}
