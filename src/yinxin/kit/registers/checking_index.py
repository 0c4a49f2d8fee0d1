"""A start-up check: records that no search finds are told of, with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from yinxin.kit import search
from yinxin.kit.registers.catalogue import catalogue


@register(Tags.database)
def records_are_indexed(*, databases: Sequence[str] | None = None, **_options: Any) -> list[CheckMessage]:
    """Only whether there is any index of a register that has records: counting would read the whole of it at every start."""
    if not databases or "search_text" not in connections["default"].introspection.table_names():
        return []
    lost = [one.label for one in catalogue if _has_records(one.model) and not search.holds_any(one.slug)]
    if not lost:
        return []
    return [Warning(f"这些名录还没有检索索引：{'、'.join(lost)}。请运行 yinxin registers reindex。", id="yinxin.W064")]


def _has_records(model: Any) -> bool:
    """A table that a migration has yet to make holds none."""
    there = connections["default"].introspection.table_names()
    return model._meta.db_table in there and model._default_manager.exists()
