"""Equivalents are computed at the rate of the time; totals are the sums of the rows they lead to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.gifts import gift, rates_entered
from tests.factories.people import LONG_AGO, make_user
from tests.factories.registers import entered, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.apps.registers.donations import samples
from yinxin.apps.registers.donations.actions import rates
from yinxin.apps.registers.donations.models import Donation, Rate
from yinxin.apps.registers.donations.totals import WAYS, lines, whole
from yinxin.apps.registers.donations.worth import TOTALLED
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Change


def all_entered(cast):
    donations = register_named("donations")
    for row in range(len(samples.ROWS)):
        entered(donations, cast, row=row)


def test_a_gift_is_worth_what_it_was_worth_then(cast):
    rates_entered(cast)
    record = gift(cast, row=0)  # 600 000 HKD in 1985
    record.refresh_from_db()
    assert (record.year, record.amount_hkd) == (1985, Decimal("600000.00"))
    assert record.amount_cny == Decimal("225420.00")
    assert record.amount_usd == (Decimal("225420") / Decimal("2.9367")).quantize(Decimal("0.01"))


def test_without_a_rate_there_is_no_equivalent_until_one_is_entered(cast):
    record = gift(cast, row=0)
    assert (record.amount_hkd, record.amount_cny) == (Decimal("600000.00"), None)
    rates_entered(cast)
    record.refresh_from_db()
    assert record.amount_cny == Decimal("225420.00")
    latest = Change.objects.filter(register="donations", record=record.pk).latest("version")
    assert set(latest.after) & {"amount_cny", "amount_usd"}
    assert "CNY" in latest.reason


def test_a_rate_taken_back_takes_its_equivalents_along(cast):
    rates_entered(cast)
    record = gift(cast, row=0)
    rates.take_back(Rate.objects.get(base="HKD", since=date(1985, 1, 1)), by=cast.office, reason="抄错")
    record.refresh_from_db()
    assert record.amount_cny is None


def test_the_same_rate_is_entered_once(cast):
    rates_entered(cast)
    with pytest.raises(RefusedError) as refused:
        rates_entered(cast)
    assert refused.value.code == "rate-known"


def test_every_figure_is_the_sum_of_the_rows_it_leads_to(cast):
    rates_entered(cast)
    all_entered(cast)
    rows = Donation.objects.all()
    for way in WAYS:
        counted = lines(rows, way)
        assert sum(line.sum.count for line in counted) == rows.count()
        for line in counted:
            name, _, value = line.query.partition("=")
            behind = [
                row for row in rows if (str(getattr(row, name)) == _unquoted(value) if name else not getattr(row, way))
            ]
            assert line.sum.count == len(behind)
            for currency, column in TOTALLED.items():
                known = [getattr(row, column) for row in behind if getattr(row, column) is not None]
                assert line.sum.sums[currency] == sum(known, Decimal(0))
                assert line.sum.unknown[currency] == len(behind) - len(known)
        for currency in TOTALLED:
            assert sum(line.sum.sums[currency] for line in counted) == whole(rows).sums[currency]


def _unquoted(value):
    from urllib.parse import unquote_plus

    return unquote_plus(value)


def test_the_public_counts_public_gifts_and_the_office_its_own(cast, sign_in, client):
    rates_entered(cast)
    gift(cast, row=0, published=True)
    gift(cast, row=1)
    assert _counted(client) == 1
    assert _counted(sign_in(cast.office)) == 2
    assert _counted(sign_in(cast.neighbour)) == 1
    assert _counted(sign_in(cast.nobody)) == 1


def _counted(browser):
    answer = browser.get("/donations/totals/?by=year")
    assert answer.status_code == 200
    return answer.context["page"].whole.count


@pytest.mark.parametrize("way", WAYS)
def test_a_total_leads_to_the_list_of_its_rows(cast, client, way):
    gift(cast, row=0, published=True)
    page = client.get(f"/donations/totals/?by={way}").content.decode()
    assert f'href="/r/donations/?{way}=' in page


def test_totals_and_preparing_ask_the_database_as_often_for_many_as_for_one(cast, client, django_assert_num_queries):
    gift(cast, row=0, published=True)
    with django_assert_num_queries(2):
        list(lines(Donation.objects.all(), "use")), whole(Donation.objects.all())
    all_but_first = range(1, len(samples.ROWS))
    for row in all_but_first:
        entered(register_named("donations"), cast, row=row)
    with django_assert_num_queries(2):
        list(lines(Donation.objects.all(), "use")), whole(Donation.objects.all())


def test_the_office_enters_and_takes_back_rates_on_the_page(cast, sign_in, client):
    record = gift(cast, row=0)
    told = {
        "base": "HKD",
        "quote": "CNY",
        "since": "1985-01-01",
        "until": "1985-12-31",
        "rate": "0.3757",
        "source": "年鉴",
    }
    assert client.get("/donations/rates/").status_code == 200
    assert client.post("/donations/rates/new/", told).status_code in (302, 403)
    assert not Rate.objects.exists()
    browser = sign_in(cast.office)
    assert browser.get("/donations/rates/new/").status_code == 200
    assert browser.post("/donations/rates/new/", told | {"quote": "HKD"}).status_code == 422
    assert browser.post("/donations/rates/new/", told | {"until": "1984-12-31"}).status_code == 422
    assert browser.post("/donations/rates/new/", told).status_code == 302
    record.refresh_from_db()
    assert record.amount_cny == Decimal("225420.00")
    rate = Rate.objects.get()
    assert "0.3757" in client.get("/donations/rates/").content.decode()
    address = f"/donations/rates/{rate.pk}/take-back/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "抄错"}).status_code == 302
    record.refresh_from_db()
    assert record.amount_cny is None


def test_rates_are_kept_at_the_top_by_whoever_entered_them(cast, sign_in):
    """They revalue every town's gifts, so neither a county nor another city turns them."""
    rates_entered(cast)
    record = gift(cast, row=0)
    before, count = record.amount_cny, Rate.objects.count()
    county = make_user("区协调", "qu@example.com")
    people.give_post(county, cast.areas[0], Role.OFFICE, since=LONG_AGO, by=None)
    told = {"base": "SGD", "quote": "THB", "since": "1990-01-01", "until": "1990-12-31", "rate": "9", "source": "年鉴"}
    answer = sign_in(county).post("/donations/rates/new/", told, follow=True)
    assert "最上级政府" in answer.content.decode()
    rate = Rate.objects.get(base="HKD", since=date(1985, 1, 1))
    for who in (county, cast.neighbour):
        address = f"/donations/rates/{rate.pk}/take-back/"
        assert sign_in(who).get(address).status_code == 404
        assert sign_in(who).post(address, {"reason": "不对"}).status_code == 404
    record.refresh_from_db()
    assert (record.amount_cny, Rate.objects.count()) == (before, count)
    assert before is not None
    assert "/donations/rates/new/" not in sign_in(county).get("/donations/rates/").content.decode()
    assert sign_in(cast.steward).get(address).status_code == 200


def test_an_amount_that_is_changed_is_counted_anew(cast):
    rates_entered(cast)
    record = gift(cast, row=0)
    actions.change(register_named("donations"), record, {"amount": Decimal("1000.00")}, by=cast.office)
    record.refresh_from_db()
    assert record.amount_cny == Decimal("375.70")


def test_the_public_list_prints_amounts_by_threes_and_leads_to_the_totals(cast, client):
    rates_entered(cast)
    gift(cast, published=True)
    for address in ("/r/donations/", "/r/donations/QJ-0002/"):
        assert "85,000.00" in client.get(address).content.decode(), address
    assert 'href="/donations/totals/"' in client.get("/r/donations/").content.decode()
    assert client.get("/donations/totals/").status_code == 200
