"""`python -m tests.bench.roots`: the figures of root-seeking; `--misses` shows the rows of tune or dev that were not found.

Rows of held and unseen are counted and never shown.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.roots import alone, asking
from tests.bench.roots.figures import Figures, Judged, figures
from tests.bench.roots.gold import KINDS, SETS, Row
from tests.bench.roots.measuring import BY_COMMAND, Task, command_on, engine_on, left_alone, recorded, shelf_on

BY: dict[str, Callable[[Row], str]] = {
    "region": lambda row: row.region,
    "tradition": lambda row: row.tradition,
    "record": lambda row: "on record with the engine" if recorded(row) else "not on record",
    "known": lambda row: "in a public table too" if row.known else "in no public table",
}
COUNTED = ("held", "unseen")


def main(words: Sequence[str] | None = None) -> int:
    """Measures what is asked and prints it."""
    asked = _words(words)
    if asked.misses and asked.set in COUNTED:
        sys.stderr.write("Rows of held and unseen are counted and never shown: use --misses with another set.\n")
        return 2
    kinds = alone.KINDS if asked.set in alone.PARTS else KINDS
    for kind in [asked.kind] if asked.kind else kinds:
        task = Task(kind, asked.set, asked.pool, asked.usual, asked.where, asked.folder, not asked.unrecorded)
        found, memory = _ask(task)
        _say(f"{kind}s, {asked.set}{_pool_words(task)}: {as_line(figures(found))}{memory}")
        for name, (rows, recall) in figures(found, BY[asked.by]).groups.items() if asked.by else ():
            _say(f"    {rows:>4} {recall[1]:.3f} {recall[5]:.3f} {recall[10]:.3f}  {name}")
        for name, shares in shelf_on(task).items() if asked.baselines else ():
            _say(f"  {name}: {as_line(shares)}")
        if asked.misses:
            _say("".join(_missed(one, asked.misses) for one in found if not 0 < one.rank <= asked.misses))
    if asked.set in ("tune", "held") and asked.kind is None:
        surnames, persons = left_alone(asked.set)
        _say(f"not Chinese, left alone: surnames {surnames:.3f}, full names {persons:.3f}")
        _say(f"start of the verb: {asking.start_seconds():.2f} s")
    return 0


def as_line(shares: Figures) -> str:
    """The figures of one set in one line."""
    line = (
        f"{shares.rows} rows, @1 {shares.recall[1]:.3f} (ceiling {shares.ceiling:.3f}) @5 {shares.recall[5]:.3f} "
        f"@10 {shares.recall[10]:.3f}, p50 {shares.p50:.1f} p95 {shares.p95:.1f} ms"
    )
    if shares.ece_top is not None and shares.ece_all is not None:
        line += f", ECE {shares.ece_top:.3f} (first said {shares.said_top:.3f}; all hits {shares.ece_all:.3f}), left alone {shares.abstained:.3f}"
    return line


def _ask(task: Task) -> tuple[list[Judged], str]:
    if task.size < BY_COMMAND:
        return engine_on(task), ""
    found, said = command_on(task)
    return found, f", at most {said.peak:.0f} MB, {said.seconds:.1f} s in all"


def _missed(one: Judged, depth: int) -> str:
    hits = zip(one.ranked.names, one.ranked.probabilities, strict=True)
    said = " ".join(f"{sorted(names)[-1]} {probability:.2f}" for names, probability in list(hits)[: min(depth, 5)])
    place = one.rank or "–"
    return f"    {one.row.spelling}\t{'/'.join(one.row.chinese)}\t{place}\t{one.row.region}; {one.row.source}\t{said}\n"


def _pool_words(task: Task) -> str:
    size = f" among {len(task.pool()):,}" if task.kind != "surname" else ""
    return (
        size
        + (", usual given names" if task.usual else "")
        + (", with the region" if task.with_region else "")
        + ("" if task.recorded else ", by sound alone")
    )


def _words(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--set", choices=SETS, default="tune")
    parser.add_argument("--from", dest="folder", type=Path, help="the folder of the dev rows")
    parser.add_argument(
        "--pool", type=int, default=0, help="how many candidates; 500,000 and more through the command line"
    )
    parser.add_argument("--usual", action="store_true", help="persons: given characters by how many people bear them")
    parser.add_argument("--where", action="store_true", help="tell the engine the region of each row")
    parser.add_argument("--unrecorded", action="store_true", help="without the spellings on record (below 500,000)")
    parser.add_argument("--by", choices=sorted(BY), help="the shares by group as well")
    parser.add_argument("--baselines", action="store_true", help="what is off the shelf as well")
    parser.add_argument(
        "--misses",
        type=int,
        nargs="?",
        const=10,
        metavar="DEPTH",
        help="rows not found within DEPTH (10); never of held",
    )
    return parser.parse_args(words)


def _say(text: str) -> None:
    sys.stdout.write(text.rstrip("\n") + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
