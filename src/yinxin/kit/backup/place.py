"""Where a restore lands: a place that is empty or is moved aside first. Nothing there is in use before all of it was proved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.db import connection
from django.test.utils import override_settings


class NotLoadedError(Exception):
    """The database would not take what the backup holds."""


class Place(Protocol):
    """A database in the making: `load` fills it, `settle` puts it into use, `give_up` leaves things as they were."""

    name: str
    """What the operator calls it: the file, or the database on the server."""

    draft_name: str
    """What Django connects to before it is settled."""

    @property
    def is_used(self) -> bool:
        """Whether something is there that would have to move aside."""

    def load(self, database: Path, keys: Path) -> None:
        """Raises NotLoadedError."""

    def settle(self) -> str:
        """Returns where the former content is kept; empty when there was none."""

    def give_up(self) -> None: ...


@contextmanager
def at_home_in(name: str, files: Path) -> Iterator[None]:
    """Django's own connection and its uploaded files are other ones meanwhile, so that the ordinary reading, proving and
    erasing work on a draft and nothing of it reaches the live data."""
    held = connection.settings_dict["NAME"]
    let_go()
    connection.settings_dict["NAME"] = name
    try:
        # The one way Django has to make an open file storage look elsewhere.
        with override_settings(MEDIA_ROOT=str(files)):
            yield
    finally:
        let_go()
        connection.settings_dict["NAME"] = held


def let_go() -> None:
    """Closes what this process holds of the database, its pool too."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
