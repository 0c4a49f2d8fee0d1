"""A merged unit's successor owes its open answers and keeps up its contacts, ties and offers; a unit that owes answers is not closed."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.registers.associations.models import Tie
from yinxin.apps.registers.enterprises import actions
from yinxin.apps.registers.enterprises.models import ContactOfficer
from yinxin.apps.registers.talents.models import Talent
from yinxin.domain.errors import RefusedError


@pytest.fixture
def issue(cast):
    firm = entered(register_named("enterprises"), cast)
    made = actions.raise_issue(firm, {"subject": "land", "raised_on": date(2026, 1, 5), "text": "用地"}, by=cast.office)
    return actions.assign(made, unit=cast.reporting, by=cast.office)


def test_what_hangs_on_a_unit_goes_to_its_successor(cast, issue):
    pairing = ContactOfficer.objects.create(record=issue.enterprise, unit=cast.reporting, since=date(2024, 1, 1))
    ended = ContactOfficer.objects.create(
        record=issue.enterprise, unit=cast.reporting, since=date(2020, 1, 1), until=date(2021, 1, 1)
    )
    tie = Tie.objects.create(
        record=entered(register_named("associations"), cast), unit=cast.reporting, since=date(2024, 1, 1)
    )
    offer = Talent.objects.create(
        person=cast.nobody,
        kind="expert",
        unit=cast.reporting,
        expertise="law",
        availability="online",
        renewed_on=timezone.localdate(),
    )
    merged = people.merge_units(
        [cast.reporting, cast.offices["市财政局"]],
        name="市教育和财政局",
        on=timezone.localdate(),
        citation="五编〔2026〕1号",
        by=cast.office,
    )
    for row in (issue, pairing, tie, offer, ended):
        row.refresh_from_db()
    assert [row.unit for row in (issue, pairing, tie, offer)] == [merged.targets.get()] * 4
    assert ended.unit == cast.reporting


def test_a_unit_that_owes_an_answer_is_not_closed(cast, issue):
    with pytest.raises(RefusedError) as refused:
        people.close_unit(cast.reporting, on=timezone.localdate(), by=cast.office, reason="撤销")
    assert refused.value.code == "unit-has-issues"
