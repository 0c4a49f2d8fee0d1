"""`--database-only`: the tests that can meet a database. The gate's run on PostgreSQL asks nothing twice that gives the same answer on every kind.

pytest-django shuts the database to every test without its mark or one of its fixtures, so they tell; what starts programs or
judges the kind of database says so in its module.
"""

from __future__ import annotations

import inspect
from collections import Counter
from functools import cache
from types import ModuleType

import pytest

OPENING = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})
SAYING = ("DATABASE_URL", "vendor", "db_blocker", "of_the_tests", "for_other_processes", "another_database")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="only tests that can meet a database")
    parser.addoption("--database-share", type=int, default=1, help="of those that only read and write, one in so many")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.option.database_only:
        return
    kept = [item for item in items if meets_database(item)]
    kept = shared(kept, config.option.database_share)
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


def shared(items: list[pytest.Item], share: int) -> list[pytest.Item]:
    """All that commit, start programs or judge the kind of database; of the others the first of every `share` in each module.

    An ordinary test asks through Django what it asked on the other database already; the first of every module and a few more are enough to
    find a question that only one of them understands, and the long count asks them all.
    """
    seen: Counter[str] = Counter()
    kept = []
    for item in items:
        if is_own(item):
            kept.append(item)
            continue
        module = item.nodeid.split("::")[0]
        if seen[module] % share == 0:
            kept.append(item)
        seen[module] += 1
    return kept


def is_own(item: pytest.Item) -> bool:
    """Whether the kind of database may matter: what commits locks, races and numbers on its own."""
    mark, module = item.get_closest_marker("django_db"), item.getparent(pytest.Module)
    commits = bool(mark and mark.kwargs.get("transaction"))
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    return commits or bool(fixtures & {"transactional_db", "live_server"}) or module is None or says_so(module.obj)


def meets_database(item: pytest.Item) -> bool:
    fixtures, module = frozenset(getattr(item, "fixturenames", ())), item.getparent(pytest.Module)
    if item.get_closest_marker("django_db") or fixtures & OPENING:
        return True
    return module is None or says_so(module.obj)


@cache
def says_so(module: ModuleType) -> bool:
    source = inspect.getsource(module)
    return any(word in source for word in SAYING)
