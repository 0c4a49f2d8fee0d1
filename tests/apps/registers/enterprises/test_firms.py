"""A firm's number fits its check character; who keeps in contact with it is told with every gap; its secrets stay inside."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.registers import entered, register_named
from yinxin.apps.registers.enterprises.contacts import told
from yinxin.apps.registers.enterprises.models import ContactOfficer, Enterprise
from yinxin.kit.audit.recording import history
from yinxin.kit.registers.forms import form_of
from yinxin.kit.registers.sampling import samples_of

ROW = "91440700MA4X1K2P37"


@pytest.fixture
def register():
    return register_named("enterprises")


@pytest.fixture
def firm(register, cast):
    return entered(register, cast)


@pytest.mark.parametrize(
    ("written", "kept"),
    [(ROW, ROW), ("91440700 MA4X1K2P 37", ROW), (ROW.lower(), ROW), ("９１４４０７００ＭＡ４Ｘ１Ｋ２Ｐ３７", ROW)],
    ids=["as printed", "with blanks", "small letters", "full width"],
)
def test_a_number_is_taken_as_people_write_it(register, cast, written, kept):
    form = form_of(register)({**samples_of(register)[0], "uscc": written, "unit": cast.place.pk}, user=cast.office)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["uscc"] == kept


@pytest.mark.parametrize(
    ("written", "words"),
    [("91440700MA4X1K2P38", "校验位"), ("91440700MA4X1K2P3", "现在是17位"), ("O1440700MA4X1K2P37", "校验位"), ("", "")],
    ids=["wrong check", "too short", "letter O", "none"],
)
def test_a_number_that_cannot_be_one_is_refused_with_what_to_do(register, cast, written, words):
    form = form_of(register)({**samples_of(register)[0], "uscc": written, "unit": cast.place.pk}, user=cast.office)
    assert not form.is_valid()
    assert words in str(form.errors["uscc"])


def test_a_capital_needs_its_currency(register, cast):
    form = form_of(register)({**samples_of(register)[0], "currency": "", "unit": cast.place.pk}, user=cast.office)
    assert "币种" in str(form.errors["currency"])


def test_business_secrets_and_persons_are_not_public(register):
    hidden = {"capital", "currency", "investors", "origin", "status", "address", "opened_on", "unit"}
    assert hidden.isdisjoint(register.public_fields)
    people = {"phone", "email", "contact", "legal_person", "manager"}
    assert people.isdisjoint({field.name for field in Enterprise._meta.get_fields()})


def test_contact_is_paired_handed_over_and_every_gap_is_told(firm, cast, sign_in):
    browser = sign_in(cast.office)
    new = f"/registers/enterprises/{firm.pk}/parts/contacts/new/"
    first = {"unit": cast.reporting.pk, "officer": cast.reporter.pk, "since": "2024-01-01", "until": "2025-01-01"}
    assert browser.get(new).status_code == 200
    assert browser.post(new, first).status_code == 302
    wrong = browser.post(new, first | {"until": "2023-01-01"})
    assert wrong.status_code == 422
    assert "“止”要在“起”之后" in wrong.content.decode()
    assert browser.post(new, {"unit": cast.place.pk, "since": "2025-03-01"}).status_code == 302
    rows = list(ContactOfficer.objects.filter(record=firm))
    sentences = told(rows, today=date(2026, 11, 20))
    assert len(sentences) == 1 and "2025" in sentences[0]
    assert told([], today=date(2026, 11, 20)) != []
    last = rows[0]
    edit = f"/registers/enterprises/parts/contacts/{last.pk}/edit/"
    assert browser.get(edit).status_code == 200
    assert browser.post(edit, {"unit": cast.place.pk, "since": "2025-03-01", "until": "2026-01-01"}).status_code == 302
    assert firm.name in browser.get("/enterprises/unattended/").content.decode()
    remove = f"/registers/enterprises/parts/contacts/{last.pk}/remove/"
    assert browser.get(remove).status_code == 200
    assert browser.post(remove, {"reason": ""}).status_code == 422
    assert browser.post(remove, {"reason": "登记错了"}).status_code == 302
    acts = [event.action.removeprefix("registers.") for event in history(last)]
    assert acts == ["add-part", "change-part", "remove-part"]


def test_strangers_pair_nobody(firm, cast, sign_in):
    pairing = ContactOfficer.objects.create(record=firm, unit=cast.reporting, since=date(2024, 1, 1))
    for stranger in (cast.neighbour, cast.clerk):
        browser = sign_in(stranger)
        assert browser.get(f"/registers/enterprises/{firm.pk}/parts/contacts/new/").status_code == 404
        assert (
            browser.post(f"/registers/enterprises/parts/contacts/{pairing.pk}/remove/", {"reason": "x"}).status_code
            == 404
        )
    assert sign_in(cast.office).get(f"/registers/enterprises/{firm.pk}/parts/no-such/new/").status_code == 404
    form = sign_in(cast.office).get(f"/registers/enterprises/{firm.pk}/parts/contacts/new/").content.decode()
    assert cast.elsewhere.name not in form
    assert cast.neighbour.name not in form
    assert ContactOfficer.objects.count() == 1


def test_only_firms_without_anybody_today_are_unattended(firm, cast, sign_in):
    browser = sign_in(cast.office)
    assert firm.name in browser.get("/enterprises/unattended/").content.decode()
    ContactOfficer.objects.create(record=firm, unit=cast.reporting, since=date(2024, 1, 1))
    assert firm.name not in browser.get("/enterprises/unattended/").content.decode()
    assert firm.name not in sign_in(cast.neighbour).get("/enterprises/unattended/").content.decode()
