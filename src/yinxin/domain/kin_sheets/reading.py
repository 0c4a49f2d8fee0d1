"""A family tree from the rows of a sheet, as if a GEDCOM file had said it: the same judge of who has died then sifts both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom import refusals
from yinxin.domain.gedcom import tree as gedcom
from yinxin.domain.gedcom.limits import MAX_PERSONS
from yinxin.domain.gedcom.reading import Reading
from yinxin.domain.gedcom.sifting import EVENT_TYPES, OWN_NUMBER
from yinxin.domain.gedcom.taking import Lost
from yinxin.domain.gedcom.versions import NoGedcom
from yinxin.domain.gedcom.when import of_words
from yinxin.domain.kin_sheets.columns import (
    CONFIDENCE,
    EVENTS,
    FURTHER_EVENTS,
    NAME_KINDS,
    NO_DATE,
    SEXES,
    TIES,
    meant,
)
from yinxin.domain.kin_sheets.rows import Fault, Row, Sheet, sheet_of
from yinxin.domain.text.fold import fold

PERSONAL = ("sex", "generation", "branch", "own")
"""Said once of a person, whichever of her rows says it."""

TAGS = {"adoption": "ADOP", "emigration": "EMIG", "residence": "RESI"}
"""Further events that have a tag of their own; the others are events of a type."""

ADOPTED = gedcom.Pedigree.ADOPTED
LINKS = {
    "heir_of": (ADOPTED, gedcom.Standing.UNSAID, gedcom.Heir.ADOPTED),
    "also_heir_of": (ADOPTED, gedcom.Standing.UNSAID, gedcom.Heir.BOTH),
    "uncertain": (gedcom.Pedigree.UNSAID, gedcom.Standing.CHALLENGED, gedcom.Heir.NONE),
}
"""How a child is a parent's where it is not by blood."""


