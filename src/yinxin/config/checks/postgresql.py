"""PostgreSQL must keep what it acknowledges, notice damaged pages, and not give the program more power than it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

SAFE_AND_WHY = {
    "data_checksums": ("E030", "PostgreSQL 没有页校验，磁盘损坏不会被发现：请停库后运行 pg_checksums --enable。"),
    "fsync": ("E031", "PostgreSQL 的 fsync 关着，断电会损坏数据库：请恢复 fsync = on。"),
    "synchronous_commit": (
        "E032",
        "PostgreSQL 的 synchronous_commit 关着，断电会丢失已保存的内容：请恢复 synchronous_commit = on。",
    ),
    "full_page_writes": (
        "E033",
        "PostgreSQL 的 full_page_writes 关着，断电会写坏数据页：请恢复 full_page_writes = on。",
    ),
}
"""Each is unsafe when it is "off"; every other value of synchronous_commit at least writes to this machine's disk."""

TOO_POWERFUL = (
    "银信以 PostgreSQL 超级用户连接，审计触发器拦不住它：请改用普通角色（步骤见 docs/operate/production.md）。"
)
OWNS_THE_RECORD = (
    "连接数据库的角色是审计表的所有者，可以关掉触发器：建议用另一个角色建表（步骤见 docs/operate/production.md）。"
)
ONE_BY_ONE = "每个请求都重新连接 PostgreSQL，速度只有六分之一：请恢复连接池或 CONN_MAX_AGE。"
POWERS = """
    select rolsuper or pg_has_role(rolname, 'pg_write_all_data', 'member'),
           exists (select from pg_class where relname = 'audit_event' and pg_has_role(relowner, 'member'))
    from pg_roles where rolname = current_user
"""


@register(Tags.database)
def postgresql_loses_nothing(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Durability is asked everywhere but stops only production: a developer may run a careless cluster."""
    found = [
        fault
        for alias in databases or ()
        if connections[alias].vendor == "postgresql"
        for fault in (*careless(_values(connections[alias])), *_powers(connections[alias]), *_slow(connections[alias]))
    ]
    return list(found)


def careless(values: Mapping[str, str]) -> Iterator[CheckMessage]:
    """The faults of a server that shows these values."""
    kind = Error if settings.PRODUCTION else Warning
    for name, (number, sentence) in SAFE_AND_WHY.items():
        if values[name] == "off":
            yield kind(sentence, id=f"yinxin.{number}")


def _values(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(f"current_setting('{name}')" for name in SAFE_AND_WHY))
        return dict(zip(SAFE_AND_WHY, cursor.fetchone(), strict=True))


def _powers(connection: BaseDatabaseWrapper) -> Iterator[CheckMessage]:
    if not settings.PRODUCTION:
        return
    with connection.cursor() as cursor:
        cursor.execute(POWERS)
        powerful, owner = cursor.fetchone()
    if powerful:
        yield Error(TOO_POWERFUL, id="yinxin.E034")
    elif owner:
        yield Warning(OWNS_THE_RECORD, id="yinxin.W035")


def _slow(connection: BaseDatabaseWrapper) -> Iterator[CheckMessage]:
    held = connection.settings_dict
    if settings.PRODUCTION and not held["OPTIONS"].get("pool") and not held["CONN_MAX_AGE"]:
        yield Warning(ONE_BY_ONE, id="yinxin.W036")
