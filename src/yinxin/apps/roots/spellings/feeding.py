"""Confirmed spellings as the search takes them."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from yinxin.apps.roots.spellings.models import Confidence, SpellingEvidence
from yinxin.apps.roots.spellings.stages import CONFIRMED
from yinxin.domain.roots.answers import Evidence
from yinxin.kit.root_tables import tables

WEIGHT = {Confidence.CLEAR.value: 1.5, Confidence.LIKELY.value: 0.5, Confidence.DOUBTFUL.value: 0.05}
"""How many sightings one paper counts for: more than a stray row of a table, less than a printed list of thousands."""


def version() -> str:
    """Another one as soon as a row is confirmed, corrected or withdrawn. One query."""
    found = _confirmed().aggregate(n=Count("pk"), last=Max("changed_at"))
    return f"{found['n']}-{found['last'].timestamp() if found['last'] else 0}"


def evidence() -> tuple[Evidence, ...]:
    """What the search counts now, read from the rows once for each version."""
    return _read(version())


@lru_cache(maxsize=2)
def _read(_version: str) -> tuple[Evidence, ...]:
    rows = _confirmed().exclude(role="firm").order_by("pk")
    return tuple(
        Evidence(
            spelling=row.spelling,
            characters=tables().surnames.traditional_of(row.characters) or row.characters,
            role=row.role,
            tradition=row.tradition or _likeliest(row.dialect, row.land),
            count=WEIGHT[row.confidence],
            source=f"yinxin:{row.code}",
        )
        for row in rows
    )


def _confirmed() -> QuerySet[SpellingEvidence]:
    return SpellingEvidence.objects.filter(stage=CONFIRMED, published_on__isnull=False)


def _likeliest(dialect: str, land: str) -> str:
    """The tradition in which papers of that country were mostly written, of the dialect where one is named: what a visitor
    who copies a gravestone cannot know."""
    regions = tables().regions
    region = regions.find(land) or regions.rows[0]
    spoken = [one for one in tables().traditions if not dialect or one.dialect == dialect] or list(tables().traditions)
    return max(spoken, key=lambda one: region.traditions.get(one.id, 0.0)).id
