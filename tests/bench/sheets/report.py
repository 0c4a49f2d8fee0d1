"""The sheets measured in processes of their own, with all rows and with a tenth of them, and the table made of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

PROMISED = {"preview csv": 3.0, "preview xlsx": 4.0, "load": 15.0, "export csv": 1.0, "export xlsx": 3.0}
"""Seconds for 47,000 rows of fourteen columns."""

BARE = {
    "preview csv": "bare insert and count",
    "preview xlsx": "bare insert and count",
    "load": "bare insert and count",
}
PATIENCE = 1_800
ROWS = 47_000


def measure(rows: int = ROWS) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """With so many rows, and with a tenth."""
    return _child(rows), _child(max(1, rows // 10))


def slow(full: Mapping[str, Any]) -> list[str]:
    """The work that keeps no promise."""
    work = full["work"]
    return [name for name, seconds in PROMISED.items() if name in work and work[name]["seconds"] > seconds]


def as_table(full: Mapping[str, Any], tenth: Mapping[str, Any]) -> str:
    return "\n".join(_lines(full, tenth)) + "\n"


def _lines(full: Mapping[str, Any], tenth: Mapping[str, Any]) -> Iterator[str]:
    work, less = full["work"], tenth["work"]
    yield f"On {full['database']}, {full['rows']:,} rows of a register; beside a tenth of them, and beside the database's bare work."
    yield ""
    yield "| what | seconds | promised | processor | queries | queries of a tenth | times a tenth | times the bare work |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, one in work.items():
        promised = f"≤ {PROMISED[name]:g}" if name in PROMISED else ""
        bare = work[BARE.get(name, "bare export")]["seconds"]
        yield (
            f"| {name} | {one['seconds']:.2f} | {promised} | {one['processor']:.2f} | {one['queries']:.0f} "
            f"| {less[name]['queries']:.0f} | {one['seconds'] / max(less[name]['seconds'], 1e-6):.1f} | {one['seconds'] / bare:.1f} |"
        )


def _child(rows: int) -> Mapping[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
    url = os.environ.get("YINXIN_DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.sheets", "--rows", str(rows)],
            env=kept | {"YINXIN_VAR": folder} | ({"YINXIN_DATABASE_URL": _database(url, rows)} if url else {}),
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    said: Mapping[str, Any] = json.loads(done.stdout)
    return said


def _database(url: str, rows: int) -> str:
    """On PostgreSQL each count has a database of its own in the cluster that the environment names."""
    import psycopg

    name = f"sheets_{rows}"
    with psycopg.connect(url, autocommit=True) as held:
        held.execute(f"DROP DATABASE IF EXISTS {name}")  # type: ignore[call-overload]
        held.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
    return f"{url.rpartition('/')[0]}/{name}"


if __name__ == "__main__":
    sys.stdout.write(as_table(*measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)))
