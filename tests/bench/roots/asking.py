"""How the engine is asked: in this process, or through the command line among a million names."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.bench.roots.figures import Ranked
from tests.bench.roots.gold import Row
from tests.bench.roots.pools import as_lines
from yinxin.domain.roots.answers import Answer
from yinxin.domain.roots.engine import Engine
from yinxin.domain.roots.index import NameIndex
from yinxin.domain.roots.place_rows import ENDINGS
from yinxin.kit.root_tables import engine, tables

Ask = Callable[[Row], Ranked]
PROGRAM = Path(sys.executable).with_name("yinxin")
PATIENCE = 1_800
# A child's peak begins with the size of whoever called it, so a small process stands between.
LAUNCHER = """
import resource, subprocess, sys
with open(sys.argv[1], "wb") as into:
    code = subprocess.run(sys.argv[2:], stdout=into).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Answers of the command line, with the memory it took at most (MB) and its seconds from start to end."""

    answers: list[Ranked]
    peak: float
    seconds: float


@cache
def unrecorded() -> Engine:
    """The engine without the spellings on record: what the sound alone tells."""
    return Engine(replace(tables(), evidence=()))


def asker(kind: str, pool: Sequence[str] = (), *, with_region: bool = False, recorded: bool = True) -> Ask:
    """Asks the engine of this process; with the region of the row, where the engine knows it."""
    roots = engine() if recorded else unrecorded()

    def where(row: Row) -> str | None:
        return row.region if with_region and roots.tables.regions.find(row.region) is not None else None

    if kind == "surname":
        return timed(lambda row: roots.surnames(row.spelling, where=where(row)))
    lines = as_lines(list(pool))
    if kind == "place":
        places = roots.place_search(NameIndex.from_lines(lines, endings=ENDINGS))
        return timed(lambda row: roots.places(row.spelling, where=where(row), pool=places))
    persons = roots.person_search(NameIndex.from_lines(lines))
    return timed(lambda row: roots.persons(row.spelling, where=where(row), pool=persons))


def timed(ask: Callable[[Row], Answer]) -> Ask:
    """Asks with the processor's time: on a busy machine a search waits, which is not its own."""

    def answered(row: Row) -> Ranked:
        begin = time.thread_time()
        answer = ask(row)
        return _ranked(answer, (time.thread_time() - begin) * 1_000)

    return answered


def _ranked(answer: Answer, ms: float) -> Ranked:
    return Ranked(
        names=tuple(frozenset({hit.chars, hit.simplified}) for hit in answer.hits),
        probabilities=tuple(hit.probability for hit in answer.hits),
        ms=ms,
        abstained=answer.nothing_known,
    )


def batch(kind: str, rows: Sequence[Row], pool: Path | None) -> Batch:
    """Asks `yinxin roots search --batch` once for all rows. Raises SystemExit where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        queries, said = Path(folder, "queries.txt"), Path(folder, "said.jsonl")
        queries.write_text("".join(f"{row.spelling}\n" for row in rows), "utf-8")
        words = [str(PROGRAM), "roots", "search", "--kind", kind, "--batch", str(queries), "--json"]
        words += ["--pool", str(pool)] if pool else []
        begin = time.perf_counter()
        launched = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(said), *words]
        done = subprocess.run(launched, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=False)
        seconds = time.perf_counter() - begin
        if done.returncode:
            raise SystemExit(f"yinxin roots search ended with {done.returncode}")
        answers = [_read(line) for line in said.read_text("utf-8").splitlines()]
    return Batch(answers, int(done.stdout) / 1024, seconds)


def _read(line: str) -> Ranked:
    said = json.loads(line)
    return Ranked(
        names=tuple(frozenset({hit["chars"], hit["simplified"]}) for hit in said["hits"]),
        probabilities=tuple(hit["probability"] for hit in said["hits"]),
        ms=said["ms"],
        abstained=not said["known"],
    )


def start_seconds(rounds: int = 3) -> float:
    """From the call of the verb to its answer to one surname: the best of a few."""
    best = PATIENCE * 1.0
    for _ in range(rounds):
        begin = time.perf_counter()
        words = [str(PROGRAM), "roots", "search", "Moy", "--kind", "surname", "--json"]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
        best = min(best, time.perf_counter() - begin)
    return best
