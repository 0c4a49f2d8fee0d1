"""SQLite must really run as the settings ask, else a power cut loses what was acknowledged."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from yinxin.config.database import journal

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}
ASKED = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")


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
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ASKED}
    return [*_journal_faults(found), *_reach_faults(found), *_readable_faults(Path(connection.settings_dict["NAME"]))]


def _journal_faults(found: dict[str, Any]) -> list[CheckMessage]:
    mode, level = journal()
    actual = (str(found["journal_mode"]).upper(), SYNCHRONOUS[found["synchronous"]])
    if actual == (mode, level) and found["foreign_keys"] == 1:
        return []
    sentence = (
        f"SQLite 以 {actual[0]}+{actual[1]} 打开，断电会丢失已保存的内容：请恢复为 {mode}+{level} 并打开外键检查。"
    )
    return [Error(sentence, id="yinxin.E001")]


def _reach_faults(found: dict[str, Any]) -> list[CheckMessage]:
    """What is deleted must be gone from the file too. (That recursive_triggers is on is asked where the triggers are, in kit.audit.)"""
    if found["secure_delete"] == 1:
        return []
    sentence = (
        "SQLite 没有打开 secure_delete，删去的内容仍留在文件里：请在 init_command 中恢复 PRAGMA secure_delete=ON。"
    )
    return [Error(sentence, id="yinxin.E012")]


def _readable_faults(file: Path) -> list[CheckMessage]:
    if not settings.PRODUCTION or not file.exists() or not file.stat().st_mode & stat.S_IRWXO:
        return []
    sentence = f"数据库文件 {file} 能被其他用户读到：请运行 chmod o= {file}。"
    return [Error(sentence, id="yinxin.E013")]
