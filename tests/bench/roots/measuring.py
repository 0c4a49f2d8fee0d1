"""One measurement: a kind of name, a set of rows, a pool."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench.roots import alone, asking, pools
from tests.bench.roots.baselines import Candidates, surname_candidates
from tests.bench.roots.figures import Figures, Judged, figures, judged
from tests.bench.roots.gold import Row, folded, not_chinese, rows_of
from yinxin.kit.root_tables import tables

DEFAULT_POOL = {"surname": 0, "place": 5_000, "person": 100_000}
BY_COMMAND = 500_000
"""From this size on a pool is searched through the command line, whose memory is measured."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured.

    `usual` draws given characters by how many people bear them; `with_region` tells where the paper was written; without `recorded` the
    engine does not know the spellings on record (`attested.tsv`), many of which are also in the gold: what the sound alone tells.
    """

    kind: str
    part: str
    size: int = 0
    usual: bool = False
    with_region: bool = False
    folder: Path | None = None
    recorded: bool = True

    @property
    def rows(self) -> list[Row]:
        """The rows asked."""
        if self.part in alone.PARTS:
            return alone.rows_alone(self.kind, self.part)
        return rows_of(self.kind, self.part, self.folder)

    def pool(self) -> list[str]:
        """The candidates: invented ones, and the answers of the rows."""
        names = _pool(self.kind, self.size or DEFAULT_POOL[self.kind], self.usual)
        if self.part in ("tune", "held"):
            return names
        return list(dict.fromkeys([*(row.chinese[0] for row in self.rows), *names]))


@cache
def _pool(kind: str, size: int, usual: bool) -> list[str]:
    if kind == "surname":
        return []
    return pools.places(size) if kind == "place" else pools.persons(size, usual=usual)


def engine_on(task: Task) -> list[Judged]:
    """Every row asked of the engine in this process."""
    if task.part in alone.PARTS and task.kind == "surname":
        return judged(task.kind, task.rows, asking.timed(alone.asked_alone()))
    heard = task.recorded and task.part not in alone.PARTS
    ask = asking.asker(task.kind, task.pool(), with_region=task.with_region, recorded=heard)
    return judged(task.kind, task.rows, ask)


@cache
def _record() -> frozenset[tuple[str, str]]:
    return frozenset((folded(one.spelling), one.characters) for one in tables().evidence)


def recorded(row: Row) -> bool:
    """Whether the very pair of spelling and Chinese is on record with the engine."""
    return any((folded(row.spelling), one) in _record() for one in row.chinese)


def command_on(task: Task) -> tuple[list[Judged], asking.Batch]:
    """Every row asked of the command line, with its memory and time."""
    rows = task.rows
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "pool.tsv")
        file.write_bytes(pools.as_lines(task.pool()))
        said = asking.batch(task.kind, rows, file if task.kind != "surname" else None)
    answers = iter(said.answers)
    return judged(task.kind, rows, lambda row: next(answers)), said


def shelf_on(task: Task) -> dict[str, Figures]:
    """What is off the shelf on the same rows and candidates."""
    rows = task.rows
    candidates = Candidates(task.kind, surname_candidates(rows) if task.kind == "surname" else task.pool())
    searches = candidates.searches()
    postgres = candidates.pg_trgm()
    if postgres is not None:
        searches["PostgreSQL pg_trgm"] = postgres
    return {name: figures(judged(task.kind, rows, candidates.asker(search))) for name, search in searches.items()}


def left_alone(part: str, size: int = DEFAULT_POOL["person"]) -> tuple[float, float]:
    """How often "I do not know" is said to names that are not Chinese: surnames, and full names among a pool of persons."""
    surnames, persons = asking.asker("surname"), asking.asker("person", _pool("person", size, False))
    counts = {True: [0, 0], False: [0, 0]}
    for name, single in not_chinese(part):
        row = Row(name, (), frozenset(), "", "", False)
        counts[single][0] += (surnames if single else persons)(row).abstained
        counts[single][1] += 1
    return counts[True][0] / counts[True][1], counts[False][0] / counts[False][1]
