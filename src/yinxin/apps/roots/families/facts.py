"""What the kept assertions, or those of a draft, say about whether somebody has died: rows turned into `LifeFacts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from yinxin.apps.roots.families.drafts import PersonDraft, Source
from yinxin.apps.roots.families.models import Citation, Confidence, EventKind
from yinxin.domain.kinship.living import LifeFacts

PROVING = (Confidence.RECORD, Confidence.LATER)
"""What somebody told, or the source itself doubts, proves no death."""

NOBODY_KNOWS = "不详"


class Happened(Protocol):
    """An event of a draft or of a row."""

    @property
    def kind(self) -> str: ...
    @property
    def on(self) -> str: ...


def facts_of_draft(draft: PersonDraft) -> LifeFacts:
    sources = [draft.source, *(name.source for name in draft.names), *(event.source for event in draft.events)]
    events = [(event, str(event.source.confidence)) for event in draft.events]
    return life_facts(events, (dated(one) for one in sources), draft.generation, said_living=draft.said_living)


def life_facts(
    events: Iterable[tuple[Happened, str]],
    sources: Iterable[str],
    generation: int | None,
    *,
    said_living: bool = False,
) -> LifeFacts:
    """`events` with the confidence of their source; `sources` are the words for when each source that names her was written."""
    told = list(events)
    deaths = [one.on for one, trust in told if one.kind == EventKind.DEATH and trust in PROVING]
    buried = any(one.kind == EventKind.BURIAL and trust in PROVING for one, trust in told)
    return LifeFacts(
        births=tuple(_births(told)),
        deaths=tuple(filter(None, deaths)),
        attested=(*filter(None, sources), *_seen(told)),
        died="" in deaths,
        buried=buried,
        said_living=said_living,
        generation=generation,
    )


def dated(source: Source | Citation) -> str:
    """The words for when a source was written that names somebody as born: not where a later hand wrote, nor where it is doubted."""
    if source.added_later or source.confidence not in PROVING:
        return ""
    return source.made or (source.book.years if source.book else "")


def _births(told: list[tuple[Happened, str]]) -> Iterator[str]:
    """Of a doubtful one nobody knows when it was, so that it proves no age."""
    for one, trust in told:
        if one.kind == EventKind.BIRTH and one.on:
            yield one.on if trust != Confidence.DOUBTFUL else NOBODY_KNOWS


def _seen(told: list[tuple[Happened, str]]) -> Iterator[str]:
    """Whoever married or sailed had been born. A burial, or its renewal, is no sign of life but bounds the birth as well."""
    for one, trust in told:
        if one.on and trust in PROVING and one.kind not in (EventKind.BIRTH, EventKind.DEATH):
            yield one.on
