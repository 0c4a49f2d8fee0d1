"""What every test stands on: quick password hashing and static files served as they lie in the tree."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client, TransactionTestCase, override_settings
from hypothesis import HealthCheck, settings

from tests.called import (  # noqa: F401 - hooks and a fixture that pytest finds here
    _calls_are_recorded,
    pytest_runtest_logstart,
    pytest_sessionfinish,
    pytest_testnodedown,
)
from tests.meeting import pytest_addoption, pytest_collection_modifyitems  # noqa: F401 - hooks that pytest finds here

if TYPE_CHECKING:
    from tests.factories.people import Cast
    from yinxin.apps.people.models import User

gc.disable()  # until everything is collected: what is loaded stays


def pytest_collection_finish() -> None:
    """Python would look through a million objects that stay, Django's and all tests, again and again: an eighth of the time."""
    gc.enable()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


settings.register_profile("soak", max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything that pages and jobs write beside the database: never the checkout's own."""
    return tmp_path_factory.mktemp("written")


@pytest.fixture(autouse=True)
def _nothing_written_stays(_written: Path):
    """What the night of one test wrote is no other test's."""
    yield
    for left in _written.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()


@pytest.fixture(scope="session", autouse=True)
def _light_settings(_written: Path):
    """Argon2 is slow on purpose, and hashed static names need `make setup`; neither is what tests are about."""
    with override_settings(
        OPEN_DATA=_written / "open-data",
        ERASURE_LIST=_written / "erased.jsonl",
        MEDIA_ROOT=_written / "files",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_listed_once():
    """Every browser of a test has middleware of its own, and each looked through the whole folder of static files anew."""
    from whitenoise.base import WhiteNoise

    listed, look = {}, WhiteNoise.update_files_dictionary

    def lay(self: WhiteNoise, root: str, prefix: str) -> None:
        if (root, prefix) not in listed:
            before = dict(self.files)
            look(self, root, prefix)
            listed[root, prefix] = {url: file for url, file in self.files.items() if before.get(url) is not file}
        self.files.update(listed[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", lay)
        yield


@pytest.fixture(scope="session", autouse=True)
def _emptied_between_tests():
    """A test that commits leaves rows behind; emptying the tables afterwards is what the guards of the record refuse."""
    from tests.factories.emptied import empty

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty())
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, django_db_modify_db_settings_parallel_suffix: None):
    """Django migrates the test's database next."""
    from tests.factories.migrated import laid_before_migrating, place

    kept = place(request.config)
    with laid_before_migrating(kept) if kept else nullcontext():
        yield


@pytest.fixture
def cast(db) -> Cast:
    """林小梅, 陈科员, 王路人, their town and its neighbour."""
    from tests.factories.people import make_cast

    return make_cast()


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """A browser in which somebody has signed in."""

    def browser(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return browser
