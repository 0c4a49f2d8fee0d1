"""Records follow their unit: a merger hands them on, and a unit that answers for some is not closed."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Unit
from yinxin.apps.registers.units import units_with_open_work
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers.models import Change


@pytest.fixture
def book(cast):
    return entered(register_named("genealogies"), cast, unit=cast.reporting)


def test_the_successor_answers_for_the_records_of_its_predecessors(cast, book):
    assert cast.reporting.pk in units_with_open_work(Unit.objects.all())
    merged = people.merge_units(
        [cast.reporting, cast.offices["市财政局"]],
        name="市教育和财政局",
        on=timezone.localdate(),
        citation="五编〔2026〕1号",
        by=cast.office,
    )
    book.refresh_from_db()
    assert book.unit == merged.targets.get()
    latest = Change.objects.get(register="genealogies", record=book.pk, version=2)
    assert (latest.before, latest.after, latest.reason) == (
        {"unit": cast.reporting.pk},
        {"unit": merged.targets.get().pk},
        "五编〔2026〕1号",
    )


def test_a_unit_that_answers_for_a_record_is_not_closed(cast, book):
    with pytest.raises(RefusedError) as refused:
        people.close_unit(cast.reporting, on=timezone.localdate(), by=cast.office, reason="撤销")
    assert refused.value.code == "unit-has-records"
