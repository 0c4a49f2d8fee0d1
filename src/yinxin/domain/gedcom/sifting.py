"""Sifting a family tree: whoever is not proven to have died, or is asked to be kept back, is dropped and counted.

It runs in the confined child, so that nobody who may live ever reaches the process that serves pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from yinxin.domain.dates import read as read_words
from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom import lives
from yinxin.domain.gedcom.naming import names_of
from yinxin.domain.gedcom.pedigree import parents_of, refuse_circles
from yinxin.domain.gedcom.reading import Reading
from yinxin.domain.gedcom.sifted import Counts, Sifted, SiftedEvent, SiftedPerson, SiftedRelation, packed
from yinxin.domain.gedcom.standard_tags import plain_path
from yinxin.domain.gedcom.tree import Event, Family, Person, Restriction, Tree
from yinxin.domain.gedcom.versions import NoGedcom
from yinxin.domain.gedcom.words_kept import Words
from yinxin.domain.kinship.bounds import is_of_nothing
from yinxin.domain.kinship.living import Standing, Verdict

LONGEST_PLACE, LONGEST_DATE = 100, 60
OWN_NUMBER = "urn:yinxin:person"
"""The kind of number under which this program gives a person out: an export that comes back finds her by it."""

_KINDS = {
    "BIRT": "birth",
    "DEAT": "death",
    "BURI": "burial",
    "CREM": "burial",
    "ADOP": "adoption",
    "EMIG": "emigration",
    "IMMI": "emigration",
    "RESI": "residence",
    "CENS": "residence",
}
EVENT_TYPES = lives.EVENT_TYPES
_BY_TYPE = {word: kind for kind, word in EVENT_TYPES.items()}
_KEPT_BACK = frozenset({Restriction.CONFIDENTIAL, Restriction.PRIVACY})
_SEXES = {"M": "male", "F": "female"}


def sift(reading: Reading, characters: str, today: str, said: str = "") -> bytes:
    """`today` as ISO 8601 writes it, for a child is asked with words; `said` of the file by whoever brings it, and published."""
    return packed(sifted(reading, characters, today=date.fromisoformat(today), said=said))


def sifted(reading: Reading, characters: str, *, today: date, said: str = "") -> Sifted:
    """UnreadableError where somebody would be his own ancestor; RefusedError("tree-title-names") where `said` names who is dropped."""
    tree = reading.tree
    refuse_circles(parents_of(tree), reading.lines, of_sheet=reading.version is NoGedcom.SHEET)
    judged = lives.standings(tree, today=today)
    shown = [one for one in tree.persons if judged[one.xref].is_shown and not one.restrictions & _KEPT_BACK]
    kept = {one.xref for one in shown}
    words = Words(tree, [one for one in tree.persons if one.xref not in kept], _lost(reading))
    if words.names_dropped(said):
        raise RefusedError("tree-title-names")
    marriages = _marriages(tree)
    persons = [_person(one, marriages.get(one.xref, []), words, judged[one.xref].because) for one in shown]
    named = {one.key: one for one in persons if one.names}
    return Sifted(
        reading.version.value,
        characters,
        _counts(tree, judged, len(persons) - len(named)),
        tuple(named.values()),
        tuple(_relations(tree, named, words)),
        tuple(sorted((path, count) for path, count in words.lost.items() if count)),
    )


def _lost(reading: Reading) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in reading.lost:
        found[plain_path(one.path)] += one.count
    return found


def _counts(tree: Tree, judged: dict[str, Standing], nameless: int) -> Counts:
    """Who is both living and restricted counts as living."""
    verdicts = Counter(judged[one.xref].verdict for one in tree.persons)
    restricted = sum(1 for one in tree.persons if judged[one.xref].is_shown and one.restrictions & _KEPT_BACK)
    undated = sum(1 for one in tree.persons if not judged[one.xref].is_shown and lives.is_dead_undated(one))
    living, maybe_living = verdicts[Verdict.LIVING], verdicts[Verdict.MAYBE_LIVING]
    return Counts(len(tree.persons), living, maybe_living, restricted, nameless, undated)


def _marriages(tree: Tree) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for family in tree.families:
        if family.restrictions & _KEPT_BACK:
            continue
        for event in family.events:
            if event.tag == "MARR" and lives.says_something(event):
                found.setdefault(family.husband, []).append(event)
                found.setdefault(family.wife, []).append(event)
    return found


def _person(person: Person, marriages: list[Event], words: Words, because: str) -> SiftedPerson:
    events = [(_kind_of(event), event) for event in person.events if lives.says_something(event)]
    events += [("marriage", event) for event in marriages]
    words.lost.update(f"INDI.{event.tag}" for kind, event in events if not kind)
    words.lost.update(_unkept(person))
    return SiftedPerson(
        person.xref,
        _SEXES.get(person.sex, "unknown"),
        tuple(names_of(person, words)),
        tuple(_event(kind, event, person.xref, words) for kind, event in events if kind),
        words.cited(person.citations),
        lives.generation_of(person),
        next((one.value for one in person.ids if one.kind == OWN_NUMBER and one.value.isdecimal()), ""),
        str(because),
    )


def _unkept(person: Person) -> Iterator[str]:
    """Notes on persons and pictures of them are not kept here; poem, branch and hall are the clan's, which an official has chosen."""
    yield from ("INDI.NOTE" for _ in person.notes)
    yield from ("INDI.OBJE" for _ in person.media)
    yield from (f"INDI.{event.tag}.NOTE" for event in person.events for _ in event.notes)
    yield from ("INDI.NAME.NOTE" for name in person.names for _ in name.notes)
    yield from (tag for tag, said in (("INDI._POEM", person.clan.poem), ("INDI._BRANCH", person.clan.branch)) if said)
    yield from ("INDI._HALL" for said in (person.clan.hall,) if said)
    for event in person.events:
        if event.place and (event.place.translations or event.place.latitude):
            yield f"INDI.{event.tag}.PLAC.TRAN" if event.place.translations else f"INDI.{event.tag}.PLAC.MAP"


def _kind_of(event: Event) -> str:
    if event.tag in ("EVEN", "FACT"):
        return _BY_TYPE.get(event.kind, "")
    return _KINDS.get(event.tag, "")


def _event(kind: str, event: Event, person: str, words: Words) -> SiftedEvent:
    """Words for a day that nobody can read are no date here; that something happened stays."""
    on = event.when.words if event.when else ""
    if on and (read_words(on) is None or is_of_nothing(on) or len(on) > LONGEST_DATE):
        words.lost[f"INDI.{event.tag}.DATE"] += 1
        on = ""
    place = words.place(person, event.place.text if event.place else "", LONGEST_PLACE, f"INDI.{event.tag}.PLAC")
    return SiftedEvent(kind, on, place, words.cited(event.citations))


def _relations(tree: Tree, named: dict[str, SiftedPerson], words: Words) -> Iterator[SiftedRelation]:
    """Between those who come in. What a family asks to be kept back is dropped with its ties."""
    hidden = {(child, one) for family in _kept_back(tree) for child in family.children for one in _spouses(family)}
    hidden |= {(family.wife, family.husband) for family in _kept_back(tree)}
    for person, other, kind, citations in lives.known(lives.ties(tree), named):
        if (person, other) not in hidden:
            yield SiftedRelation(person, other, kind, words.cited(citations))


def _kept_back(tree: Tree) -> Iterable[Family]:
    return (family for family in tree.families if family.restrictions & _KEPT_BACK)


def _spouses(family: Family) -> tuple[str, str]:
    return family.husband, family.wife
