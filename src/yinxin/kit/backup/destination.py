"""The place of the settings, to be restored into."""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from django.utils import timezone

from yinxin.kit.backup.loading_postgresql import PostgresqlPlace
from yinxin.kit.backup.loading_sqlite import SqlitePlace
from yinxin.kit.backup.place import Place


def destination() -> Place:
    """The database that the program serves."""
    held = connection.settings_dict
    stamp = f"{timezone.localtime():%Y%m%d-%H%M%S}"
    if connection.vendor == "sqlite":
        return SqlitePlace(Path(held["NAME"]), stamp)
    return PostgresqlPlace(held.copy(), held["NAME"], stamp)
