"""Kinds of notices for the tests, and a clock that a test sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext_lazy

from yinxin.apps.notices import kinds
from yinxin.domain.reading_hours import Urgency

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
"""Nine o'clock in Shanghai, a Monday."""


@pytest.fixture(autouse=True, scope="session")
def _kinds():
    said = {
        "probe-quiet": kinds.Kind(gettext_lazy("试：%(title)s")),
        "probe-dated": kinds.Kind(gettext_lazy("试到期：%(due)s")),
        "probe-inside": kinds.Kind(gettext_lazy("试：%(title)s"), outside=gettext_lazy("试：有一件内部的事")),
        "probe-urgent": kinds.Kind(ngettext_lazy("试：%(n)s项", "试：%(n)s项", "n"), urgency=Urgency.NOW),
    }
    kinds.say(said)
    yield
    for code in said:
        del kinds._kinds[code]


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """Sets the hour by which everything of ours goes."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(MORNING)
    return at
