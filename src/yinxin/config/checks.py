"""Start-up checks: what would lose or leak data stops the start with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from yinxin.config.database import journal

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


@register(Tags.database)
def sqlite_loses_nothing(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """A SQLite connection must really run under the journal rule, whatever the settings ask for."""
    return [
        fault for alias in databases or () if connections[alias].vendor == "sqlite" for fault in _pragma_faults(alias)
    ]


def _pragma_faults(alias: str) -> list[CheckMessage]:
    connection = connections[alias]
    if connection.is_in_memory_db():  # type: ignore[attr-defined]  # tests only: nothing to lose
        return []
    mode, level = journal()
    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    actual = (str(found["journal_mode"]).upper(), SYNCHRONOUS[found["synchronous"]])
    if actual != (mode, level) or found["foreign_keys"] != 1:
        sentence = (
            f"SQLite 以 {actual[0]}+{actual[1]} 打开，断电会丢失已保存的内容：请恢复为 {mode}+{level} 并打开外键检查。"
        )
        return [Error(sentence, id="yinxin.E001")]
    return []


@register(Tags.security, deploy=False)
def production_is_closed(**_: Any) -> list[CheckMessage]:
    """In production nothing made for development may be left open."""
    if not settings.PRODUCTION:
        return []
    faults: list[CheckMessage] = []
    if settings.DEBUG:
        faults.append(Error("正式运行时不能打开 YINXIN_DEBUG：请删除该设置。", id="yinxin.E002"))
    if "*" in settings.ALLOWED_HOSTS:
        faults.append(Error("YINXIN_HOSTS 不能写“*”：请写出本系统的域名。", id="yinxin.E003"))
    return faults
