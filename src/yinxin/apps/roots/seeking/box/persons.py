"""Persons that were found: proven to have died, and shown with what places them, never as a list of a family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinxin.apps.roots.families.access import shown_persons


@dataclass(frozen=True, slots=True)
class Placed:
    """The clan, branch and generation of one person, and the source that names her or him."""

    pk: int
    clan: str
    branch: str
    generation: int | None
    source: str


def placed(ids: Iterable[str]) -> Mapping[str, Placed]:
    """By the number in the pool. One query; whoever may not be shown any more is not in it."""
    rows = shown_persons().filter(pk__in=[int(one) for one in ids]).select_related("clan", "branch", "citation__book")
    return {
        str(row.pk): Placed(
            row.pk, row.clan.name, row.branch.name if row.branch else "", row.generation, str(row.citation)
        )
        for row in rows
    }
