from __future__ import annotations

from datetime import date

import pytest

from tests.apps.kin import senders
from tests.factories.clock import Clock


@pytest.fixture
def clock(monkeypatch, settings) -> Clock:
    """A clock that is set, and limits that are asked about elsewhere."""
    settings.LIMITS = {name: (10**6, span) for name, (_, span) in settings.LIMITS.items()}
    found = Clock(monkeypatch)
    found.on(date(2027, 3, 1))
    return found


@pytest.fixture
def asked_for():
    return senders
