"""`yinxin demo`: a new database with the sample town, served; a database that is there already is served as it is."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yinxin.cli import serve
from yinxin.cli.boot import boot


def add_arguments(parser: ArgumentParser) -> None:
    """The same as for serving."""
    serve.add_arguments(parser)


def run(args: Namespace) -> int:
    """Makes the sample town where there is nothing yet, then serves."""
    boot()
    from yinxin.cli import prepare
    from yinxin.cli.sample_town import install, told

    if prepare.database_exists():
        sys.stdout.write("已有数据库，原样使用。\n")
        serve.make_ready(upgrade=args.upgrade)
    else:
        sys.stdout.write("还没有数据库：正在建立样例城镇……\n")
        sys.stdout.flush()
        with new_database():
            prepare.migrate()
            install()
        serve.make_ready(upgrade=False)
    return serve.serve(args, told())


@contextmanager
def new_database() -> Iterator[None]:
    """A SQLite database is made under another name and put in place when it is whole, so that an interrupted demo leaves none."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    final = Path(connection.settings_dict["NAME"])
    draft = final.with_name(f"{final.name}.new")
    draft.unlink(missing_ok=True)
    connection.settings_dict["NAME"] = str(draft)
    try:
        with connection.cursor() as cursor:  # hundreds of steps need not wait for the disk: half a draft is thrown away
            cursor.execute("PRAGMA synchronous = OFF")
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(final)
    with draft.open("rb") as made:
        os.fsync(made.fileno())
    draft.rename(final)
