"""Every seeded fault is found by the test that guards against it. All of them in `make soak`, a few in the suite."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from tests.faults.fault import Fault, NotSeededError, run, seeded
from tests.faults.listed import FAULTS

EVERY = 20
"""The suite runs one fault in so many; the list is sorted by promise, so these lie apart."""


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
    if fault.database and fault.database != connection.vendor:
        pytest.skip(f"this promise lives on {fault.database}")
    outcome = run(fault.tests, fault)
    assert outcome.caught, outcome.said


@pytest.mark.slow
def test_without_a_fault_they_are_all_green():
    """Otherwise a test that is red anyway would seem to find every fault."""
    tests = tuple(sorted({test for fault in FAULTS for test in fault.tests}))
    outcome = run(tests)
    assert (outcome.failed, outcome.passed > 0) == (0, True), outcome.said


def test_every_fault_still_has_its_place():
    lost = []
    for fault in FAULTS:
        try:
            seeded(fault)
        except (NotSeededError, OSError) as error:
            lost.append(str(error))
    assert lost == []


def test_there_are_enough_and_none_is_listed_twice():
    twice = [name for name, times in Counter(fault.name for fault in FAULTS).items() if times > 1]
    assert twice == []
    assert len(FAULTS) >= 40
    assert sum(not fault.survives for fault in FAULTS) >= 0.9 * len(FAULTS)
