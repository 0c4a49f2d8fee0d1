"""The year of an office, lived once: each month goes on where the one before ended, and whatever a test does to it is undone.

Within a module the tests stand in the order of the year: a month that was lived cannot be taken back, so one that is asked for
too late is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.factories.clock import Clock
from tests.factories.people import make_cast
from tests.scenarios.office_year import OfficeYear
from yinxin.apps.people.models import User


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def eve(django_db_setup, django_db_blocker) -> Iterator[OfficeYear]:
    """The cast on the eve of the year, in a transaction around all tests of the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        yield OfficeYear(make_cast(), Clock(patch), signed_in)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def january(eve: OfficeYear) -> OfficeYear:
    eve.in_january()
    return eve


@pytest.fixture(scope="module")
def april(january: OfficeYear) -> OfficeYear:
    january.in_april()
    return january


@pytest.fixture(scope="module")
def july(april: OfficeYear) -> OfficeYear:
    april.in_july()
    return april


@pytest.fixture(scope="module")
def december(july: OfficeYear) -> OfficeYear:
    july.in_december()
    return july


@pytest.fixture(autouse=True)
def _undone(request: pytest.FixtureRequest, eve: OfficeYear) -> Iterator[None]:
    """What a test wrote goes with its transaction; what it moved or remembered is put back here."""
    months = ("january", "april", "july", "december")
    asked = max(months.index(name) for name in request.fixturenames if name in months)
    eve.months = max(eve.months, asked)
    assert eve.months == asked, f"{months[asked]} is over: these tests run in the order of the year"
    own, ahead = dict(eve.own), eve.clock.ahead
    yield
    eve.own, eve.clock.ahead = own, ahead
