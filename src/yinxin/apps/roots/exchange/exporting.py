"""Published ancestors as a family tree: names with their spellings, events in the words of their sources, descent as each source has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from yinxin.apps.roots.exchange.access import public_poems
from yinxin.apps.roots.exchange.couples import Couple, apart, couples_of
from yinxin.apps.roots.families.access import events_of, names_of, relations_among
from yinxin.apps.roots.families.models import (
    Citation,
    Confidence,
    Event,
    EventKind,
    GenerationPoem,
    Person,
    PersonName,
    Script,
    Sex,
)
from yinxin.domain.gedcom import tree as gedcom
from yinxin.domain.gedcom.naming import KIND_OF
from yinxin.domain.gedcom.sifting import EVENT_TYPES, OWN_NUMBER
from yinxin.domain.gedcom.when import of_words

MOST = 20_000
"""Persons of one file."""
HAN = (Script.HANT, Script.HANS)
_QUALITY = {Confidence.RECORD: "3", Confidence.LATER: "2", Confidence.TOLD: "1", Confidence.DOUBTFUL: "0"}
_SEXES = {Sex.MALE: "M", Sex.FEMALE: "F"}
_TAGS = {
    EventKind.BIRTH: "BIRT",
    EventKind.DEATH: "DEAT",
    EventKind.BURIAL: "BURI",
    EventKind.ADOPTION: "ADOP",
    EventKind.EMIGRATION: "EMIG",
    EventKind.RESIDENCE: "RESI",
}


@dataclass(slots=True)
class _Sources:
    """Each title once, in the order in which it is met."""

    xrefs: dict[str, str] = field(default_factory=dict)

    def cite(self, citation: Citation) -> gedcom.Citation:
        title = citation.book.name if citation.book else citation.title
        xref = self.xrefs.setdefault(title, f"S{len(self.xrefs) + 1}")
        return gedcom.Citation(xref, citation.page, _QUALITY[Confidence(citation.confidence)])

    def rows(self) -> tuple[gedcom.Source, ...]:
        return tuple(gedcom.Source(xref, title=title) for title, xref in self.xrefs.items())


def tree_of(persons: QuerySet[Person], *, for_sheet: bool = False) -> gedcom.Tree:
    """Everybody of these, whom anybody may see, and the ties among them; six questions however many they are.

    `for_sheet`: every spelling is a name of its own and every tie a family of its own, so that each keeps its source.
    """
    sources = _Sources()
    rows = list(persons.select_related("citation__book", "clan", "branch").order_by("pk")[:MOST])
    names = _by_person(names_of(persons).order_by("pk"))
    events = _by_person(events_of(persons).order_by("pk"))
    ties = relations_among(persons).order_by("pk")
    couples = apart(ties) if for_sheet else couples_of(ties, {row.pk: row.sex for row in rows})
    written = _apart if for_sheet else _names
    poems = list(public_poems().filter(clan__in={row.clan_id for row in rows}))
    made = tuple(
        gedcom.Person(
            f"I{row.pk}",
            tuple(written(names[row.pk], sources)),
            _SEXES.get(Sex(row.sex), "U"),
            tuple(_event(one, sources) for one in events[row.pk]),
            tuple(couple.children[row.pk] for couple in couples.of_child[row.pk]),
            tuple(couple.xref for couple in couples.of_spouse[row.pk]),
            _in_clan(row, poems),
            ids=(gedcom.OutsideId("EXID", str(row.pk), OWN_NUMBER),),
            citations=(sources.cite(row.citation),),
        )
        for row in rows
    )
    families = tuple(_family(one, sources) for one in couples.rows)
    return gedcom.Tree(made, families, sources.rows())


def _by_person(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _names(rows: list[PersonName], sources: _Sources) -> Iterable[gedcom.Name]:
    """A spelling in Latin letters goes with the first name in characters of its kind; without one it is a name of its own."""
    heads = {row.kind: row for row in reversed(rows) if row.script in HAN and not row.language}
    spellings: defaultdict[int, list[gedcom.Translation]] = defaultdict(list)
    for row in rows:
        head = heads.get(row.kind)
        if row.language and head is not None:
            spellings[head.pk].append(gedcom.Translation(gedcom.Spelt(_slashed(row)), row.language))
    for row in rows:
        if not (row.language and row.kind in heads):
            yield gedcom.Name(
                gedcom.Spelt(_slashed(row)),
                KIND_OF[row.kind],
                translations=tuple(spellings[row.pk]),
                citations=(sources.cite(row.citation),),
            )


def _apart(rows: list[PersonName], sources: _Sources) -> Iterable[gedcom.Name]:
    for row in rows:
        spelt, cited = gedcom.Spelt(_slashed(row)), (sources.cite(row.citation),)
        if row.language:
            spelling = (gedcom.Translation(spelt, row.language),)
            yield gedcom.Name(gedcom.Spelt(""), KIND_OF[row.kind], translations=spelling, citations=cited)
        else:
            yield gedcom.Name(spelt, KIND_OF[row.kind], citations=cited)


def _slashed(row: PersonName) -> str:
    """Surname first, as the hometown writes it; a slash in a name would be read as its end."""
    surname, given = row.surname.replace("/", " "), row.given.replace("/", " ")
    between = " " if row.script not in HAN and surname and given else ""
    return f"/{surname}/{between}{given}"


def _event(row: Event, sources: _Sources) -> gedcom.Event:
    place = row.place_text or (row.place.name if row.place else "")
    tag = _TAGS.get(EventKind(row.kind), "EVEN")
    return gedcom.Event(
        tag,
        kind=EVENT_TYPES[row.kind] if tag == "EVEN" else "",
        when=of_words(row.on) if row.on else None,
        place=gedcom.Place(place) if place else None,
        happened=not row.on and not place and tag != "EVEN" and tag != "RESI",
        citations=(sources.cite(row.citation),),
    )


def _family(couple: Couple, sources: _Sources) -> gedcom.Family:
    return gedcom.Family(
        couple.xref,
        husband=f"I{couple.husband}" if couple.husband else "",
        wife=f"I{couple.wife}" if couple.wife else "",
        children=tuple(f"I{child}" for child in couple.children),
        citations=(sources.cite(couple.citation),),
    )


def _in_clan(row: Person, poems: list[GenerationPoem]) -> gedcom.InClan:
    return gedcom.InClan(
        str(row.generation or ""), _character(row, poems), row.branch.name if row.branch else "", row.clan.hall
    )


def _character(row: Person, poems: list[GenerationPoem]) -> str:
    """The character of her generation in the poem of her branch, or else of her clan."""
    for poem in sorted(poems, key=lambda one: one.branch_id is None):
        place = (row.generation or 0) - poem.start
        fits = poem.clan_id == row.clan_id and poem.branch_id in (None, row.branch_id)
        if fits and row.generation and 0 <= place < len(poem.characters):
            return str(poem.characters[place])
    return ""
