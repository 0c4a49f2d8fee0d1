"""The web server is killed outright while people write: what was acknowledged is there, each change with its event, and no more."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factories.installations import Installation, of_the_tests
from tests.soak.killed_servers import run

KILLS = int(os.environ.get("SOAK_KILLS", "200"))


# The test run's tables are copied, so nothing of them may be in the middle of a transaction.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def installation(tmp_path: Path):
    with of_the_tests(tmp_path / "town") as made:
        yield made


def test_nothing_acknowledged_is_lost_and_no_change_is_without_its_event(installation: Installation):
    outcome = run(installation, kills=10, restarts=0.1)
    assert outcome.is_sound, outcome
    assert outcome.events >= outcome.acknowledged > 50


@pytest.mark.slow
def test_nothing_is_lost_however_often(installation: Installation):
    outcome = run(installation, kills=KILLS)
    assert outcome.is_sound, outcome


@pytest.mark.slow
@pytest.mark.parametrize(("path", "seen"), [("torn", "torn"), ("early", "lost")])
def test_the_count_sees_what_carelessness_costs(installation: Installation, path: str, seen: str):
    """A change without its transaction, and an answer before the change: if neither showed, the count above would prove nothing."""
    outcome = run(installation, kills=20, path=path)
    assert getattr(outcome, seen) > 0, outcome
