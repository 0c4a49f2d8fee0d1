"""自查自纠: some records are looked at once more, problems are listed with the day they are mended by, and the end is counted."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers.models import Campaign, CheckAnswer
from yinxin.kit.registers.rounds import access
from yinxin.kit.registers.rounds.answering import Found, answer, settle
from yinxin.kit.registers.rounds.campaigns import Wanted, close_campaign, open_campaign, summary
from yinxin.kit.registers.rounds.rounds import of_campaign


@pytest.fixture
def books():
    return register_named("genealogies")


@pytest.fixture
def two(books, cast):
    return [entered(books, cast, row=row) for row in range(2)]


def wanted(**changes: object) -> Wanted:
    today = timezone.localdate()
    given = {"title": "防潮自查", "asks": ["shelf"], "opens_on": today, "due_on": today, "scope": {}}
    return Wanted(**{**given, **changes})


def test_a_campaign_is_opened_answered_mended_and_closed_on_the_pages(books, two, cast, sign_in):
    office, today = sign_in(cast.office), timezone.localdate()
    assert office.get("/registers/genealogies/campaigns/").status_code == 200
    new = "/registers/genealogies/campaigns/new/"
    assert office.get(new).status_code == 200
    asked = {"title": "防潮自查", "opens_on": today, "due_on": today + timedelta(days=30), "asks": ["shelf"]}
    assert office.post(new, asked | {"due_on": today - timedelta(days=1)}).status_code == 422
    assert office.post(new, asked | {"scope_kind": "genealogy"}).status_code == 302
    campaign = Campaign.objects.get()
    assert campaign.lines.count() == 2
    check = f"/registers/check/genealogies/{two[0].pk}/campaign-{campaign.pk}/once/"
    assert "mend" in office.get(check).content.decode()
    found = {"check_key": str(uuid4()), "check_day": today, "check_agrees": "no", "check_mismatch": "受潮"}
    assert office.post(check, found | {"check_mend_by": today, "shelf": "甲-4"}).status_code == 302
    page = f"/registers/campaigns/{campaign.pk}/"
    assert "受潮" in office.get(page).content.decode()
    settle(CheckAnswer.objects.get(), by=cast.steward, settlement="已除湿")
    assert office.get(f"/registers/genealogies/due/?round=campaign-{campaign.pk}&period=once").status_code == 200
    assert office.post(f"{page}close/").status_code == 302
    campaign.refresh_from_db()
    assert campaign.summary == {"total": 2, "answered": 1, "problems": 1, "mended": 1}
    assert "已除湿" in sign_in(cast.reader).get(page).content.decode()
    assert office.post(check, found | {"check_key": str(uuid4())}).status_code in {302, 409}
    assert CheckAnswer.objects.count() == 1


def test_a_closed_campaign_takes_no_answer_and_keeps_its_counts(books, two, cast):
    campaign = open_campaign(books, wanted(), by=cast.office)
    closed = close_campaign(campaign, books, by=cast.office)
    with pytest.raises(RefusedError, match="campaign-closed"):
        answer(of_campaign(books, closed), two[0], Found(uuid4(), timezone.localdate(), {}), by=cast.office)
    with pytest.raises(RefusedError, match="campaign-closed"):
        close_campaign(campaign, books, by=cast.office)
    two[0].delete()
    assert summary(books, closed).total == 2


def test_a_campaign_over_nothing_is_refused(books, two, cast):
    with pytest.raises(RefusedError, match="campaign-empty"):
        open_campaign(books, wanted(scope={"kind": "letters"}), by=cast.office)
    assert not Campaign.objects.exists()


def test_the_records_are_those_of_the_day_it_was_opened(books, two, cast):
    campaign = open_campaign(books, wanted(), by=cast.office)
    later = entered(books, cast, row=2)
    asked = of_campaign(books, campaign)
    assert {one.record.pk for one in access.mine(cast.office, asked)} == {one.pk for one in two}
    assert later.pk not in campaign.lines.values_list("record", flat=True)


def test_nobody_elsewhere_sees_or_closes_it(books, two, cast, sign_in):
    campaign = open_campaign(books, wanted(), by=cast.office)
    stranger = sign_in(cast.neighbour)
    assert stranger.get(f"/registers/campaigns/{campaign.pk}/").status_code == 404
    assert stranger.post(f"/registers/campaigns/{campaign.pk}/close/").status_code == 404
    assert "防潮自查" not in stranger.get("/registers/genealogies/campaigns/").content.decode()
