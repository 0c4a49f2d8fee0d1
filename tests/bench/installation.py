"""The crowded installation measured in a process of its own, and the page of documents made of what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOST_SECONDS = 0.2
"""What a board or a list may take, at the 95th of a hundred."""

MOST_FOR_A_PAPER = 5.0
FEW = ("--plans", "2", "--tasks", "20", "--units", "20", "--rows", "480", "--rounds", "2", "--no-papers")
"""Ten tasks to a plan."""

PATIENCE = 1800


@dataclass(frozen=True, slots=True)
class Measured:
    """`said` of the full installation, `few` of one with ten rows to a list."""

    said: Mapping[str, Any]
    few: Mapping[str, Any]

    @property
    def bare(self) -> str:
        return next(iter(self.said["pages"]))

    def slow(self) -> list[str]:
        """The pages and papers that keep no promise."""
        pages = [name for name, page in self.said["pages"].items() if page["p95"] > MOST_SECONDS]
        return pages + [name for name, seconds in self.said["papers"].items() if seconds > MOST_FOR_A_PAPER]

    def growing(self) -> list[str]:
        """The pages that ask the database more often when there is more to show."""
        asked = {name: page["queries"] for name, page in self.few["pages"].items()}
        return [name for name, page in self.said["pages"].items() if page["queries"] > asked[name]]


def measure(*words: str) -> Measured:
    """Fill and measure one installation with much and one with little in it, on the database the environment names.

    `words` are for the full one, so that the way there can be tried with little: `--tasks 100 --rows 2400 --units 20 --plans 2`.
    """
    return Measured(_child(*words), _child(*FEW))


def _child(*words: str) -> Mapping[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.crowded", *words],
            env=kept | {"YINXIN_VAR": folder} | _database(),
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    said: Mapping[str, Any] = json.loads(done.stdout)
    return said


def _database() -> dict[str, str]:
    """On PostgreSQL it is filled where the tests are: `tests/on_postgresql make bench`."""
    url = os.environ.get("YINXIN_DATABASE_URL", "")
    return {"YINXIN_DATABASE_URL": url} if url else {}


def as_text(measured: Measured) -> str:
    """The section of the document."""
    return "\n".join(_lines(measured)) + "\n"


def _lines(measured: Measured) -> Iterator[str]:
    rows = measured.said["rows"]
    pages = measured.said["pages"]
    seconds = measured.said["filled in"]
    yield (
        f"On {measured.said['database']}: "
        + ", ".join(f"{count:,} {name}" for name, count in rows.items())
        + f", filled in {seconds['filling']:.0f} s."
    )
    yield ""
    yield "| page | p50 ms | p95 ms | of it at work ms | times a bare page | queries | with ten rows | promised |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|"
    bare = pages[measured.bare]["cpu"]
    for name, page in pages.items():
        kept = "" if name == measured.bare else f"≤ {MOST_SECONDS * 1000:.0f} ms: {_kept(page['p95'], MOST_SECONDS)}"
        few = measured.few["pages"][name]["queries"]
        yield (
            f"| {name} | {page['p50'] * 1000:.1f} | {page['p95'] * 1000:.1f} | {page['cpu'] * 1000:.1f} | {page['cpu'] / bare:.0f} "
            f"| {page['queries']} | {few} | {kept} |"
        )
    yield ""
    yield "| paper | seconds | promised |"
    yield "|---|--:|---|"
    for name, took in measured.said["papers"].items():
        yield f"| {name} | {took:.1f} | ≤ {MOST_FOR_A_PAPER:g} s: {_kept(took, MOST_FOR_A_PAPER)} |"


def _kept(took: float, most: float) -> str:
    return "kept" if took <= most else "BROKEN"
