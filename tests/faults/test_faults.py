"""Every seeded fault is found by the tests that guard against it. All of them in `make soak`, a few in the suite."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext

import pytest
from django.db import connection

from tests.factories.installations import another_database
from tests.faults.fault import ROOT, Fault, NotSeededError, run, seeded
from tests.faults.listed import FAULTS

EVERY = 150
"""The suite runs one fault in so many; the list is sorted by promise, so these lie apart."""

FILES = sorted({test.partition("::")[0] for fault in FAULTS for test in fault.tests})


def cases() -> list[object]:
    """The list for pytest: the long part is marked slow, the known survivors are expected to be missed."""
    found = []
    for number, fault in enumerate(FAULTS):
        marks = [] if number % EVERY == 0 else [pytest.mark.slow]
        if fault.survives:
            marks = [pytest.mark.slow, pytest.mark.xfail(reason=fault.survives, strict=True, raises=AssertionError)]
        found.append(pytest.param(fault, id=fault.name.replace(" ", "-"), marks=marks))
    return found


@pytest.mark.parametrize("fault", cases())
def test_the_fault_turns_its_tests_red(fault: Fault):
    if (fault.database or "sqlite") != connection.vendor:
        pytest.skip("this promise is tried on the other database")
    with another_database() if fault.database == "postgresql" else nullcontext("") as url:
        outcome = run(fault.tests, fault, database_url=url)
    assert outcome.caught, outcome.said


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="asked once")
@pytest.mark.parametrize("file", FILES)
def test_without_a_fault_they_are_all_green(file: str):
    """Otherwise a test that is red anyway would seem to find every fault."""
    outcome = run((file,), database_url="")
    assert (outcome.failed, outcome.passed > 0) == (0, True), outcome.said


def test_every_fault_still_has_its_place():
    lost = []
    for fault in FAULTS:
        try:
            compile(seeded(fault), fault.file, "exec")
        except (NotSeededError, OSError, SyntaxError) as error:
            lost.append(f"{fault.name}: {error}")
    lost += [f"there is no {test}" for fault in FAULTS for test in fault.tests if not _stands(test)]
    assert lost == []


def _stands(test: str) -> bool:
    """A test that was renamed could turn red over nothing any more."""
    file, *names = test.split("::")
    path = ROOT / file
    return path.exists() and all(
        f" {name}(" in (text := f" {path.read_text()}") or f" {name}:" in text for name in names
    )


def test_there_are_enough_and_none_is_listed_twice():
    twice = [name for name, times in Counter(fault.name for fault in FAULTS).items() if times > 1]
    assert twice == []
    assert len(FAULTS) >= 40
    assert sum(not fault.survives for fault in FAULTS) >= 0.9 * len(FAULTS)


def test_the_document_lists_every_fault():
    """Written by `python -m tests.faults --write docs/faults.md`."""
    document = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
    assert [fault.name for fault in FAULTS if f"\n| {fault.name}" not in document] == []
