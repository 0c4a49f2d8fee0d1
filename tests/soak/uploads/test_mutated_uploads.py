"""Broken and hostile files by the thousand: the office goes on working, and nothing that acts gets in."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from tests.documents.high_water import HighWater
from tests.soak.uploads import judge
from tests.soak.uploads.mutations import mutated
from tests.soak.uploads.seeds import DOCUMENTS as PLANS
from tests.soak.uploads.seeds import PAPERS, PICTURES, PROGRAMS
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.intake.cleaning import activity, portable
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS, EVIDENCE, Kinds
from yinxin.kit.intake.cleaning.cleaner import MODULE, Cleaner

QUICK, LONG = 500, 10_000
SLOWEST_SECONDS = 2.0
MOST_MEMORY = 1024 * 1024
"""KiB."""

EVERYTHING = {**PICTURES, **PAPERS, **PROGRAMS, **PLANS}


@dataclass
class Tally:
    kept: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    dirty: list[tuple[int, str, str]] = field(default_factory=list)
    slowest: float = 0.0


def pour(count: int, seed: int) -> Tally:
    """`count` mutated files through one cleaner, by turns as evidence and as documents. Any other error ends the test."""
    tally, others = Tally(), list(EVERYTHING.values())
    with Cleaner() as cleaner:
        for number in range(count):
            dice = Random(seed * 1_000_003 + number)
            name, data = dice.choice(list(EVERYTHING.items()))
            kinds: Kinds = dice.choice([EVIDENCE, DOCUMENTS])
            begun = time.perf_counter()
            try:
                kept = cleaner.clean(mutated(data, dice, others), name=name, kinds=kinds)
            except (RefusedError, UnreadableError) as error:
                tally.refused[error.code] += 1
            else:
                tally.kept += 1
                tally.dirty += [(number, name, fault) for fault in judge.faults(kept.kind, kept.media_type, kept.data)]
            tally.slowest = max(tally.slowest, time.perf_counter() - begun)
    return tally


@pytest.mark.parametrize(("count", "seed"), [(QUICK, 1), pytest.param(LONG, 2, marks=pytest.mark.slow)])
def test_no_broken_file_stops_the_office_and_none_that_acts_is_kept(count, seed, capsys):
    with HighWater(MODULE) as memory:
        tally = pour(count, seed)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what a soak is run for
            f"\n{count} mutated uploads (seed {seed}): {tally.kept} kept, {sum(tally.refused.values())} refused, "
            f"{len(tally.dirty)} active; slowest {tally.slowest:.2f} s; child {memory.kibibytes // 1024} MiB; {dict(tally.refused)}"
        )
    assert tally.dirty == []
    assert tally.kept > count // 10
    assert sum(tally.refused.values()) > count // 10
    assert tally.refused["intake-too-slow"] == 0
    assert tally.slowest < SLOWEST_SECONDS * (5 if count == QUICK else 1)
    assert 0 < memory.kibibytes < MOST_MEMORY


def dirty_papers(clean) -> int:
    found = 0
    for number in range(150):
        dice = Random(number)
        data = mutated(dice.choice(list(PAPERS.values())), dice, list(PAPERS.values()))
        try:
            kept = clean(data)
        except RefusedError:
            continue
        found += any(judge.faults("pdf", "application/pdf", kept.data))
    return found


def test_the_judge_sees_what_an_absent_cleaner_lets_through(monkeypatch):
    """Controls: each part of the cleaning taken away alone or with the next. The judge has to notice, or proves nothing."""
    assert dirty_papers(portable.clean) == 0
    monkeypatch.setattr(portable, "_prune", lambda pdf: None)
    assert dirty_papers(portable.clean) == 0  # the second look refuses what was not taken out
    monkeypatch.setattr(activity, "found", lambda data, names: frozenset())
    assert dirty_papers(portable.clean) > 0


@pytest.mark.parametrize("name", [*PAPERS, *PROGRAMS, "double.jpg", "double.png", "photo.jpg", "drawing.png"])
def test_the_judge_condemns_every_hostile_seed_as_it_came(name):
    if name == "paper.pdf":
        pytest.skip("the honest one")
    media_type = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}.get(name[-3:], "")
    assert any(judge.faults(media_type.rpartition("/")[2], media_type, EVERYTHING[name]))
