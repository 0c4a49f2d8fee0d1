"""Lists of registers measured: page, facets, search and files of 47,000 donations, beside what the database does by itself.

`python -m tests.bench.registers_lists` fills two empty installations, one with a tenth of the rows, and prints a table; exit code 1
when a promise is broken. On PostgreSQL: `tests/on_postgresql .venv/bin/python -m tests.bench.registers_lists`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from typing import Any

ROWS, ROUNDS, PATIENCE = 47_000, 7, 1_800
QUERIES = ("碉楼", "陈", "启超", "司徒美堂", "安村小", "侨刊", "村梁", "图书", "会馆捐", "饮水工")
PROMISED = {
    "list page": 0.150,
    "list page, narrowed": 0.150,
    "four facets": 0.100,
    "four facets, narrowed": 0.100,
    "search, the slowest of ten": 0.020,
    "csv": 1.0,
    "xlsx": 3.0,
}
"""Seconds."""

BARE = {
    "list page": "bare rows",
    "list page, narrowed": "bare rows",
    "four facets": "bare groups",
    "four facets, narrowed": "bare groups",
    "search, the slowest of ten": "bare LIKE",
    "csv": "bare csv",
    "xlsx": "bare csv",
    "json": "bare csv",
    "geojson": "bare csv",
    "laying the index": "bare csv",
}
TOWNS = ("石桥镇南安村", "赤坎镇", "端芬镇", "松朗镇", "水步镇", "海宴镇", "台城街道", "斗山镇")
GIVERS = ("梁启超", "陈宜禧", "司徒美堂", "谭氏宗亲会", "宁阳会馆", "冈州总会馆", "旅美乡亲", "伍氏兄弟")
GIFTS = (
    "小学教学楼",
    "卫生院门诊楼",
    "图书馆",
    "饮水工程",
    "碉楼修缮",
    "祠堂",
    "敬老院",
    "侨刊编印",
    "桥梁",
    "文化中心",
)


def measured(rows: int = ROWS) -> tuple[str, list[str]]:
    """The table of two installations, and the promises that were broken."""
    few, many = _child(rows // 10), _child(rows)
    return as_table(few, many, rows), broken(many)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument(
        "--here", action="store_true", help="fill and measure the installation of the environment; prints JSON"
    )
    asked = parser.parse_args()
    if asked.here:
        json.dump(_measured_here(asked.rows), sys.stdout)
        return 0
    table, faults = measured(asked.rows)
    sys.stdout.write(table)
    return 0 if not faults else 1


def broken(said: dict[str, Any]) -> list[str]:
    """What keeps no promise."""
    slow = [name for name, most in PROMISED.items() if said["seconds"][name] > most]
    return slow + (["recall"] if said["recall"] < 1 else [])


def as_table(few: dict[str, Any], many: dict[str, Any], rows: int) -> str:
    lines = [
        f"On {many['database']}, {rows:,} rows; recall of ten queries against LIKE {many['recall']:.2f}.",
        "",
        "| what | ms | times the bare work | times with a tenth of the rows | promised |",
        "|---|--:|--:|--:|---|",
    ]
    for name, seconds in many["seconds"].items():
        bare = many["seconds"].get(BARE.get(name, ""), 0)
        most = PROMISED.get(name)
        kept = "" if most is None else f"≤ {most * 1000:.0f} ms: {'kept' if seconds <= most else 'BROKEN'}"
        ratio = f"{seconds / bare:.1f}" if bare else ""
        lines.append(f"| {name} | {seconds * 1000:.1f} | {ratio} | {seconds / few['seconds'][name]:.1f} | {kept} |")
    return "\n".join(lines) + "\n"


def _child(rows: int) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
    url = os.environ.get("YINXIN_DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.registers_lists", "--here", "--rows", str(rows)],
            env=kept | {"YINXIN_VAR": folder} | ({"YINXIN_DATABASE_URL": url} if url else {}),
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _measured_here(count: int) -> dict[str, Any]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "yinxin.config.settings"
    import django

    django.setup()
    from django.test import override_settings

    from tests.bench.crowded import filling
    from tests.bench.crowded.town import make_town
    from tests.factories.registers import register_named
    from yinxin.kit.registers.searching import reindex

    filling.prepare()
    town, register = make_town(40), register_named("donations")
    _fill(register, town, count)
    began = time.perf_counter()
    reindex(register)
    laid = time.perf_counter() - began
    _analyze()
    with override_settings(ALLOWED_HOSTS=["testserver"], OFFICIALS_NEED_SECOND_FACTOR=False):
        found = _bare(register) | _work(register, town.office) | {"laying the index": laid}
    return {"database": filling.vendor(), "seconds": found, "recall": _recall(register)}


def _fill(register: Any, town: Any, count: int) -> None:
    """Past the writer, whose speed is measured with the sheets."""
    from django.utils import timezone

    register.model._default_manager.all().delete()
    chance, now = random.Random(1909), timezone.now()
    stages = [stage.name for stage in register.stages.stages]
    uses = [value for value, _ in register.model._meta.get_field("use").flatchoices]
    rows = []
    for number in range(count):
        place, giver, gift = chance.choice(TOWNS), chance.choice(GIVERS), chance.choice(GIFTS)
        rows.append(
            register.model(
                code=f"QJ-{number:06}",
                name=f"{place}{giver}捐建{gift}第{number % 97}期",
                receiver=f"{place}{gift}",
                town=place[:3],
                use=chance.choice(uses),
                year=chance.randint(1978, 2026),
                given=str(chance.randint(1978, 2026)),
                amount=chance.randint(1, 5_000_000),
                latitude=round(22 + chance.random(), 6),
                longitude=round(112 + chance.random(), 6),
                stage=chance.choice(stages),
                published_on=now.date() if number % 3 else None,
                unit=chance.choice(town.units),
                changed_at=now,
            )
        )
    register.model._default_manager.bulk_create(rows, batch_size=2_000)


def _analyze() -> None:
    """What the server of a database does by itself at night."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _work(register: Any, office: Any) -> dict[str, float]:
    from django.http import QueryDict
    from django.test import Client

    from yinxin.kit.registers.listing.counting import tallies
    from yinxin.kit.registers.listing.rows import seen
    from yinxin.kit.registers.listing.state import state_of
    from yinxin.kit.registers.searching import matching

    client = Client()
    client.force_login(office)
    base = f"/registers/{register.slug}/"
    four = {"use", "town", "year", "stage"}

    def get(address: str) -> bytes:
        answer = client.get(f"{base}{address}")
        assert answer.status_code == 200, answer.status_code
        return answer.getvalue()

    def counted(query: str) -> None:
        state = state_of(register, QueryDict(query))
        some = type(state)(**{**_parts(state), "facets": tuple(one for one in state.facets if one.name in four)})
        assert len(tallies(some, seen(register, office))) == 4

    def searched(query: str) -> Callable[[], object]:
        rows = register.model._default_manager.filter(matching(register, query)).order_by("pk")
        return lambda: list(rows.values_list("pk", flat=True)[:50])

    return {
        "list page": _best(lambda: get("")),
        "list page, narrowed": _best(lambda: get("?use=school&q=梁启超")),
        "four facets": _best(lambda: counted("")),
        "four facets, narrowed": _best(lambda: counted("use=school")),
        "search, the slowest of ten": max(_best(searched(query)) for query in QUERIES),
        "csv": _best(lambda: get("export/csv"), 2),
        "xlsx": _best(lambda: get("export/xlsx"), 2),
        "json": _best(lambda: get("export/json"), 2),
        "geojson": _best(lambda: get("export/geojson"), 2),
    }


