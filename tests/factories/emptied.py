"""The tables after a test that committed: only those with rows are emptied.

Django empties every table there is and then makes content types and permissions anew, which on PostgreSQL took longer than
most of these tests.
"""

from __future__ import annotations

from django.db import connection, transaction

from tests.factories.chain import drop_guards
from yinxin.kit.audit import guards

MADE_BY_MIGRATING = frozenset({"django_content_type", "auth_permission"})


def empty() -> None:
    """Past the guards of the audit record, which stand again afterwards, as after a migration."""
    drop_guards()
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # for this transaction no key is checked: they are all emptied
            cursor.execute("SET LOCAL session_replication_role = replica")
        for table in filled(cursor):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
    guards.create("default")


def filled(cursor) -> list[str]:
    """The tables of our models that hold rows."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    ours = sorted(set(tables) - MADE_BY_MIGRATING)
    cursor.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT 1 FROM {one})" for one in ours))
    return [name for (name,) in cursor.fetchall()]
