"""`make bench`: prints the measurements, or writes them to a page of the documents."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench import matching, registers_lists
from tests.bench.installation import as_text, measure
from tests.bench.measure import Row, rows
from tests.bench.roots import report as roots
from tests.bench.sheets import report

INTRODUCTION = """# Performance

Measured by `make bench`; `make bench WRITE=1` writes this page. Ratios mean more than seconds, which are of one processor on one day. "Looking
at every character once" is a plain Python loop over the decoded text, the least any reader does.
"""

INSTALLATION = """## A full installation

`make bench` fills an empty installation by itself (`tests/bench/crowded`), replays a sample of its tasks to see that the rows say
what the events say, and asks each page twenty times as the person who opens it, through the whole stack of middleware, in one process.
The bare page is one of Django alone in the same run: one query, fifty names, a template of one line, no middleware. "With ten rows" is the
number of queries where a list has ten rows; where nothing is there to show, a page asks less. A paper takes from the click to the file.
"At work" is the processor's time for one page, the ratio is of these: a busy machine lets a page wait, which p50 and p95 count.
`tests/on_postgresql make bench` measures on PostgreSQL.
"""

SHEETS = """## Sheets of a register

A sheet of invented books, three hundred of them with a fault, is previewed, loaded with its history and the search index, written out and
taken back. The bare insert cuts the file, puts every cell into a table without a rule and counts the twins; the bare export writes that table.
"""


LISTS = """## Lists of a register

The list of 47,000 invented gifts: a page, its facets, a search in the middle of words, and the files of what is seen. The bare work is the
same question put to the database without the program.
"""


ROOTS = """## Roots

Spellings of surnames, places and persons with the paper that bears each (`tests/gold/roots`), every row counted once, among invented
candidates. Two thirds of the rows were seen while the tables were written (tune), a third was not (held). "Best possible" is below one
where one spelling stands for several names. The error of the probability is the mean distance, over ten bins, between how probable the first
candidate was said to be and how often it was right; of two hundred rows it is about 0.07 through chance alone where many spellings are
open. Spellings on record are also asked with their own record taken out (alone; a third of them, unseen, is only counted). Times are the processor's. `python -m tests.bench.roots --help` measures a part; the rows with `--by tradition`.
"""


def as_table(measured: Sequence[Row]) -> str:
    """The measurements as a Markdown table."""
    lines = ["| what | characters | seconds | ratio | against | promised |", "|---|--:|--:|--:|---|---|"]
    for row in measured:
        promise = f"{row.promise}: {'kept' if row.kept else 'BROKEN'}"
        lines.append(
            f"| {row.name} | {row.characters:,} | {row.seconds:.2f} | {row.ratio:.1f} | {row.against} | {promise} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measures; exit code 1 when a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument(
        "--only", choices=["reading", "matching", "installation", "sheets", "lists", "roots"], help="measure only this"
    )
    args, words = parser.parse_known_args()
    measured = rows() if args.only in (None, "reading") else []
    shown = as_table(measured) if measured else ""
    found, matched = _matched() if args.only in (None, "matching") else ("", True)
    shown += found
    sys.stdout.write(shown)
    full = measure(*words) if args.only in (None, "installation") else None
    if full is not None:
        shown += f"\n{INSTALLATION}\n{as_text(full)}"
        sys.stdout.write(as_text(full))
    sheets = report.measure() if args.only in (None, "sheets") else None
    if sheets is not None:
        table = f"\n{SHEETS}\n{report.as_table(*sheets)}"
        shown += table
        sys.stdout.write(table)
    table, slow_lists = registers_lists.measured() if args.only in (None, "lists") else ("", [])
    if table:
        shown += f"\n{LISTS}\n{table}"
        sys.stdout.write(table)
    table, missed = roots.measured() if args.only in (None, "roots") else ("", [])
    if table:
        shown += f"\n{ROOTS}\n{table}"
        sys.stdout.write(table)
    if args.write:
        machine = f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}."
        args.write.write_text(f"{INTRODUCTION}\n{machine}\n\n{shown}", encoding="utf-8")
    return (
        0
        if all(row.kept for row in measured)
        and matched
        and not (full and full.slow())
        and not (sheets and report.slow(sheets[0]))
        and not slow_lists
        and not missed
        else 1
    )


def _matched() -> tuple[str, bool]:
    """The matcher beside plain BM25, as a table, and whether it kept what is promised."""
    shares, speed = matching.shares(), matching.seconds()
    return f"\n{matching.as_table(shares, speed)}", matching.kept(shares, speed)


if __name__ == "__main__":
    raise SystemExit(main())
