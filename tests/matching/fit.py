"""`python -m tests.matching.fit`: fits the matcher's weights on the development half of the gold and prints them.

Two small models, each a weighted sum anybody can read. The first ranks the duties for a statement (softmax over the candidates, the
acceptable ones against the others). The second tells whether the best one is supported at all (logistic). `--leave-out`
fits on all sets but one and counts on that one, for each in turn: what to expect of a report never seen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from tests.matching.__main__ import file_of
from tests.matching.scoring import Gold, Judged, place, read_gold
from yinxin.documents.reading import read
from yinxin.domain.document import Document
from yinxin.domain.matching import Duty, Matcher, Outlook, Statement, duty_of, statements
from yinxin.domain.matching.likeness import SIGNALS
from yinxin.domain.matching.matcher import support_signals
from yinxin.domain.plans.propose import propose

HERE = Path(__file__).parent
FOLDERS = (HERE / "gold", HERE / "pairs")
ROUNDS = 90
NEAREST = 20
"""Candidates of a statement that the ranking is fitted on."""
STEP_RANKING, STEP_SUPPORT = 3.0, 0.5
RIDGE_RANKING, RIDGE_SUPPORT = 0.004, 0.01
BROAD, WITHOUT = 0.5, 0.1
"""How much a made-up plan counts against a real one."""

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One judged quote: the signals of each candidate, which of them are acceptable, and what the statement itself tells."""

    source: str
    quote: str
    candidates: tuple[Vector, ...]
    right: tuple[bool, ...]
    supported: bool
    statement: Statement
    wanted: int
    foreign: float
    weight: float


def document(path: Path) -> Document:
    return read(path.read_bytes(), name=path.name)


def duties(path: Path) -> list[Duty]:
    return [duty_of(task) for task in propose(document(path)).tasks]


def gold_sets(folders: Sequence[Path], half: str) -> Iterator[tuple[Path, Gold]]:
    for folder in folders:
        for path in sorted(folder.glob("*.gold")):
            gold = read_gold(path)
            if gold.half == half:
                yield folder, gold


def examples(folder: Path, gold: Gold) -> Iterator[Example]:
    """What the matcher sees of each quote that it takes for something done.

    Besides the plan as it is: the plan with every three duties made one, for some plans have few and long duties; and the plan
    without the duties that a statement supports, so that it supports nothing though its field is the plan's.
    """
    report = document(file_of(gold.report, folder))
    asked = duties(file_of(gold.plan, folder))
    told = statements(report)
    judged = [(each, found) for each in gold.judged if (found := laid_under(each, report, told))]
    plain = Matcher(asked)
    broad, home = in_threes(asked)
    broader = Matcher(broad)
    for at, (each, statement) in enumerate(judged):
        yield seen(gold.name, each, statement, plain, each.acceptable, 1.0)
        yield seen(gold.name, each, statement, broader, tuple({home[task] for task in each.acceptable}), BROAD)
        if each.acceptable and at % 2 == 0:
            rest = Matcher([duty for duty in asked if duty.id not in each.acceptable])
            yield seen(gold.name, each, statement, rest, (), WITHOUT)


def laid_under(judged: Judged, report: Document, told: Sequence[Statement]) -> Statement | None:
    """The statement that covers most of a quote, if it tells of something done."""
    begin, end = place(judged.quote, report.text)
    best = max(told, key=lambda one: (min(one.span.end, end) - max(one.span.start, begin), -len(one.quote)))
    covers = min(best.span.end, end) > max(best.span.start, begin)
    return best if covers and best.outlook is Outlook.DONE else None


def in_threes(asked: Sequence[Duty]) -> tuple[list[Duty], dict[str, str]]:
    """Every three duties as one, and which one each went into."""
    broad: list[Duty] = []
    home: dict[str, str] = {}
    for at in range(0, len(asked), 3):
        group = asked[at : at + 3]
        home |= {duty.id: group[0].id for duty in group}
        broad.append(
            Duty(
                id=group[0].id,
                title=group[0].path[-1] if group[0].path else group[0].title,
                text="\n".join(duty.whole() for duty in group),
                path=group[0].path[:-1],
                units=tuple(dict.fromkeys(unit for duty in group for unit in duty.units)),
            )
        )
    return broad, home


def seen(
    source: str, judged: Judged, statement: Statement, matcher: Matcher, acceptable: tuple[str, ...], weight: float
) -> Example:
    compared = matcher.compare(statement)[:NEAREST]
    return Example(
        source,
        judged.quote,
        tuple(alike.values() for _, alike in compared),
        tuple(asked.duty.id in acceptable for asked, _ in compared),
        bool(acceptable),
        statement,
        len(acceptable),
        matcher.foreign(statement),
        weight,
    )


def dot(weights: Sequence[float], signals: Sequence[float]) -> float:
    return sum(weight * signal for weight, signal in zip(weights, signals, strict=True))


