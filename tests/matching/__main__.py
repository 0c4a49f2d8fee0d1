"""`python -m tests.matching`: the three figures for every set; `--errors` lists what went wrong, `--sets FOLDER` counts other gold."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import yinxin
from tests.matching.scoring import HALVES, NOTHING_YET, Figures, Gold, read_gold, score

HERE = Path(__file__).parent / "gold"
SAMPLES = Path(yinxin.__file__).parent / "samples"


def file_of(name: str, folder: Path) -> Path:
    """A report or plan beside the gold, or one of the samples in the package."""
    beside = folder / name
    return beside if beside.exists() else SAMPLES / name


@cache
def said_by(*words: str) -> dict[str, Any]:
    """What a verb of the program prints as JSON; its refusal stops the count."""
    program = Path(sys.executable).with_name("yinxin")
    done = subprocess.run([program, *words, "--json"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return cast(dict[str, Any], json.loads(done.stdout))


def count(gold: Gold, folder: Path) -> Figures:
    """Matches the report of one set with its plan, as anybody would from the command line, and scores it."""
    report, plan = str(file_of(gold.report, folder)), str(file_of(gold.plan, folder))
    text = said_by("plans", "read", report, "--with-text")["text_of_source"]
    return score(gold, said_by("plans", "match", report, "--plan", plan)["statements"], text)


def line(name: str, figures: Figures) -> str:
    """One line of the table."""
    shares = (figures.first_right, figures.among_five, figures.left_alone)
    cells = (f"{got / of:6.2f} ({got:3}/{of:3})" if of else "           –" for got, of in shares)
    return f"{name:24} " + "  ".join(cells)


def errors(figures: Figures) -> Sequence[str]:
    """The quotes whose first answer was wrong."""
    return [
        f"  {'/'.join(one.judged.acceptable) or '-':12} {' '.join(one.found[:5]) or '-':26} {one.score or 0:.2f} {one.judged.quote}"
        for one in figures.verdicts
        if not one.right
    ]


def main() -> int:
    """Counts every set, then each half, then all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=HERE)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    halves = dict.fromkeys(HALVES, NOTHING_YET)
    sys.stdout.write(f"{'set':24} first right         among five          nothing left alone\n")
    for path in sorted(args.sets.glob("*.gold")):
        gold = read_gold(path)
        figures = count(gold, args.sets)
        halves[gold.half] += figures
        sys.stdout.write(line(gold.name, figures) + "\n")
        if args.errors:
            sys.stdout.writelines(f"{error}\n" for error in errors(figures))
    for half, figures in halves.items():
        sys.stdout.write(line(half.upper(), figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
