"""Which of the two databases is asked."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from yinxin.kit.search import in_postgresql, in_sqlite
from yinxin.kit.search.vendor import Vendor


def vendor_of(connection: BaseDatabaseWrapper) -> Vendor:
    return in_sqlite if connection.vendor == "sqlite" else in_postgresql
