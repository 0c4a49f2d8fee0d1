"""`make bench`: prints the measurements, or writes them to a page of the documents."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Row, rows

INTRODUCTION = """# Performance

Measured by `make bench`; `make bench WRITE=1` writes this page. Ratios mean more than seconds, which are of one processor on one day. "Looking
at every character once" is a plain Python loop over the decoded text, the least any reader does.
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
    args = parser.parse_args()
    measured = rows()
    shown = as_table(measured)
    sys.stdout.write(shown)
    if args.write:
        machine = f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}."
        args.write.write_text(f"{INTRODUCTION}\n{machine}\n\n{shown}", encoding="utf-8")
    return 0 if all(row.kept for row in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
