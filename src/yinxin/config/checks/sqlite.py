"""SQLite must really run as the settings ask, else a power cut loses what was acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from yinxin.config.database import journal

SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}
ASKED = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete")


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
    return [*_journal_faults(found), *_reach_faults(found)]


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
    """INSERT OR REPLACE removes a row without asking the trigger against removing, unless recursive_triggers is on."""
    faults: list[CheckMessage] = []
    if found["recursive_triggers"] != 1:
        faults.append(
            Error(
                "SQLite 没有打开 recursive_triggers，审计记录可以被覆盖：请在 init_command 中恢复 PRAGMA recursive_triggers=ON。",
                id="yinxin.E010",
            )
        )
    if found["secure_delete"] != 1:
        faults.append(
            Error(
                "SQLite 没有打开 secure_delete，删去的内容仍留在文件里：请在 init_command 中恢复 PRAGMA secure_delete=ON。",
                id="yinxin.E011",
            )
        )
    return faults
