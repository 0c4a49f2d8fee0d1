"""Two cities come closer step by step with the papers each side needs; how lively they are is counted; targets are reached by pairs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.apps.registers.sister_cities.board import board, pairs_of
from yinxin.apps.registers.sister_cities.models import Exchange, Target
from yinxin.apps.registers.sister_cities.stages import STAGES
from yinxin.domain.errors import RefusedError
from yinxin.domain.registers.exchanges import Liveliness
from yinxin.kit.registers import actions
from yinxin.kit.registers.forms import form_of
from yinxin.kit.registers.models import Act
from yinxin.kit.registers.moving import actions as moving
from yinxin.kit.registers.sampling import samples_of


@pytest.fixture
def register():
    return register_named("sister-cities")


def placed(register, cast, row, stage):
    """A record brought to a stage; how it got there is tried elsewhere."""
    city = entered(register, cast, row=row)
    return actions.change(register, city, {"stage": stage}, by=cast.office, act=Act.MOVED)


def test_the_first_steps_need_their_days(register, cast):
    city = entered(register, cast, row=3)
    moving.move(register, city, "agree", by=cast.office)
    with pytest.raises(RefusedError) as refused:
        moving.move(register, city, "note", by=cast.office)
    assert refused.value.code == "step-wants"
    city.refresh_from_db()
    assert city.stage == "intent"


def test_a_county_cannot_sign_with_the_papers_of_a_city(register, cast):
    county, city = placed(register, cast, 2, "approval"), placed(register, cast, 3, "approval")
    for pair, step in ((county, "sign-city"), (city, "sign-county")):
        with pytest.raises(RefusedError) as refused:
            moving.move(register, pair, step, by=cast.office)
        assert refused.value.code == "step-not-for-this"
    papers = {step.name: {one.kind for one in step.evidence} for step in STAGES.steps}
    assert papers["sign-county"] - papers["sign-city"] == {"city-approval"}
    assert all(step.two_persons for step in STAGES.steps if step.name.startswith("sign-"))


def test_the_page_offers_a_side_its_own_step(register, cast, sign_in):
    county = placed(register, cast, 2, "approval")
    page = sign_in(cast.office).get(f"/registers/sister-cities/{county.pk}/").content.decode()
    assert "县级结好" in page
    assert "市级结好" not in page


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"memorandum_on": "2008-01-01"}, "先后相接"),
        ({"next_step": "", "next_on": "2027-01-01"}, "写下一步"),
    ],
    ids=["memorandum before contact", "a day without a step"],
)
def test_days_that_cannot_be_are_refused(register, cast, days, words):
    form = form_of(register)({**samples_of(register)[0], "unit": cast.place.pk, **days}, user=cast.office)
    assert words in form.errors.as_text()


def test_a_silent_pair_is_stalled_until_the_next_exchange_is_written(register, cast, sign_in):
    city = placed(register, cast, 0, "exchanges")
    browser, today = sign_in(cast.office), timezone.localdate()
    (pair,) = pairs_of([city], today=today)
    assert pair.activity.level is Liveliness.STALLED
    assert "停滞" in browser.get(f"/registers/sister-cities/{city.pk}/").content.decode()
    told = {"title": "少年足球队互访", "on": str(today), "area": "youth", "direction": "here", "people": 24}
    assert browser.post(f"/registers/sister-cities/{city.pk}/logs/exchanges/new/", told).status_code == 302
    (pair,) = pairs_of([city], today=today)
    assert (pair.activity.level, pair.activity.lately) == (Liveliness.FEW, 1)
    Exchange.objects.update(struck_at=timezone.now())
    (pair,) = pairs_of([city], today=today)
    assert pair.activity.level is Liveliness.STALLED


def test_the_board_counts_and_its_counts_lead_to_the_rows(register, cast, sign_in):
    placed(register, cast, 0, "exchanges")
    for row in (1, 2, 3):
        entered(register, cast, row=row)
    browser = sign_in(cast.office)
    page = browser.get("/sister-cities/").content.decode()
    link = f"/registers/sister-cities/?stage=contact&amp;unit={cast.place.pk}"
    assert f'<a href="{link}">3</a>' in page
    rows = browser.get(link.replace("&amp;", "&")).content.decode()
    assert "枫溪市" in rows and "海湾城" not in rows
    assert "海湾城" not in sign_in(cast.neighbour).get("/sister-cities/").content.decode()


def test_a_target_is_reached_by_pairs_of_its_side_and_time(register, cast, sign_in):
    placed(register, cast, 0, "exchanges")  # a city's, signed in June 2012
    browser = sign_in(cast.office)
    assert browser.get("/sister-cities/targets/new/").status_code == 200
    told = {"unit": cast.place.pk, "side": "city", "number": 6, "since": "2012-01-01", "until": "2012-12-31"}
    assert browser.post("/sister-cities/targets/new/", told).status_code == 302
    assert browser.post("/sister-cities/targets/new/", told | {"side": "county", "number": 4}).status_code == 302
    assert browser.post("/sister-cities/targets/new/", told | {"until": "2011-01-01"}).status_code == 422
    found = {one.target.side: len(one.signed) for one in board(cast.office).targets}
    assert found == {"city": 1, "county": 0}
    target = Target.objects.get(side="county")
    assert sign_in(cast.neighbour).post(f"/sister-cities/targets/{target.pk}/remove/").status_code == 404
    assert browser.post(f"/sister-cities/targets/{target.pk}/remove/").status_code == 302
    assert Target.objects.count() == 1


def test_more_pairs_cost_no_more_queries(register, cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.office)
    for row in range(6):
        city = placed(register, cast, row, "exchanges")
        for back in range(4):
            on = date(2026, 11, 1) - timedelta(days=90 * back)
            Exchange.objects.create(record=city, by=cast.office, on=on, area="youth", direction="here", title="互访")
    browser.get("/sister-cities/")
    with django_assert_max_num_queries(24):
        browser.get("/sister-cities/")