def fit_ranking(train: Sequence[Example]) -> list[float]:
    """Gradient ascent on the share of softmax that falls on acceptable duties; no signal may count against a duty,
    and each is worth one until the gold says otherwise."""
    useful = [one for one in train if any(one.right) and not all(one.right)]
    counting = sum(one.weight for one in useful)
    weights = [1.0] * len(SIGNALS)
    for _ in range(ROUNDS):
        slope = [0.0] * len(weights)
        for one in useful:
            raised = [exp(min(50.0, dot(weights, signals))) for signals in one.candidates]
            whole = sum(raised)
            good = sum(value for value, right in zip(raised, one.right, strict=True) if right) or 1e-12
            for signals, value, right in zip(one.candidates, raised, one.right, strict=True):
                pull = (value / good if right else 0.0) - value / whole
                if abs(pull) > 1e-6:
                    for at, signal in enumerate(signals):
                        slope[at] += one.weight * pull * signal
        for at in range(len(weights)):
            gain = slope[at] / counting - RIDGE_RANKING * (weights[at] - 1.0)
            weights[at] = max(0.0, weights[at] + STEP_RANKING * gain)
    return weights


def best_of(weights: Sequence[float], one: Example) -> list[int]:
    return sorted(range(len(one.candidates)), key=lambda at: -dot(weights, one.candidates[at]))


def support_input(ranking: Sequence[float], one: Example) -> tuple[float, ...]:
    order = best_of(ranking, one)
    top = one.candidates[order[0]]
    second = one.candidates[order[1]] if len(order) > 1 else tuple(0.0 for _ in top)
    margin = dot(ranking, top) - dot(ranking, second)
    return tuple(support_signals(dict(zip(SIGNALS, top, strict=True)), margin, one.foreign, one.statement).values())


def fit_support(train: Sequence[Example], ranking: Sequence[float]) -> list[float]:
    """Logistic regression, both classes of equal weight; the bias first."""
    seen_rows = [((1.0, *support_input(ranking, one)), one) for one in train if one.candidates]
    share = sum(one.weight for _, one in seen_rows if one.supported) / sum(one.weight for _, one in seen_rows)
    rows = [(row, one.supported, one.weight * 0.5 / (share if one.supported else 1 - share)) for row, one in seen_rows]
    counting = sum(one.weight for _, one in seen_rows)
    weights = [0.0] * len(rows[0][0])
    for _ in range(ROUNDS * 10):
        slope = [0.0] * len(weights)
        for row, right, weight in rows:
            pull = weight * (right - 1 / (1 + exp(-dot(weights, row))))
            for at, signal in enumerate(row):
                slope[at] += pull * signal
        for at in range(len(weights)):
            weights[at] += STEP_SUPPORT * (slope[at] / counting - (RIDGE_SUPPORT * weights[at] if at else 0.0))
            if 1 <= at <= len(SIGNALS):
                weights[at] = max(0.0, weights[at])  # no likeness speaks against a duty
    return weights


def counted(
    test: Sequence[Example], ranking: Sequence[float], support: Sequence[float], least: float
) -> dict[str, int]:
    found = dict.fromkeys(("first", "supporting", "five", "wanted", "alone", "nothing"), 0)
    for one in (each for each in test if each.weight == 1.0):
        order = best_of(ranking, one)
        said = bool(order) and 1 / (1 + exp(-dot(support, (1.0, *support_input(ranking, one))))) >= least
        if one.supported:
            found["supporting"] += 1
            found["wanted"] += one.wanted
            found["first"] += said and one.right[order[0]]
            found["five"] += said and sum(one.right[at] for at in order[:5])
        else:
            found["nothing"] += 1
            found["alone"] += not said
    return found


def told(found: Mapping[str, int]) -> str:
    pairs = (("first", "supporting"), ("five", "wanted"), ("alone", "nothing"))
    return "  ".join(f"{found[a] / max(1, found[b]):.2f} ({found[a]:3}/{found[b]:3})" for a, b in pairs)


def leave_out(sets: Mapping[str, Sequence[Example]], least: float, say: Callable[[str], object]) -> None:
    whole: dict[str, int] = {}
    for name, test in sets.items():
        train = [one for other, held in sets.items() if other != name for one in held]
        ranking = fit_ranking(train)
        found = counted(test, ranking, fit_support(train, ranking), least)
        whole = {key: whole.get(key, 0) + value for key, value in found.items()}
        say(f"{name:20} {told(found)}\n")
    say(f"{'ALL':20} {told(whole)}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--least", type=float, default=0.3)
    parser.add_argument("--sets", type=Path, action="append", default=[])
    args = parser.parse_args()
    sets = {
        gold.name: tuple(examples(folder, gold)) for folder, gold in gold_sets((*FOLDERS, *args.sets), "development")
    }
    say = sys.stdout.write
    if args.leave_out:
        leave_out(sets, args.least, say)
        return 0
    train = [one for held in sets.values() for one in held]
    ranking = fit_ranking(train)
    support = fit_support(train, ranking)
    names = tuple(support_signals(dict.fromkeys(SIGNALS, 0.0), 0.0, 0.0, train[0].statement))
    say(
        "RANKING = {\n"
        + "".join(f'    "{name}": {weight:.2f},\n' for name, weight in zip(SIGNALS, ranking, strict=True))
        + "}\n"
    )
    say(
        "SUPPORT = {\n"
        + "".join(f'    "{name}": {weight:.2f},\n' for name, weight in zip(names, support[1:], strict=True))
        + "}\n"
    )
    say(f"SUPPORT_BIAS = {support[0]:.2f}\n")
    say(f"# {told(counted(train, ranking, support, args.least))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