def _parts(state: Any) -> dict[str, Any]:
    return {name: getattr(state, name) for name in state.__slots__}


def _bare(register: Any) -> dict[str, float]:
    """The same rows by the driver of the database alone."""
    table = register.model._meta.db_table

    def lines() -> None:
        kept = csv.writer(StringIO())
        kept.writerows(
            _ask(f"SELECT code, name, {table}.use, town, receiver, year, amount, currency FROM {table} ORDER BY code")
        )

    return {
        "bare rows": _best(lambda: _ask(f"SELECT * FROM {table} ORDER BY code LIMIT 51")),
        "bare groups": _best(
            lambda: [
                _ask(f"SELECT {name}, count(*) FROM {table} GROUP BY 1")
                for name in (f"{table}.use", "town", "year", "stage")
            ]
        ),
        "bare LIKE": _best(lambda: _ask(f"SELECT id FROM {table} WHERE name LIKE '%启超%' OR receiver LIKE '%启超%'")),
        "bare csv": _best(lines, 2),
    }


def _ask(query: str) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query.replace("%", "%%"), [])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _recall(register: Any) -> float:
    """The least of ten: how much of what LIKE finds the index finds too, and it may find nothing else."""
    from functools import reduce
    from operator import or_

    from django.db.models import Q

    from yinxin.kit.registers.searching import matching

    rows = register.model._default_manager.order_by("pk")
    shares = []
    for query in QUERIES:
        holding = reduce(or_, (Q(**{f"{name}__contains": query}) for name in register.search.split()))
        expected = set(rows.filter(holding).values_list("pk", flat=True))
        found = set(rows.filter(matching(register, query)).values_list("pk", flat=True))
        assert found <= expected, query
        shares.append(len(found) / len(expected) if expected else 1.0)
    return min(shares)


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The quickest of several: everything that disturbs a run makes it slower, never faster."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    raise SystemExit(main())
