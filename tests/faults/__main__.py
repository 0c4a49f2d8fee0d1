"""`python -m tests.faults`: puts every fault into a copy, runs the tests it names, and tells which of them turned red.

`--write docs/faults.md` writes the list. Faults that live on PostgreSQL alone need YINXIN_DATABASE_URL; without it they are
told as not tried, and nothing is written.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.faults.fault import Fault, Outcome, run
from tests.faults.listed import BY_PROMISE, FAULTS

POSTGRESQL = "postgresql"


@dataclass(frozen=True, slots=True)
class Tried:
    """A fault with what its tests said; `outcome` is None where it was not tried, and `broken` where nothing could run."""

    fault: Fault
    outcome: Outcome | None
    broken: str = ""

    @property
    def told(self) -> str:
        if self.broken:
            return "BROKEN"
        if self.outcome is None:
            return "not tried"
        return self.outcome.by or ("caught" if self.outcome.caught else "MISSED")


def main() -> int:
    """Ends with 1 when a fault was missed that is not known to be."""
    asked = _asked()
    began = time.monotonic()
    chosen = [fault for fault in FAULTS if asked.only in fault.name]
    tried = list(_tried(chosen, asked.parallel))
    missed = [one for one in tried if one.outcome is not None and not one.outcome.caught]
    caught = [one for one in tried if one.outcome is not None and one.outcome.caught]
    broken = [one for one in tried if one.broken]
    sys.stdout.write(
        f"{len(caught)} of {len(caught) + len(missed)} faults caught, {len(broken)} broken, "
        f"{len(tried) - len(caught) - len(missed) - len(broken)} not tried, {time.monotonic() - began:.0f} s\n"
    )
    if asked.write and len(caught) + len(missed) == len(FAULTS):
        asked.write.write_text(_document({one.fault.name: one for one in tried}), encoding="utf-8")
    return 1 if broken or any(not one.fault.survives for one in missed) else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the list as Markdown")
    parser.add_argument("--only", default="", metavar="WORDS", help="only faults with these words in their name")
    parser.add_argument("--parallel", type=int, default=2, metavar="N", help="so many copies at once")
    return parser.parse_args()


def _tried(faults: Sequence[Fault], parallel: int) -> Iterator[Tried]:
    """In parallel what has a database to itself; on PostgreSQL one after the other, for the copies share the test database."""
    shared = [fault for fault in faults if fault.database == POSTGRESQL]
    apart = [fault for fault in faults if fault.database != POSTGRESQL]
    with ThreadPoolExecutor(parallel) as pool:
        for one in pool.map(_on_sqlite, apart):
            yield _shown(one)
    for fault in shared:
        yield _shown(_on_postgresql(fault))


def _on_sqlite(fault: Fault) -> Tried:
    return _try(fault, "")


def _on_postgresql(fault: Fault) -> Tried:
    url = os.environ.get("YINXIN_DATABASE_URL", "")
    return _try(fault, url) if url.startswith(POSTGRESQL) else Tried(fault, None)


def _try(fault: Fault, database_url: str) -> Tried:
    try:
        return Tried(fault, run(fault.tests, fault, database_url=database_url))
    except (AssertionError, subprocess.TimeoutExpired) as error:
        return Tried(fault, None, str(error))


def _shown(one: Tried) -> Tried:
    seconds = f"{one.outcome.seconds:5.1f}" if one.outcome else "    –"
    sys.stdout.write(f"{seconds}  {one.fault.name} | {one.told}\n{one.broken}")
    sys.stdout.flush()
    return one


def _document(tried: dict[str, Tried]) -> str:
    done = [one for one in tried.values() if one.outcome]
    found = [one for one in done if one.outcome and one.outcome.caught]
    waiting = f" {len(tried) - len(done)} were not tried." if len(done) < len(tried) else ""
    parts = [
        "# Seeded faults\n",
        "Every line is a slip a developer could make. It is put into a copy of the source, the tests named for it are run "
        "there, and at least one must turn red: a guard that stays green without what it guards is none. This file is "
        "written by `python -m tests.faults --write docs/faults.md`; `make soak` tries them all, the ordinary suite a few, "
        "and both check that each place still exists.\n",
        f"{len(found)} of {len(done)} faults are caught ({len(found) / len(done):.1%}).{waiting}\n",
    ]
    for promise, faults in BY_PROMISE.items():
        parts += [f"## {promise}\n", "| Fault | File | Caught by |\n| --- | --- | --- |"]
        parts += [*_rows(tried[fault.name] for fault in faults), ""]
    return "\n".join(parts)


def _rows(tried: Iterable[Tried]) -> Iterator[str]:
    for one in tried:
        file, _, test = one.outcome.by.rpartition("::") if one.outcome else ("", "", "")
        by = f"`{Path(file).name}`: {test.partition('[')[0].removeprefix('test_').replace('_', ' ')}"
        where = f" ({one.fault.database} only)" if one.fault.database else ""
        missed = f"**not caught**: {one.fault.survives or 'no test finds it'}" if one.outcome else "not tried"
        yield f"| {one.fault.name}{where} | `{one.fault.file.removeprefix('src/yinxin/')}` | {by if test else missed} |"


if __name__ == "__main__":
    sys.exit(main())