@dataclass(slots=True)
class _Tree:
    """What has been made so far. Each row has families of its own, so that each tie keeps the source of its row."""

    families: list[gedcom.Family] = field(default_factory=list)
    child_of: dict[str, list[gedcom.ChildOf]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    spouses: set[tuple[frozenset[str], tuple[gedcom.Citation, ...]]] = field(default_factory=set)

    def cite(self, row: Row) -> tuple[gedcom.Citation, ...]:
        """Nothing where the row names no source: then the file itself is it."""
        quality = meant(row["confidence"], CONFIDENCE) or ""
        if not row["source"]:
            return (gedcom.Citation(quality=quality),) if quality else ()
        xref = self.sources.setdefault(row["source"], f"S{len(self.sources) + 1}")
        return (gedcom.Citation(xref, row["page"], quality),)

    def tie(self, row: Row, key: str, other: str) -> None:
        child, cited, xref = row["number"], self.cite(row), f"F{len(self.families) + 1}"
        if key == "spouse":
            if (pair := (frozenset((child, other)), cited)) not in self.spouses:
                self.spouses.add(pair)
                self.families.append(gedcom.Family(xref, husband=other, wife=child, citations=cited))
            return
        husband, wife = ("", other) if key == "mother" else (other, "")
        self.families.append(gedcom.Family(xref, husband, wife, (child,), citations=cited))
        if key in LINKS:
            pedigree, standing, heir = LINKS[key]
            self.child_of.setdefault(child, []).append(gedcom.ChildOf(xref, pedigree, "", standing, heir))


def read(lines: Sequence[Sequence[str]]) -> Reading:
    """UnreadableError where it is no sheet of persons; RefusedError("tree-sheet-faults") with every fault, by line and column."""
    sheet = sheet_of(lines)
    persons = _by_number(sheet)
    if sheet.faults:
        raise RefusedError("tree-sheet-faults", n=len(sheet.faults), faults=[_told(one) for one in sheet.faults])
    if len(persons) > MAX_PERSONS:
        raise refusals.too_many_persons()
    made = _Tree()
    for row in sheet.rows:
        for key in TIES:
            for other in row.numbers(key):
                made.tie(row, key, other)
    told = tuple(_person(number, rows, made) for number, rows in persons.items())
    tree = gedcom.Tree(told, tuple(made.families), tuple(gedcom.Source(x, title=t) for t, x in made.sources.items()))
    lost = (Lost("INDI._COLUMN", sheet.lost, sheet.lost_line),) if sheet.lost else ()
    return Reading(tree, NoGedcom.SHEET, lost, {number: rows[0].line for number, rows in persons.items()})


def _told(fault: Fault) -> dict[str, int | str]:
    return {name: said for name, said in asdict(fault).items() if said != ""}


def _by_number(sheet: Sheet) -> dict[str, list[Row]]:
    """The rows of each person; what is said once and told in two ways is a fault of the later row."""
    found: dict[str, list[Row]] = {}
    first: dict[tuple[str, str], str] = {}
    for row in sheet.rows:
        found.setdefault(row["number"], []).append(row)
        for key in PERSONAL:
            if row[key] and first.setdefault((row["number"], key), row[key]) != row[key]:
                sheet.fault(row, key, "differs")
    for rows in found.values() if not sheet.faults else ():
        _judge_names(rows, sheet)
    return found


def _judge_names(rows: list[Row], sheet: Sheet) -> None:
    """Two people under one number: the second would come in as another name of the first. Whom this program gave out may have two."""
    if any(row["own"] for row in rows):
        return
    first: dict[bool, str] = {}
    for row in rows:
        is_plain = not row["language"] and meant(row["name_kind"], NAME_KINDS) in (None, gedcom.NameKind.BIRTH)
        name = fold(row["surname"] + row["given"]) if is_plain else ""
        if name and first.setdefault(name.isascii(), name) != name:
            sheet.fault(row, "number", "two-persons")


def _person(number: str, rows: list[Row], made: _Tree) -> gedcom.Person:
    once = {key: next((row[key] for row in rows if row[key]), "") for key in PERSONAL}
    return gedcom.Person(
        number,
        tuple(name for row in rows for name in _names(row, made)),
        meant(once["sex"], SEXES) or "U",
        tuple(event for row in rows for event in _events(row, made)),
        tuple(made.child_of.get(number, ())),
        clan=gedcom.InClan(once["generation"], "", once["branch"]),
        ids=(gedcom.OutsideId("EXID", once["own"], OWN_NUMBER),) if once["own"] else (),
        citations=made.cite(rows[0]),
    )


def _names(row: Row, made: _Tree) -> Iterator[gedcom.Name]:
    if row["surname"] or row["given"]:
        surname, given = (row[key].replace("/", " ") for key in ("surname", "given"))
        spelt = gedcom.Spelt(f"/{surname}/ {given}")
        kind = gedcom.NameKind(meant(row["name_kind"], NAME_KINDS) or gedcom.NameKind.BIRTH)
        if row["language"]:
            spellings = (gedcom.Translation(spelt, row["language"]),)
            yield gedcom.Name(gedcom.Spelt(""), kind, translations=spellings, citations=made.cite(row))
        else:
            yield gedcom.Name(spelt, kind, citations=made.cite(row))


def _events(row: Row, made: _Tree) -> Iterable[gedcom.Event]:
    for key, (tag, place) in EVENTS.items():
        if row[key] or row[place]:
            yield _event(tag, "", row[key], row[place], made.cite(row))
    if row["event"]:
        kind = meant(row["event"], FURTHER_EVENTS) or ""
        tag = TAGS.get(kind, "EVEN")
        yield _event(tag, EVENT_TYPES.get(kind, ""), row["event_on"], row["event_at"], made.cite(row))


def _event(tag: str, kind: str, on: str, at: str, cited: tuple[gedcom.Citation, ...]) -> gedcom.Event:
    when = None if not on or meant(on, NO_DATE) is not None else of_words(on)
    place = gedcom.Place(at) if at else None
    return gedcom.Event(tag, kind=kind, when=when, place=place, happened=not when and not place, citations=cited)
