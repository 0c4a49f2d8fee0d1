"""Confirmed spellings as the search takes them."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from yinxin.apps.roots.spellings.models import Confidence, SpellingEvidence
from yinxin.apps.roots.spellings.stages import CONFIRMED
from yinxin.domain.roots.answers import Evidence

WEIGHT = {Confidence.CLEAR.value: 3.0, Confidence.LIKELY.value: 1.5, Confidence.DOUBTFUL.value: 0.3}
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
            characters=row.characters,
            role=row.role,
            tradition=row.tradition,
            count=WEIGHT[row.confidence],
            source=f"yinxin:{row.code}",
        )
        for row in rows
    )


def _confirmed() -> QuerySet[SpellingEvidence]:
    return SpellingEvidence.objects.filter(stage=CONFIRMED, published_on__isnull=False)
