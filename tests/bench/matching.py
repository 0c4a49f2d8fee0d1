"""The matcher beside plain bigram BM25, on both halves of the gold, and its speed on a long plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from time import process_time

from tests.bench.bm25 import Plain
from tests.bench.texts import narrative
from tests.matching.__main__ import HERE, file_of
from tests.matching.fit import document, duties
from tests.matching.scoring import NOTHING_YET, Figures, place, read_gold, score
from tests.matching.test_measured import FLOORS, PAIRS, counted
from yinxin.documents import read
from yinxin.domain.matching import Duty, Matcher, statements

LONG_PLAN, REPORT = 5_000, 100
MOST_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Shares:
    """The three shares of one way of matching on one half of the gold."""

    name: str
    first_right: float
    among_five: float
    left_alone: float


def shares() -> list[Shares]:
    """Both ways on both halves."""
    found = []
    for half in FLOORS:
        paths = [
            path for folder in (HERE, PAIRS) for path in sorted(folder.glob("*.gold")) if read_gold(path).half == half
        ]
        ours = sum((counted(path) for path in paths), NOTHING_YET)
        plain = NOTHING_YET
        for path in paths:
            gold = read_gold(path)
            bm25 = Plain(duties(file_of(gold.plan, path.parent)))
            text = document(file_of(gold.report, path.parent)).text
            said = [_plain(text, judged.quote, bm25.ranked(judged)) for judged in gold.judged]
            plain += score(gold, said, text)
        found += [_shares(f"plain bigram BM25, {half}", plain), _shares(f"`yinxin plans match`, {half}", ours)]
    return found


def _plain(text: str, quote: str, ranked: Sequence[str]) -> dict[str, object]:
    return {"quote": quote, "span": place(quote, text), "matches": [{"task": task, "score": 1.0} for task in ranked]}


def _shares(name: str, figures: Figures) -> Shares:
    of = (figures.first_right, figures.among_five, figures.left_alone)
    return Shares(name, *(got / whole for got, whole in of))


def seconds() -> tuple[float, float]:
    """Processor seconds to make a plan of 5,000 tasks ready, and to match a report of 100 statements with it."""
    lines = [line for line in narrative(900_000).split("\n") if "。" in line]
    plan = [Duty(f"t{at:04}", line.split("。")[0], line) for at, line in enumerate(islice(lines, LONG_PLAN))]
    told = statements(read(narrative(30_000).encode(), name="report.txt"))[:REPORT]
    begin = process_time()
    matcher = Matcher(plan)
    ready = process_time()
    for one in told:
        matcher.match(one)
    return ready - begin, process_time() - ready


def as_table(found: Sequence[Shares], speed: tuple[float, float]) -> str:
    """The measurements as Markdown."""
    lines = [
        "## Matching evidence",
        "",
        "Statements of invented reports against the plans they tell of, judged by hand. The weights were fitted on the development half only; the lists of everyday words were written when errors of both halves had been seen, so the held-out figures flatter.",
        "",
        "| what | first match right | acceptable tasks among the first five | left alone where nothing is supported |",
        "|---|--:|--:|--:|",
    ]
    lines += [f"| {row.name} | {row.first_right:.2f} | {row.among_five:.2f} | {row.left_alone:.2f} |" for row in found]
    kept = "kept" if sum(speed) <= MOST_SECONDS else "BROKEN"
    lines += [
        "",
        f"A plan of {LONG_PLAN:,} tasks is made ready in {speed[0]:.1f} s, a report of {REPORT} statements matched with it in {speed[1]:.1f} s "
        f"(promised: together ≤ {MOST_SECONDS} s: {kept}).",
    ]
    return "\n".join(lines) + "\n"


def kept(found: Sequence[Shares], speed: tuple[float, float]) -> bool:
    """Whether what is promised of the held-out half, and of the time, was kept."""
    floors = FLOORS["held-out"]
    ours = next(row for row in found if row.name == "`yinxin plans match`, held-out")
    reached = (ours.first_right, ours.among_five, ours.left_alone)
    return sum(speed) <= MOST_SECONDS and all(share >= floor for share, floor in zip(reached, floors, strict=True))
