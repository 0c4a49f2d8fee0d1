"""What the kept assertions, or those of a draft, say about whether somebody has died: rows turned into `LifeFacts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from yinxin.apps.roots.families.drafts import PersonDraft, Source
from yinxin.apps.roots.families.models import Citation, Confidence, EventKind, RelationKind
from yinxin.domain.kinship.descent import Key, Parent
from yinxin.domain.kinship.living import LifeFacts

ENDS = (EventKind.BIRTH, EventKind.DEATH, EventKind.BURIAL)
"""Whatever else happened to her, she was alive for."""

PROVING = (Confidence.RECORD, Confidence.LATER)
"""What somebody told, or the source itself doubts, proves no death."""

NOBODY_KNOWS = "?"
"""Words nobody can read: a birth beside others that may be later than all of them, and is not earlier."""


class Happened(Protocol):
    """An event of a draft or of a row."""

    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> str: ...


def facts_of_draft(draft: PersonDraft) -> LifeFacts:
    sources = [draft.source, *(name.source for name in draft.names), *(event.source for event in draft.events)]
    events = [(event, event.source) for event in draft.events]
    return life_facts(events, (dated(one) for one in sources), draft.generation, said_living=draft.said_living)


def life_facts(
    events: Iterable[tuple[Happened, Source | Citation]],
    sources: Iterable[str],
    generation: int | None,
    *,
    said_living: bool = False,
) -> LifeFacts:
    """`events` each with its source; `sources` are the words for when each source that names her was written.

    A death without a date counts where its source is cited to the page; a burial without one proves nothing (寿坟).
    """
    told = list(events)
    trusted = [(one, source) for one, source in told if source.confidence in PROVING]
    deaths = [(one.on, source.page) for one, source in trusted if one.kind == EventKind.DEATH]
    return LifeFacts(
        births=tuple(_births(told)),
        deaths=tuple(on for on, _page in deaths if on),
        burials=tuple(one.on for one, _source in trusted if one.kind == EventKind.BURIAL and one.on),
        attested=tuple(filter(None, sources)),
        lived=tuple(one.on for one, _source in trusted if one.on and one.kind not in ENDS),
        died=any(page.strip() and not on for on, page in deaths),
        said_living=said_living,
        generation=generation,
    )


def dated(source: Source | Citation) -> str:
    """The words for when a source was written that names somebody as born: not where a later hand wrote, nor where it is doubted."""
    if source.added_later or source.confidence not in PROVING:
        return ""
    return source.made or (source.book.years if source.book else "")


def parent_of(person: Key, other: Key, kind: str, trust: str) -> Parent[Key] | None:
    """A tie to a parent with the confidence of its source; None of a marriage. What a source does not prove only hides."""
    if kind == RelationKind.SPOUSE:
        return None
    return Parent(person, other, kind if RelationKind(kind).is_blood else "", is_trusted=trust in PROVING)


def _births(told: list[tuple[Happened, Source | Citation]]) -> Iterator[str]:
    """Of one that is told or doubted nobody knows when it was: it proves no age, and still contradicts an older book."""
    for one, source in told:
        if one.kind == EventKind.BIRTH and one.on:
            yield one.on
            if source.confidence not in PROVING:
                yield NOBODY_KNOWS
