"""Getting ready to serve: is there a database, is its shape the newest, are the static files collected."""

from __future__ import annotations

import io
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from yinxin.kit.backup import copying_clear, identities, making, recording
from yinxin.kit.env import SettingError

FOUND_NOTHING_YET = "数据库是空的：请先运行 yinxin demo（带样例）或 yinxin manage migrate（空库）。"

TOO_OLD = "数据库的结构太旧，这个版本不能为它备份：请先用原来的版本运行 yinxin backup，再运行 yinxin manage migrate。"

UPGRADE_FIRST = "请先备份，再运行 yinxin serve --upgrade 或 yinxin manage migrate。"


def database_exists() -> bool:
    """Whether there is anything we could overwrite."""
    if connection.vendor == "sqlite":
        return _holds_something(Path(connection.settings_dict["NAME"]))
    with _reachable():
        return bool(connection.introspection.table_names())


@contextmanager
def _reachable() -> Iterator[None]:
    """A database that does not answer, or is none, is said in a sentence."""
    try:
        yield
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise SettingError(f"数据库打不开（{reason}）：请检查它是否在运行、YINXIN_DATABASE_URL 是否写对。") from None


def _holds_something(path: Path) -> bool:
    """A file that was only opened once (`makemigrations --check` does that) holds nothing, though it may have a header."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError:
        return True  # not ours to judge, so not ours to overwrite


def pending() -> list[str]:
    """The migrations the database has not had yet, as app.name."""
    with _reachable():
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def refuse_unready() -> None:
    """Stops when there is no database, or one whose shape is not the newest."""
    if not database_exists():
        raise SettingError(FOUND_NOTHING_YET)
    if steps := pending():
        raise SettingError(f"数据库缺 {len(steps)} 处结构更新：{UPGRADE_FIRST}")


def migrate() -> None:
    """Gives the database its tables, the shared cache's too."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def upgrade() -> None:
    """Brings an existing database to the newest shape, after a copy of it has been put aside."""
    steps = pending()
    if not steps:
        return
    sys.stdout.write(f"数据库有 {len(steps)} 处结构更新：先备份，再更新。\n")
    backup = _back_up_sealed() if settings.PRODUCTION else None
    sys.stdout.write(f"备份在 {backup.main if backup else _copy_in_clear()}\n")
    migrate()
    if backup:  # only now: the record has the shape that this program writes
        recording.made(backup.manifest, backup.seconds)
    sys.stdout.write("数据库结构已更新，原有内容未动。\n")


def _back_up_sealed() -> making.Backup:
    """Like every night. In production nothing is put beside the database in clear."""
    try:
        return making.make(settings.VAR / "backups", identities.recipients(settings.BACKUP_RECIPIENTS))
    except (DatabaseError, sqlite3.Error):
        raise SettingError(TOO_OLD) from None


def _copy_in_clear() -> Path:
    """A whole and consistent copy of the database, in a folder that only its owner enters, for some days."""
    copying_clear.prune(settings.VAR, now=timezone.now(), days=settings.BACKUP_KEY_DAYS)
    folder = copying_clear.folder_in(settings.VAR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = folder / f"yinxin-{timezone.localtime():%Y%m%d-%H%M%S}"
    return (
        _copy_sqlite(stem.with_suffix(".sqlite3"))
        if connection.vendor == "sqlite"
        else _dump(stem.with_suffix(".dump"))
    )


def _copy_sqlite(target: Path) -> Path:
    """SQLite's own backup, not a file copy: a file copied while another process writes is torn."""
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    target.chmod(0o600)
    return target


def _dump(target: Path) -> Path:
    program = shutil.which("pg_dump")
    if program is None:
        raise SettingError(
            "更新前要先备份，但找不到 pg_dump：请安装 postgresql-client，或自行备份后运行 yinxin manage migrate。"
        )
    held = connection.settings_dict
    target.touch(mode=0o600)
    subprocess.run(  # noqa: S603  our own settings, no shell
        [program, "--format=custom", f"--file={target}"],
        env={
            "PGDATABASE": held["NAME"],
            "PGUSER": held["USER"],
            "PGPASSWORD": held["PASSWORD"],
            "PGHOST": held["HOST"],
            "PGPORT": held["PORT"] or "5432",
        },
        check=True,
    )
    return target


def collect_static() -> None:
    """Collects styles and scripts under hashed names when any of them is newer than the last collection."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    collected = manifest.stat().st_mtime if manifest.exists() else 0.0
    newest = max(
        (Path(storage.path(name)).stat().st_mtime for finder in get_finders() for name, storage in finder.list([])),
        default=0.0,
    )
    if newest > collected or not manifest.exists():
        call_command("collectstatic", verbosity=0, interactive=False, stdout=io.StringIO())
        manifest.touch()
