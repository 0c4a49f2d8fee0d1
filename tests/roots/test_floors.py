"""A few rows of the gold asked in every run: a table that is broken, or a tradition that fell out, shows here."""

from __future__ import annotations

from functools import cache
from zlib import crc32

import pytest

from tests.bench.roots import pools
from tests.bench.roots.asking import asker
from tests.bench.roots.baselines import Candidates, surname_candidates
from tests.bench.roots.figures import Figures, Ranked, calibration_error, figures, judged
from tests.bench.roots.gold import Row, not_chinese, rows_of

SAMPLE, AMONG, STRANGERS = 60, 2_000, 40
FLOORS = {"surname": (10, 0.95), "place": (5, 0.96), "person": (10, 0.83)}
HEARD = {  # Within five, of all rows of the region, by sound alone. Without its traditions each falls below.
    "Taishanese/N.America": 0.90,
    "Macau Portuguese": 0.95,
    "Malaysia/Singapore Hokkien-Teochew": 0.90,
    "Taiwan Wade-Giles": 0.87,
}


def sample(kind: str, most: int | None = SAMPLE) -> list[Row]:
    """Always the same rows of tune."""
    return sorted(
        rows_of(kind, "tune"), key=lambda row: (crc32(f"{row.spelling} {row.chinese}".encode()), row.spelling)
    )[:most]


def pool(kind: str) -> list[str]:
    """The candidates the sample is sought among."""
    if kind == "surname":
        return []
    return pools.places(AMONG) if kind == "place" else pools.persons(AMONG)


@cache
def measured(kind: str) -> Figures:
    return figures(judged(kind, sample(kind), asker(kind, pool(kind))))


@pytest.mark.parametrize("kind", FLOORS)
def test_most_spellings_are_found(kind: str) -> None:
    depth, least = FLOORS[kind]
    assert measured(kind).recall[depth] >= least


@pytest.mark.parametrize("region", HEARD)
def test_a_tradition_is_heard_without_its_spellings_on_record(region: str) -> None:
    rows = [row for row in sample("surname", most=None) if row.region == region]
    found = judged("surname", rows, asker("surname", recorded=False))
    assert figures(found).recall[5] >= HEARD[region]


def test_names_that_are_not_chinese_are_left_alone() -> None:
    ask = asker("surname")
    names = [name for name, alone in not_chinese("tune") if alone][:STRANGERS]
    left = [ask(Row(name, (), frozenset(), "", "", False)).abstained for name in names]
    assert sum(left) >= 0.85 * len(left)


def test_the_engine_is_ahead_of_what_is_off_the_shelf() -> None:
    rows = sample("surname")
    candidates = Candidates("surname", surname_candidates(rows))
    ours = measured("surname").recall
    for name, search in candidates.searches().items():
        theirs = figures(judged("surname", rows, candidates.asker(search))).recall
        assert ours[1] > theirs[1] and ours[10] > theirs[10], name


def test_the_usual_methods_find_what_they_can() -> None:
    searches = Candidates("surname", ["梅", "陳", "鄺"]).searches()
    assert searches["exact Jyutping"]("mui") == [0]
    assert searches["exact pinyin"]("chen") == [1]
    assert searches["exact Hong Kong spelling"]("kwong") == [2]
    assert 2 in searches["Double Metaphone over Jyutping and pinyin"]("gwong")
    assert searches["rapidfuzz, better of Jyutping and pinyin"]("chenn")[0] == 1
    assert searches["SQLite FTS5 trigram index"]("kwongg")[0] == 2


def test_how_far_probabilities_are_from_the_truth() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == pytest.approx(0)
    assert calibration_error([(0.95, False), (0.05, True)]) == pytest.approx(0.95)
    assert calibration_error([]) is None


def test_every_row_counts_once_and_the_ceiling_says_what_is_possible() -> None:
    rows = [Row("Ng", (one,), frozenset({one}), "", "", False) for one in "吳伍黃"]
    shares = figures(judged("surname", rows, lambda row: Ranked((frozenset({"吳"}), frozenset({"伍"})))))
    assert shares.recall == {1: pytest.approx(1 / 3), 5: pytest.approx(2 / 3), 10: pytest.approx(2 / 3)}
    assert shares.ceiling == pytest.approx(1 / 3)
