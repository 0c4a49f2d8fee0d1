"""How well statements were matched: gold quotes laid over the statements found, and three shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HALVES = ("development", "held-out")


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote of the report and the tasks it supports; none when it supports nothing."""

    quote: str
    acceptable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What one report says of one plan, read by hand."""

    name: str
    report: str
    plan: str
    half: str
    judged: tuple[Judged, ...]

    @property
    def pairs(self) -> int:
        """Pairs of a statement and a task it supports."""
        return sum(len(one.acceptable) for one in self.judged)

    @property
    def supporting_nothing(self) -> int:
        """Statements that support no task."""
        return sum(not one.acceptable for one in self.judged)


def read_gold(path: Path) -> Gold:
    """One `.gold` file; the format is told in gold/README.md."""
    head: dict[str, str] = {}
    judged: list[Judged] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            key, value = line[2:].split(": ")
            head[key] = value
        elif line:
            quote, tasks = line.split("\t")
            judged.append(Judged(quote, () if tasks == "-" else tuple(tasks.split())))
    return Gold(path.stem, head["report"], head["plan"], head["half"], tuple(judged))


@dataclass(frozen=True, slots=True)
class Verdict:
    """One quote, the statement laid under it and the tasks that statement was given, best first."""

    judged: Judged
    found: tuple[str, ...]
    statement: str
    score: float | None

    @property
    def right(self) -> bool:
        """The first match is acceptable; or rightly none."""
        if not self.judged.acceptable:
            return not self.found
        return bool(self.found) and self.found[0] in self.judged.acceptable


@dataclass(frozen=True, slots=True)
class Figures:
    """The three shares of one set, each as how many of how many, and what stands behind them."""

    first_right: tuple[int, int]
    among_five: tuple[int, int]
    left_alone: tuple[int, int]
    verdicts: tuple[Verdict, ...] = field(default=(), repr=False)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            _both(self.first_right, other.first_right),
            _both(self.among_five, other.among_five),
            _both(self.left_alone, other.left_alone),
            self.verdicts + other.verdicts,
        )


NOTHING_YET = Figures((0, 0), (0, 0), (0, 0))


def score(gold: Gold, statements: Sequence[dict[str, Any]], text: str) -> Figures:
    """The figures of the statements that `yinxin plans match` gave; `text` is what their spans refer to."""
    verdicts = tuple(_verdict(judged, statements, text) for judged in gold.judged)
    supporting = [one for one in verdicts if one.judged.acceptable]
    nothing = [one for one in verdicts if not one.judged.acceptable]
    return Figures(
        (sum(one.right for one in supporting), len(supporting)),
        (
            sum(len(set(one.judged.acceptable) & set(one.found[:5])) for one in supporting),
            sum(len(one.judged.acceptable) for one in supporting),
        ),
        (sum(one.right for one in nothing), len(nothing)),
        verdicts,
    )


def _verdict(judged: Judged, statements: Sequence[dict[str, Any]], text: str) -> Verdict:
    """The statement that covers most of the quote; of equals the shorter, then the earlier."""
    start, end = place(judged.quote, text)
    best: dict[str, Any] | None = None
    best_rank = (0, 0)
    for statement in statements:
        s, e = statement["span"]
        rank = (min(e, end) - max(s, start), s - e)
        if rank[0] > 0 and (best is None or rank > best_rank):
            best, best_rank = statement, rank
    if best is None:
        return Verdict(judged, (), "", None)
    matches = best["matches"]
    return Verdict(
        judged,
        tuple(match["task"] for match in matches),
        best["quote"],
        matches[0]["score"] if matches else None,
    )


def place(quote: str, text: str) -> tuple[int, int]:
    """Where the quote stands in the text; line breaks and indents in between do not count."""
    at = [position for position, character in enumerate(text) if not character.isspace()]
    bare = "".join(text[position] for position in at)
    sought = "".join(quote.split())
    first = bare.find(sought)
    if first < 0 or bare.find(sought, first + 1) >= 0:
        raise ValueError(f"the quote stands {'nowhere' if first < 0 else 'twice'} in the report: {quote}")
    return at[first], at[first + len(sought) - 1] + 1


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]
