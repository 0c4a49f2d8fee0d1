"""Preview, load, export and undoing of a sheet, each beside the bare work that the database alone does for the same rows."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.bench.crowded.town import make_town
from tests.bench.sheets import made_up
from yinxin.apps.people.models import User
from yinxin.documents.rows.guarded import read_rows
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sheets import loading, previewing, taking_out, undoing
from yinxin.kit.registers.sheets.findings import findings_of
from yinxin.kit.registers.sheets.judging import Wishes, judge
from yinxin.kit.registers.sheets.outcome import Judged

BARE_TABLE = "bare_books"


def measure(count: int) -> dict[str, dict[str, float]]:
    """By name of the work: seconds on the wall, of the processor, and queries. Raises AssertionError where a planted fault escapes."""
    town = make_town(40)
    register = catalogue.get("genealogies")
    assert register is not None
    unit = town.units[10].name
    found: dict[str, dict[str, float]] = {}
    faulty, good = made_up.books(count, unit=unit), made_up.books(count, unit=unit, faults=0)
    sheet = made_up.as_csv(good)
    found["bare insert and count"] = _timed(lambda: _bare_load(sheet))
    found["bare export"] = _timed(_bare_export)
    for name, data in (("csv", made_up.as_csv(faulty)), ("xlsx", made_up.as_xlsx(faulty))):
        found[f"preview {name}"] = _timed(
            lambda data=data, name=name: _previewed(register, data, f"a.{name}", town.office)
        )  # type: ignore[misc]
    planted = min(made_up.PLANTED, count)
    assert (
        len({one.line for one in _previewed(register, made_up.as_csv(faulty), "a.csv", town.office).faults}) == planted
    )
    loading.AT_ONCE_IN_A_REQUEST = 10**9  # here and now: what is measured is the work, not the waiting for a worker
    load = previewing.upload(register, "a.csv", sheet, by=town.office)
    found["load"] = _timed(lambda: loading.load_rows(load, reason="bench", good_only=False, by=town.office))
    rows = taking_out.rows_taken_out(register, town.office)
    found["export csv"] = _timed(lambda: taking_out.as_csv(register, rows))
    found["export xlsx"] = _timed(lambda: taking_out.as_workbook(register, rows))
    same = taking_out.as_csv(register, rows)
    found["preview of the export"] = _timed(lambda: _previewed(register, same, "same.csv", town.office))
    assert _previewed(register, same, "same.csv", town.office).counts["same"] == count
    found["undo"] = _timed(lambda: undoing.undo(load, reason="bench", leave_out=False, by=town.office))
    return found


def _previewed(register: Register, data: bytes, name: str, by: User) -> Judged:
    found = judge(register, read_rows(data, name=name), user=by, wishes=Wishes())
    findings_of(register, found)
    found.digest()
    return found


def _timed(work: Callable[[], object]) -> dict[str, float]:
    wall, worked = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as asked:
        work()
        queries = len(asked)
    return {"seconds": time.perf_counter() - wall, "processor": time.process_time() - worked, "queries": queries}


def _bare_load(sheet: bytes) -> None:
    """The least a load can cost: the file cut, every cell inserted as text, the duplicates of the key counted by the database."""
    rows = list(csv.reader(StringIO(sheet.decode("utf-8-sig"))))[1:]
    columns = ", ".join(f"c{number} text" for number in range(len(made_up.HEADERS)))
    places = ", ".join(["%s"] * len(made_up.HEADERS))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {BARE_TABLE} (id integer, {columns})")
        cursor.executemany(
            f"INSERT INTO {BARE_TABLE} VALUES (%s, {places})",
            [(number, *row) for number, row in enumerate(rows)],
        )
        cursor.execute(f"SELECT count(*) - count(DISTINCT c0) FROM {BARE_TABLE}")


def _bare_export() -> None:
    kept = StringIO()
    csv.writer(kept).writerows(_all_rows())


def _all_rows() -> Iterator[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {BARE_TABLE}")
        yield from cursor.fetchall()
