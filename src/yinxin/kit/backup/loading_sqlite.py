"""Bringing a backup back as a SQLite file: beside the place first, and into it by one renaming."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from yinxin.kit import occupied
from yinxin.kit.backup.facts import KEY_TABLES, PEOPLE
from yinxin.kit.backup.place import NotLoadedError
from yinxin.kit.backup.scratch import overwrite


class SqlitePlace:
    """The file `target`; the draft lies beside it, so that the renaming is one step of one file system."""

    def __init__(self, target: Path, stamp: str) -> None:
        self.name, self._stamp = str(target), stamp
        self._target, self._draft = target, target.with_name(f"{target.name}.restoring")
        self.draft_name = str(self._draft)
        self._mark: BinaryIO | None = None

    @property
    def is_used(self) -> bool:
        return self._target.exists() and self._target.stat().st_size > 0

    def load(self, database: Path, keys: Path) -> None:
        """The draft holds everything, the keys of persons among it. Until it is settled or given up nobody can begin to serve."""
        self._mark = occupied.alone(self._target)
        overwrite(self._draft)
        database.rename(self._draft)
        try:
            with closing(sqlite3.connect(self._draft, isolation_level=None)) as opened:
                opened.execute("attach ? as apart", [str(keys)])
                for table in KEY_TABLES:
                    # Keys of a later day may be of persons that this day did not know.
                    opened.execute(
                        f'insert into main."{table}" select * from apart."{table}" '  # noqa: S608  # nosec B608  a name of our own tables
                        f'where person_id in (select id from main."{PEOPLE}")'
                    )
                if strays := opened.execute("pragma main.foreign_key_check").fetchall():
                    raise NotLoadedError(f"{strays[0][0]}")
        except sqlite3.Error as error:
            raise NotLoadedError(str(error)) from None

    def settle(self) -> str:
        """Into its place; what was there is kept under another name, which is returned."""
        aside, stamp = "", self._stamp
        if self._target.exists():
            for ending in ("", "-wal", "-shm", "-journal"):
                part = self._target.with_name(self._target.name + ending)
                if part.exists():
                    part.rename(self._target.with_name(f"{self._target.name}.before-{stamp}{ending}"))
            aside = f"{self._target}.before-{stamp}"
        self._draft.rename(self._target)
        self._let_others_in()
        return aside

    def give_up(self) -> None:
        """A draft beside a place that was refused to us is somebody else's."""
        if self._mark is None:
            return
        for ending in ("", "-wal", "-shm", "-journal"):
            overwrite(self._draft.with_name(self._draft.name + ending))
        self._let_others_in()

    def _let_others_in(self) -> None:
        if self._mark:
            self._mark.close()
