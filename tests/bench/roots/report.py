"""The figures of root-seeking as a section of docs/performance.md, and which promises were broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.roots import alone, asking
from tests.bench.roots.figures import Figures, figures
from tests.bench.roots.measuring import Task, command_on, engine_on, left_alone, recorded, shelf_on

MILLION = 1_000_000
PARTS = ("tune", "held")
MEASURED = (("surname", 0), ("place", 5_000), ("place", 38_000), ("person", 100_000))
COMPARED = (("surname", 0), ("place", 5_000), ("person", 100_000))
# Shares of the held rows within so many hits.
PROMISED = {
    ("surname", 0): {5: 0.95},
    ("place", 5_000): {1: 0.80, 5: 0.97},
    ("person", 100_000): {10: 0.90},
    ("person", MILLION): {10: 0.78},
}
MOST_ERROR, MOST_P50, MOST_P95, MOST_MB, LEAST_LEFT_ALONE = 0.05, 10.0, 30.0, 300.0, 0.90
HEAD = "| what | rows | @1 | @5 | @10 | best possible @1 | error of the first's probability | p50, ms | p95, ms |"
RULE = "|---|--:|--:|--:|--:|--:|--:|--:|--:|"


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of the table, and what kept no promise."""

    lines: tuple[str, ...]
    broken: tuple[str, ...]


def measured() -> tuple[str, list[str]]:
    """The section without its heading, and the promises that were broken."""
    parts = [_recalls(), _million(), _alone(), _shelf()]
    text = "\n\n".join("\n".join(part.lines) for part in parts) + "\n"
    return text, [broken for part in parts for broken in part.broken]


def _recalls() -> Measured:
    lines, broken = [HEAD, RULE], []
    for kind, size in MEASURED:
        for part in PARTS:
            shares = figures(engine_on(Task(kind, part, size)))
            lines.append(_line(f"{_named(kind, size)}, {part}", shares))
            if part == "held":
                broken += [f"{_named(kind, size)} {what}" for what in missed(kind, size, shares)]
    for part in PARTS:
        told, heard = Task("surname", part, with_region=True), Task("surname", part, recorded=False)
        lines.append(_line(f"surnames, {part}, told the region", figures(engine_on(told))))
        known = sum(map(recorded, heard.rows)) / len(heard.rows)
        lines.append(_line(f"surnames, {part}, by sound alone ({known:.0%} are on record)", figures(engine_on(heard))))
    for kind in alone.KINDS:
        for part in alone.PARTS:
            lines.append(
                _line(f"{kind}s on record, each asked without its record, {part}", figures(engine_on(Task(kind, part))))
            )
    return Measured(tuple(lines), tuple(broken))


def _million() -> Measured:
    lines, broken = [HEAD, RULE], []
    peak, seconds = 0.0, 0.0
    for part in PARTS:
        found, said = command_on(Task("person", part, MILLION))
        shares = figures(found)
        peak, seconds = max(peak, said.peak), max(seconds, said.seconds)
        lines.append(_line(f"{_named('person', MILLION)}, {part}", shares))
        if part == "held":
            broken += [f"{_named('person', MILLION)} {what}" for what in missed("person", MILLION, shares)]
    own = figures(engine_on(Task("person", "held", MILLION)))
    broken += ["speed among a million"] if own.p50 > MOST_P50 or own.p95 > MOST_P95 else []
    hard, _ = command_on(Task("person", "held", MILLION, usual=True))
    lines.append(_line(f"{_named('person', MILLION)} with usual given names, held", figures(hard)))
    broken += ["memory"] if peak > MOST_MB else []
    lines += [
        "",
        f"By `yinxin roots search --batch --pool`: {peak:.0f} MB at most (promised ≤ {MOST_MB:.0f}), {seconds:.1f} s from start to end; "
        f"the verb alone answers one surname in {asking.start_seconds():.2f} s. The processor works {own.p50:.1f} ms on half of "
        f"the queries and {own.p95:.1f} ms on all but a twentieth (promised ≤ {MOST_P50:.0f} and ≤ {MOST_P95:.0f}); the table has the time "
        "that passed, on a machine that may be busy.",
    ]
    return Measured(tuple(lines), tuple(broken))


def _alone() -> Measured:
    lines, broken = [], []
    for part in PARTS:
        surnames, persons = left_alone(part)
        lines.append(
            f"Of names that are not Chinese, {part}: {surnames:.2f} of the surnames and {persons:.2f} of the full names are answered with "
            f'"I do not know" (promised ≥ {LEAST_LEFT_ALONE:.2f}).'
        )
        broken += ["abstention"] if part == "held" and min(surnames, persons) < LEAST_LEFT_ALONE else []
    return Measured(tuple(lines), tuple(broken))


def _shelf() -> Measured:
    lines = ["| off the shelf, held rows | @1 | @5 | @10 | p50, ms |", "|---|--:|--:|--:|--:|"]
    for kind, size in COMPARED:
        for name, shares in shelf_on(Task(kind, "held", size)).items():
            cells = " | ".join(f"{shares.recall[depth]:.3f}" for depth in (1, 5, 10))
            lines.append(f"| {_named(kind, size)}: {name} | {cells} | {shares.p50:.1f} |")
    return Measured(tuple(lines), ())


def missed(kind: str, size: int, shares: Figures) -> list[str]:
    """The promises one measurement of held rows does not keep."""
    wanted = PROMISED.get((kind, size), {})
    broken = [f"@{depth}" for depth, least in wanted.items() if shares.recall[depth] < least]
    if wanted and shares.ece_top is not None and shares.ece_top > MOST_ERROR:
        broken.append("calibration")
    return broken


def _named(kind: str, size: int) -> str:
    return f"{kind}s among {size:,}" if size else f"{kind}s"


def _line(name: str, shares: Figures) -> str:
    cells: Sequence[str] = [
        name,
        f"{shares.rows:,}",
        *(f"{shares.recall[depth]:.3f}" for depth in (1, 5, 10)),
        f"{shares.ceiling:.3f}",
        "" if shares.ece_top is None else f"{shares.ece_top:.3f}",
        f"{shares.p50:.1f}",
        f"{shares.p95:.1f}",
    ]
    return f"| {' | '.join(cells)} |"
