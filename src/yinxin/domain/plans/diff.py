"""Two versions of one plan, task by task: what is kept, what changed cell by cell, what is new and what is gone.

Equal texts are paired first. The rest is paired in printed order, as two editions of a document keep theirs, by likeness of
title and text; a task that moved is found last, by stronger likeness. No task is paired twice.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz import fuzz

from yinxin.domain.plans.proposal import Role, Task
from yinxin.domain.text.fold import fold

SAME_PLACE = 0.55
"""Likeness from which two tasks between the same neighbours are one: over half of the words stayed."""
MOVED = 0.80
"""Likeness asked of a task that changed its place: there the order no longer speaks for it."""
SAME_NUMBER = 0.05

Table: TypeAlias = list[list[float]]

ROLE_WORDS = {Role.LEAD: "牵头", Role.MEMBER: "责任", Role.GUIDE: "指导"}


@dataclass(frozen=True, slots=True)
class _Face:
    """What of a task is compared."""

    title: str
    text: str
    number: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that differs between two versions."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Pair:
    old: Task
    new: Task
    cells: tuple[Cell, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Diff:
    """`kept` pairs are equal in every cell. Each old task is in kept, changed or gone; each new one in kept, changed or added."""

    kept: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    added: tuple[Task, ...]
    gone: tuple[Task, ...]


def compare(old: Sequence[Task], new: Sequence[Task]) -> Diff:
    pairs = _pair(old, new)
    made = [
        Pair(old[before], new[after], cells_changed(old[before], new[after]), likeness)
        for before, after, likeness in sorted(pairs, key=lambda pair: pair[1])
    ]
    paired_old = {before for before, _, _ in pairs}
    paired_new = {after for _, after, _ in pairs}
    return Diff(
        kept=tuple(pair for pair in made if not pair.cells),
        changed=tuple(pair for pair in made if pair.cells),
        added=tuple(task for place, task in enumerate(new) if place not in paired_new),
        gone=tuple(task for place, task in enumerate(old) if place not in paired_old),
    )


def cells_changed(old: Task, new: Task) -> tuple[Cell, ...]:
    before, after = printed(old), printed(new)
    return tuple(
        Cell(field, before[field], after[field])
        for field in before
        if "".join(before[field].split()) != "".join(after[field].split())
    )


def printed(task: Task) -> dict[str, str]:
    """The cells of a task as a person reads them, in the order of the official table."""
    return {
        "path": " / ".join(task.path),
        "title": task.title,
        "text": task.text,
        "measures": "\n".join(task.measures),
        "phases": "\n".join(f"{phase.label}：{phase.text}" for phase in task.phases),
        "safeguards": task.safeguards,
        "units": "，".join(f"{unit.name}（{ROLE_WORDS[unit.role]}）" for unit in task.units),
        "due": task.due_text or task.due or "",
        "milestones": "\n".join(f"{milestone.due}：{milestone.text}" for milestone in task.milestones),
        "recurrence": task.recurrence or "",
        "notes": task.notes,
    }


def _pair(old: Sequence[Task], new: Sequence[Task]) -> list[tuple[int, int, float]]:
    pairs = _equal(old, new)
    rest_old = _without(len(old), (before for before, _, _ in pairs))
    rest_new = _without(len(new), (after for _, after, _ in pairs))
    if not rest_old or not rest_new:
        return pairs
    likeness = _likeness([old[place] for place in rest_old], [new[place] for place in rest_new])
    aligned = _align(likeness)
    moved = _moved(likeness, aligned)
    return pairs + [(rest_old[row], rest_new[column], likeness[row][column]) for row, column in aligned + moved]


def _equal(old: Sequence[Task], new: Sequence[Task]) -> list[tuple[int, int, float]]:
    """Tasks of equal text, the first with the first: a text printed twice is two tasks."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, task in enumerate(old):
        waiting[fold(task.text)].append(place)
    return [
        (waiting[text].popleft(), place, 1.0)
        for place, text in enumerate(fold(task.text) for task in new)
        if waiting[text]
    ]


def _without(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [place for place in range(count) if place not in gone]


def _likeness(old: Sequence[Task], new: Sequence[Task]) -> Table:
    before = [_Face(fold(task.title), fold(task.text), _number(task)) for task in old]
    after = [_Face(fold(task.title), fold(task.text), _number(task)) for task in new]
    return [[_alike(one, other) for other in after] for one in before]


def _alike(one: _Face, other: _Face) -> float:
    """A kept heading over a rewritten requirement is the same duty, and so is a kept requirement under a new heading."""
    titles = fuzz.ratio(one.title, other.title) / 100
    # Far-apart texts need no exact figure: below the cut-off rapidfuzz stops counting and answers 0.
    texts = fuzz.ratio(one.text, other.text, score_cutoff=40) / 100
    likeness = max(0.5 * titles + 0.5 * texts, 0.9 * titles if one.title else 0.0, texts)
    return min(likeness + (SAME_NUMBER if one.number and one.number == other.number else 0.0), 1.0)


def _number(task: Task) -> str | None:
    """The printed number before a title: “3．”, “（二）”, “第四条”."""
    head = task.title.lstrip("（(第 　")
    digits = ""
    for character in head:
        if not (character.isdigit() or character in "一二三四五六七八九十百"):
            break
        digits += character
    return digits if digits and head[len(digits) : len(digits) + 1] in tuple("、．.）)条项") else None


def _align(likeness: Table) -> list[tuple[int, int]]:
    """The order-preserving pairing of the greatest total likeness; below `SAME_PLACE` nothing is paired."""
    columns = len(likeness[0])
    best = [[0.0] * (columns + 1)]
    for line in likeness:
        above, here = best[-1], [0.0]
        for column, worth in enumerate(line):
            paired = above[column] + worth if worth >= SAME_PLACE else 0.0
            here.append(max(above[column + 1], here[column], paired))
        best.append(here)
    pairs: list[tuple[int, int]] = []
    row, column = len(likeness), columns
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]


def _moved(likeness: Table, aligned: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    rows, columns = {row for row, _ in aligned}, {column for _, column in aligned}
    candidates = sorted(
        (
            (-worth, row, column)
            for row, line in enumerate(likeness)
            for column, worth in enumerate(line)
            if worth >= MOVED
        )
    )
    pairs: list[tuple[int, int]] = []
    for _, row, column in candidates:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return pairs
