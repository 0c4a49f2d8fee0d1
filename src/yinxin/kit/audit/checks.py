"""Start-up checks: a record that could be bent stops the start with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from yinxin.kit.audit import guards


@register(Tags.database)
def record_is_guarded(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Every trigger stands, and on SQLite replacing a row counts as removing it."""
    return [fault for alias in databases or () if guards.has_tables(alias) for fault in _faults(alias)]


def _faults(alias: str) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    if absent := guards.absent(alias):
        sentence = (
            f"审计记录的保护缺失（{'、'.join(absent)}）：有人可能改动过记录。"
            "请先运行 yinxin audit verify 核对，再运行 yinxin manage migrate --skip-checks 重建保护。"
        )
        faults.append(Error(sentence, id="yinxin.E010"))
    if connections[alias].vendor == "sqlite" and not _recursive_triggers(alias):
        # INSERT OR REPLACE walks past a trigger on DELETE unless this is on.
        sentence = "SQLite 打开时没有设 recursive_triggers，审计记录可能被替换：请恢复数据库的连接设置。"
        faults.append(Error(sentence, id="yinxin.E011"))
    return faults


def _recursive_triggers(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        return bool(cursor.fetchone()[0])
