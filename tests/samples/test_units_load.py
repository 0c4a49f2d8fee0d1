"""The town's unit directory is taken in by the same import that an office uses, and says the same when taken in again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from yinxin import samples
from yinxin.apps.people import importing
from yinxin.apps.people.actions.posts import add_user
from yinxin.apps.people.actions.units import add_unit
from yinxin.apps.people.models import Level, Unit, UnitKind
from yinxin.apps.people.queries import directory_of

pytestmark = pytest.mark.django_db


def sheet():
    return ContentFile(samples.path(samples.UNITS).read_bytes(), name=samples.UNITS)


@pytest.fixture
def clerk():
    return add_user(email="office@example.org", name="陈科员", password="a long quiet river", by=None)


@pytest.fixture
def town(clerk):
    return add_unit(name="澜浦市政府", level=Level.CITY, kind=UnitKind.GOVERNMENT, parent=None, by=clerk)


def test_the_whole_directory_is_taken_in_and_a_second_time_changes_nothing(town, clerk):
    first = importing.load(town, sheet(), by=clerk)
    assert first.faults == ()
    assert Unit.objects.count() == len(samples.units())
    again = importing.load(town, sheet(), by=clerk)
    assert (again.faults, again.added, again.changed) == ((), 0, 0)


def test_names_of_the_plans_mean_units_of_the_town(town, clerk):
    importing.load(town, sheet(), by=clerk)
    directory = directory_of(town)
    day = date(2026, 3, 1)
    old = directory.resolve("市外事侨务局", on=day)
    assert [Unit.objects.get(pk=pk).name for pk in old.units] == ["市外事局"]
    assert len(directory.resolve("各市、区政府", on=day).units) == 7
