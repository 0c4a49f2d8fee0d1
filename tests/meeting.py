"""`--database-only`: the tests that can meet a database. The gate's run on PostgreSQL asks nothing twice that gives the same answer on every kind.

pytest-django shuts the database to every test without its mark or one of its fixtures, so they tell; what starts programs or
judges the kind of database says so in its module.
"""

from __future__ import annotations

import inspect
from functools import cache
from types import ModuleType

import pytest

OPENING = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})
SAYING = ("DATABASE_URL", "vendor", "db_blocker", "of_the_tests", "for_other_processes", "another_database")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only tests that can meet a database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.option.database_only:
        return
    left_out = [item for item in items if not meets_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if meets_database(item)]


def meets_database(item: pytest.Item) -> bool:
    fixtures, module = frozenset(getattr(item, "fixturenames", ())), item.getparent(pytest.Module)
    if item.get_closest_marker("django_db") or fixtures & OPENING:
        return True
    return module is None or says_so(module.obj)


@cache
def says_so(module: ModuleType) -> bool:
    source = inspect.getsource(module)
    return any(word in source for word in SAYING)
