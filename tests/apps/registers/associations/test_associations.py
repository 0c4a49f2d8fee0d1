"""An association stands here by what it published: officers with a source, towns in contact with it, and never who spoke."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.registers import entered, register_named
from yinxin.apps.registers.associations.models import Association, Contact, Officer, Tie
from yinxin.domain.privacy import forbidden
from yinxin.kit.audit.recording import history

OFFICER = {
    "office": "会长",
    "name": "某公布人",
    "since": "2024",
    "source": "https://lanpu.example.org/officers",
    "as_of": "2025-03-01",
}


@pytest.fixture
def register():
    return register_named("associations")


@pytest.fixture
def association(register, cast):
    return entered(register, cast)


def test_an_officer_stands_with_office_source_and_day_or_not_at_all(association, cast, sign_in):
    browser = sign_in(cast.office)
    new = f"/registers/associations/{association.pk}/parts/officers/new/"
    assert browser.post(new, OFFICER | {"source": ""}).status_code == 422
    assert browser.post(new, OFFICER | {"as_of": ""}).status_code == 422
    assert browser.post(new, OFFICER).status_code == 302
    officer = Officer.objects.get(record=association)
    told = history(officer)[0].new or {}
    assert "某公布人" not in str(told)
    assert told["office"] == "会长"


def test_whoever_does_not_want_to_stand_there_is_taken_out(association, cast, sign_in):
    browser = sign_in(cast.office)
    browser.post(f"/registers/associations/{association.pk}/parts/officers/new/", OFFICER)
    officer = Officer.objects.get()
    address = f"/registers/associations/parts/officers/{officer.pk}/remove/"
    assert browser.post(address, {"reason": "本人要求"}).status_code == 302
    assert not Officer.objects.exists()
    assert "某公布人" not in str([(event.old, event.new) for event in history(officer)])


def test_of_an_officer_no_more_than_the_published_is_kept():
    assert {field.name for field in Officer._meta.concrete_fields} == {
        "id",
        "record",
        "office",
        "name",
        "since",
        "since_year",
        "until",
        "until_year",
        "source",
        "as_of",
    }
    for model in (Association, Officer, Tie, Contact):
        for field in model._meta.concrete_fields:
            assert not forbidden.faults(field.name, str(field.verbose_name), leads_to_person=True), field


def test_officers_are_on_no_public_page(register, association, cast, sign_in, client):
    sign_in(cast.office).post(f"/registers/associations/{association.pk}/parts/officers/new/", OFFICER)
    from yinxin.kit.registers import actions

    actions.publish(register, Association.objects.filter(pk=association.pk), by=cast.office)
    page = client.get(f"/r/associations/{association.code}/")
    assert page.status_code == 200
    assert association.name in page.content.decode()
    assert "某公布人" not in page.content.decode()


def test_a_town_is_tied_and_its_contacts_are_written_by_body_and_day(association, cast, sign_in):
    browser, town = sign_in(cast.office), cast.areas[0]
    tie = {"unit": town.pk, "since": "2025-01-01"}
    assert browser.post(f"/registers/associations/{association.pk}/parts/ties/new/", tie).status_code == 302
    log = f"/registers/associations/{association.pk}/logs/contacts/new/"
    assert cast.elsewhere.name not in browser.get(log).content.decode()
    told = {"on": "2026-02-10", "way": "news", "unit": town.pk, "subject": "春节问候和惠侨政策摘要"}
    assert browser.post(log, told).status_code == 302
    assert browser.post(log, told | {"unit": cast.elsewhere.pk}).status_code == 422
    assert Tie.objects.get().unit == town
    assert Contact.objects.get().on == date(2026, 2, 10)
    page = browser.get(f"/registers/associations/{association.pk}/").content.decode()
    assert town.name in page
    assert "春节问候" in page


def test_a_name_has_three_scripts(association, sign_in, cast):
    page = sign_in(cast.office).get(f"/registers/associations/{association.pk}/").content.decode()
    for name in (association.name, association.name_hant, association.name_local):
        assert name in page


def test_regions_are_never_listed_as_countries(cast, register, sign_in):
    entered(register, cast, row=3)
    page = sign_in(cast.office).get("/registers/associations/").content.decode()
    assert "中国香港" in page
    assert "国家（地区）" in page
