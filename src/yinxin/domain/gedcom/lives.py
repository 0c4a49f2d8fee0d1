"""What a family tree says about who has died: its persons, their events and kin as the facts of `domain.kinship`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from yinxin.domain.gedcom.tree import Citation, Event, Family, Heir, Pedigree, Person, Standing, Tree
from yinxin.domain.kinship import tree as kinship
from yinxin.domain.kinship.bounds import span_of
from yinxin.domain.kinship.descent import Parent, descent_of
from yinxin.domain.kinship.living import LifeFacts
from yinxin.domain.kinship.living import Standing as LifeStanding

DEATHS, BURIALS, BIRTHS = ("DEAT",), ("BURI", "CREM"), ("BIRT",)
NOT_SEEN = frozenset({*DEATHS, *BURIALS, *BIRTHS, "PROB", "WILL", "EVEN", "FACT", "TITL"})
"""Whatever else is dated, she lived to see it. A will may be proven, and a stone set, at any time later; a
title is older than whoever inherits it."""
EVENT_TYPES = {"return": "回国", "office": "科举、任职", "marriage": "婚娶"}
"""What has no tag of its own is given out as an event of a type. She lived to see these too."""
NOBODY_KNOWS = "?"
"""Words nobody can read: a birth beside others that may be later than all of them, and is not earlier."""
HEIR, ALSO_HEIR, FATHER, MOTHER, UNCERTAIN, SPOUSE = (
    "heir-of",
    "also-heir-of",
    "father",
    "mother",
    "uncertain",
    "spouse",
)

_ALIVE = re.compile(r"\balive\b|\bliving\b|健在|在世|尚在", re.IGNORECASE)

Tie = tuple[str, str, str, tuple[Citation, ...]]
"""Person, parent or spouse, what the other is to her, and where the file says so."""


def standings(tree: Tree, *, today: date) -> dict[str, LifeStanding]:
    """RefusedError("kin-cycle") where somebody would be her own ancestor, which `pedigree` has refused before."""
    facts = facts_of(tree)
    kin = list(ties(tree))
    lines = descent_of(_parent(*tie) for tie in kin if tie[2] != SPOUSE)
    return kinship.standings(
        kinship.Tree(
            facts=facts,
            blood=lines.blood,
            adopted=lines.adopted,
            spouses=[(person, other) for person, other, kind, _ in kin if kind == SPOUSE],
        ),
        today=today,
    )


def _parent(person: str, other: str, kind: str, sources: tuple[Citation, ...]) -> Parent[str]:
    return Parent(person, other, kind if kind in (FATHER, MOTHER) else "", is_trusted=are_trusted(sources))


def facts_of(tree: Tree) -> dict[str, LifeFacts]:
    married: dict[str, list[str]] = {}
    for family in tree.families:
        days = [words for event in family.events if event.tag == "MARR" for words in _latest_of(event)]
        for spouse in (family.husband, family.wife):
            married.setdefault(spouse, []).extend(days)
    return {person.xref: _facts(person, married.get(person.xref, [])) for person in tree.persons}


def _facts(person: Person, married: list[str]) -> LifeFacts:
    return LifeFacts(
        births=tuple(_births(person)),
        deaths=tuple(_ends(person, DEATHS)),
        burials=tuple(_ends(person, BURIALS)),
        lived=(*married, *_seen(person.events)),
        generation=generation_of(person),
        said_living=person.is_said_living or any(_tells_she_lives(one) for one in person.events),
    )


def _tells_she_lives(event: Event) -> bool:
    """`DEAT N`, or words beside the date of an end that she lives: whatever else stands there, one of the two is wrong."""
    if event.tag not in (*DEATHS, *BURIALS):
        return False
    is_denied = event.tag in DEATHS and event.value.upper() in ("N", "NO")
    return is_denied or bool(event.when and _ALIVE.search(event.when.phrase))


def _ends(person: Person, tags: tuple[str, ...]) -> Iterator[str]:
    """A bare word that she died, or a grave without a date, is not among them: programs write the one, and graves are bought in life."""
    for event in person.events:
        if event.tag in tags and event.when and is_trusted(event):
            yield from event.when.alternatives


def _births(person: Person) -> Iterator[str]:
    for event in person.events:
        if event.tag in BIRTHS and event.when:
            yield from event.when.alternatives
            if not is_trusted(event) or not event.when.is_readable:
                yield NOBODY_KNOWS


def _seen(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if event.tag not in NOT_SEEN or event.kind in EVENT_TYPES.values():
            yield from _latest_of(event)


def _latest_of(event: Event) -> Iterator[str]:
    """Of a date and the words beside it the later, where the source is trusted and both can be read."""
    if event.when and event.when.is_readable and is_trusted(event):
        spans = {words: span for words in event.when.alternatives if (span := span_of(words))}
        if len(spans) == len(event.when.alternatives):
            yield from sorted(spans, key=lambda words: spans[words][1])[-1:]


def says_something(event: Event) -> bool:
    """A tag with nothing behind it asserts nothing (GEDCOM 7.0, “DEAT”): programs write it for everybody."""
    return event.happened or event.when is not None or event.place is not None


def is_dead_undated(person: Person) -> bool:
    """A trusted source tells on a page that she died, and no day of death or burial stands anywhere: it could be entered by hand."""
    ends = [event for event in person.events if event.tag in (*DEATHS, *BURIALS)]
    told = [event for event in ends if event.tag in DEATHS and says_something(event) and is_trusted(event)]
    cited = any(one.citations and one.citations[0].source and one.citations[0].page for one in told)
    return cited and not any(event.when for event in ends)


def is_trusted(event: Event) -> bool:
    """What somebody told, or the source itself doubts, proves no death. The first source counts: it is the one that is kept."""
    return are_trusted(event.citations)


def are_trusted(sources: tuple[Citation, ...]) -> bool:
    return not sources or sources[0].quality not in ("0", "1")


def generation_of(person: Person) -> int | None:
    word = person.clan.generation
    return int(word) if word.isdecimal() and len(word) <= 3 and 1 <= int(word) <= 300 else None


def ties(tree: Tree) -> Iterator[Tie]:
    """Parents and spouses by both sides of the file, each once. What is said to be disproven, or a foster home, is no descent."""
    families = {family.xref: family for family in tree.families}
    linked = {(person.xref, link.family): link for person in tree.persons for link in person.child_of}
    children: dict[tuple[str, str], None] = dict.fromkeys(
        (child, family.xref) for family in tree.families for child in family.children
    )
    children.update(dict.fromkeys(key for key in linked if key[1] in families))
    for child, xref in children:
        link = linked.get((child, xref))
        kind = "" if link is None else _kind(link.pedigree, link.standing, link.heir)
        if kind is not None:
            yield from _parents(child, families[xref], kind)
    for family in tree.families:
        if family.husband and family.wife:
            yield family.wife, family.husband, SPOUSE, family.citations


def _kind(pedigree: Pedigree, standing: Standing, heir: Heir) -> str | None:
    """What both parents are; nothing said is blood. None: no tie at all."""
    if standing is Standing.DISPROVEN or pedigree in (Pedigree.FOSTER, Pedigree.SEALING):
        return None
    if standing is Standing.CHALLENGED or pedigree is Pedigree.OTHER:
        return UNCERTAIN
    if heir is Heir.BOTH:
        return ALSO_HEIR
    return HEIR if heir is Heir.ADOPTED or pedigree is Pedigree.ADOPTED else ""


def _parents(child: str, family: Family, kind: str) -> Iterator[Tie]:
    for parent, blood in ((family.husband, FATHER), (family.wife, MOTHER)):
        if parent and parent != child:
            yield child, parent, kind or blood, family.citations


def known(kin: Iterable[Tie], persons: Mapping[str, object]) -> Iterator[Tie]:
    return (tie for tie in kin if tie[0] in persons and tie[1] in persons)
