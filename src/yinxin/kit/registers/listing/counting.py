"""How many rows have which value of each facet: exact, and with as few passes over the rows as the database allows.

A facet that is chosen is counted by itself, without its own filter. The others are counted together: in one pass over the rows
that pass all filters; where there is no filter, each from its index, and in one pass those that have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import Count, QuerySet

from yinxin.kit.registers.listing.facets import AnyFacet, Tally
from yinxin.kit.registers.listing.state import State


def tallies(state: State, everything: QuerySet[Any]) -> dict[str, Tally]:
    """By the name of the facet. `everything` are the rows the reader may see."""
    chosen = [facet for facet in state.facets if facet.name in state.chosen]
    others = [facet for facet in state.facets if facet.name not in state.chosen]
    found = {one.name: _from_index(state.narrow(everything, leave_out=one.name), one) for one in chosen}
    if state.is_narrowed or everything.query.where:
        return found | _one_by_one(state.narrow(everything), others)
    indexed = [facet for facet in others if _has_index(state.register.model, facet.path)]
    found |= {facet.name: _from_index(everything, facet) for facet in indexed}
    return found | _in_one_pass(everything, [facet for facet in others if facet not in indexed])


def _from_index(rows: QuerySet[Any], facet: AnyFacet) -> Tally:
    return Counter(dict(rows.order_by().values_list(facet.path).annotate(Count("pk"))))


def _in_one_pass(rows: QuerySet[Any], facets: Sequence[AnyFacet]) -> dict[str, Tally]:
    """Grouped by the database: without a filter there are many more rows than different values."""
    if not facets:
        return {}
    found: dict[str, Tally] = {facet.name: Counter() for facet in facets}
    paths = list(dict.fromkeys(facet.path for facet in facets))
    for *values, count in rows.order_by().values_list(*paths).annotate(Count("pk")):
        for facet in facets:
            found[facet.name][values[paths.index(facet.path)]] += count
    return found


def _one_by_one(rows: QuerySet[Any], facets: Sequence[AnyFacet]) -> dict[str, Tally]:
    """Counted here: to group by eight columns costs the database more than to hand over the few rows that passed."""
    if not facets:
        return {}
    by_facet = list(zip(*rows.order_by().values_list(*(facet.path for facet in facets)), strict=True))
    return {one.name: Counter(values) for one, values in zip(facets, by_facet or [()] * len(facets), strict=True)}


def _has_index(model: type[models.Model], path: str) -> bool:
    field = model._meta.get_field(path.removesuffix("_id") if path.endswith("_id") else path.split("__")[0])
    indexed = isinstance(field, models.Field) and (getattr(field, "db_index", False) or field.unique)
    return "__" not in path and indexed
