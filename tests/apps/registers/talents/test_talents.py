"""Who can help says so herself, is found without a name, decides about each contact, and is gone when she says so."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.me.taking_out import package
from yinxin.apps.notices.models import Notice
from yinxin.apps.registers.talents import access
from yinxin.apps.registers.talents.forms import OfferForm, SearchForm
from yinxin.apps.registers.talents.matters import OF_KIND
from yinxin.apps.registers.talents.models import Answer, ContactRequest, Talent, TalentKind
from yinxin.apps.registers.talents.renewing import remind_on
from yinxin.apps.registers.talents.samples import ROWS
from yinxin.cli.sample_registers import offer_talents
from yinxin.domain.privacy import consents
from yinxin.kit.audit.recording import looks_at
from yinxin.kit.consent import giving
from yinxin.kit.consent.models import Receipt
from yinxin.kit.registers.catalogue import catalogue

MINE = {"expertise": "interpreting", "specialty": "经贸洽谈", "availability": "weekends"}
SPOKEN = {"language_1": "es", "level_1": "interprets", "language_2": "en", "level_2": "speaks"}


def consent(kind):
    return {"agree": "on", "shown": consents.digest(giving.words(OF_KIND[TalentKind(kind)], "zh-hans"))}


def joined(browser, place, kind="language", **answers):
    return browser.post(f"/talents/join/{kind}/", {**MINE, **SPOKEN, "unit": place.pk, **consent(kind), **answers})


@pytest.fixture
def person(cast):
    return cast.nobody


@pytest.fixture
def talent(cast, person, sign_in):
    assert joined(sign_in(person), cast.place).status_code == 302
    return Talent.objects.get()


def asked(talent, cast, sign_in, who=None):
    official = who or cast.clerk
    unit = cast.offices["市外事侨务局"] if who is None else cast.place
    told = {"unit": unit.pk, "asked_for": "spoken", "errand": "12月3日经贸洽谈会的西语口译"}
    assert sign_in(official).get(f"/talents/{talent.pk}/ask/").status_code == 200
    assert sign_in(official).post(f"/talents/{talent.pk}/ask/", told).status_code == 302
    return ContactRequest.objects.get(by=official)


def test_the_sample_town_shows_talents_nobody_signs_in_as(cast, sign_in):
    """/talents/ of a demo is not empty, and each entry is its person's own, with her consent."""
    offer_talents(cast.place)
    rows = Talent.objects.select_related("person")
    assert len(rows) == len(ROWS)
    assert not any(row.person.has_usable_password() for row in rows)
    assert Receipt.objects.count() == len(ROWS)
    page = sign_in(cast.clerk).get("/talents/").content.decode()
    assert "砖木老房子的加固" in page
    assert "样例人才" not in page, "the name is hers to give"


def test_nobody_is_entered_without_her_own_consent(cast, person, sign_in):
    browser = sign_in(person)
    assert browser.get("/talents/join/").status_code == 200
    assert browser.get("/talents/join/language/").status_code == 200
    refused = joined(browser, cast.place, agree="")
    assert refused.status_code == 422
    assert not Talent.objects.exists() and not Receipt.objects.exists()
    assert joined(browser, cast.place).status_code == 302
    assert list(Receipt.objects.values_list("matter", flat=True)) == ["talents.languages"]
    assert joined(browser, cast.place, kind="expert", agree="").status_code == 422


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"specialty": "加我微信 abc"}, "不要写电话"),
        ({"specialty": "13800138000"}, "不要写电话"),
        ({"specialty": "me@example.org"}, "不要写电话"),
        ({"language_2": "es", "level_2": "writes"}, "选了两次"),
        ({"language_2": "en", "level_2": ""}, "要一起选"),
        ({"language_1": "", "level_1": "", "language_2": "", "level_2": ""}, "至少选一个"),
    ],
    ids=["WeChat", "telephone", "e-mail", "twice", "no level", "no language"],
)
def test_a_bad_answer_is_told_what_to_do(cast, person, sign_in, answers, words):
    page = joined(sign_in(person), cast.place, **answers)
    assert page.status_code == 422
    assert words in page.content.decode()


def test_an_official_finds_trade_and_language_and_no_name(cast, person, talent, sign_in):
    browser = sign_in(cast.clerk)
    page = browser.get("/talents/?kind=language&language=es").content.decode()
    assert f"#{talent.pk}" in page and "经贸洽谈" in page
    assert person.name not in page and person.email not in page
    assert f"#{talent.pk}" not in browser.get("/talents/?kind=language&language=fr").content.decode()
    assert f"#{talent.pk}" not in browser.get("/talents/?kind=expert").content.decode()
    assert browser.get("/talents/?kind=language&language=zz").status_code == 200


def test_whom_it_does_not_concern_finds_nothing(cast, talent, sign_in):
    assert f"#{talent.pk}" not in sign_in(cast.neighbour).get("/talents/?kind=language").content.decode()
    for stranger in (cast.reader, cast.supervisor, cast.auditor, cast.administrator, cast.nobody):
        assert sign_in(stranger).get("/talents/").status_code in {403, 404}
    assert sign_in(cast.neighbour).get(f"/talents/{talent.pk}/ask/").status_code == 404


def test_the_name_is_given_only_after_her_yes_and_she_sees_who_looked(cast, person, talent, sign_in):
    official, own = sign_in(cast.clerk), sign_in(person)
    request = asked(talent, cast, sign_in)
    assert Notice.objects.filter(person=person, kind="talent-asked").count() == 1
    contact = f"/talents/requests/{request.pk}/contact/"
    assert official.post(contact).status_code == 404
    assert own.post(f"/talents/join/requests/{request.pk}/", {"answer": "accepted"}).status_code == 302
    assert "看联系方式" in official.get("/talents/requests/").content.decode()
    shown = official.post(contact).content.decode()
    assert person.name in shown and person.email in shown
    look = looks_at(person).get()
    assert (look.actor, look.purpose) == (cast.clerk, "talent-contact")
    assert "经您同意" in own.get("/me/access-log/").content.decode()
    assert sign_in(cast.office).post(contact).status_code == 404
    assert own.post(f"/talents/join/requests/{request.pk}/", {"answer": "ended"}).status_code == 302
    assert official.post(contact).status_code == 404


def test_a_no_stays_a_no(cast, person, talent, sign_in):
    request, own = asked(talent, cast, sign_in), sign_in(person)
    address = f"/talents/join/requests/{request.pk}/"
    assert own.post(address, {"answer": "declined"}).status_code == 302
    assert own.post(address, {"answer": "accepted"}).status_code == 409
    assert own.post(address, {"answer": "nonsense"}).status_code == 302
    request.refresh_from_db()
    assert request.answer == Answer.DECLINED
    assert sign_in(cast.office).post(address, {"answer": "accepted"}).status_code == 404


def test_the_same_official_asks_once(cast, talent, sign_in):
    asked(talent, cast, sign_in)
    again = {"unit": cast.offices["市外事侨务局"].pk, "asked_for": "advice", "errand": "再问"}
    assert sign_in(cast.clerk).post(f"/talents/{talent.pk}/ask/", again).status_code == 409


def test_what_is_not_confirmed_for_a_year_is_hidden(cast, person, talent, sign_in):
    today = timezone.localdate()
    Talent.objects.update(renewed_on=today - timedelta(days=340))
    assert (remind_on(today), remind_on(today)) == (1, 0)
    assert access.offered(cast.clerk).exists()
    Talent.objects.update(renewed_on=today - timedelta(days=366))
    assert not access.offered(cast.clerk).exists()
    assert sign_in(person).post("/talents/join/language/renew/").status_code == 302
    assert access.offered(cast.clerk).exists()


def test_one_click_removes_everything(cast, person, talent, sign_in):
    asked(talent, cast, sign_in)
    assert sign_in(person).post("/talents/join/language/leave/").status_code == 302
    assert not Talent.objects.exists() and not ContactRequest.objects.exists()
    assert giving.standing(person, OF_KIND[TalentKind.LANGUAGE]) is None
    assert sign_in(person).post("/talents/join/language/leave/").status_code == 409


def test_withdrawing_the_consent_removes_the_offer(person, talent):
    giving.withdraw(person, OF_KIND[TalentKind.EXPERT])
    assert Talent.objects.exists()
    giving.withdraw(person, OF_KIND[TalentKind.LANGUAGE])
    assert not Talent.objects.exists()


def test_erasing_the_account_takes_it_along_and_the_export_holds_it(cast, person, talent, sign_in):
    asked(talent, cast, sign_in)
    kept = json.loads(ZipFile(BytesIO(package(person))).read("data.json"))["kept"]
    assert kept["talents.talent:person"][0]["specialty"] == "经贸洽谈"
    assert kept["talents.contactrequest:talent__person"][0]["errand"].startswith("12月3日")
    erase(person)
    assert not Talent.objects.exists() and not ContactRequest.objects.exists()


def test_an_official_who_leaves_is_erased_without_harm(cast, talent, sign_in):
    request = asked(talent, cast, sign_in)
    from yinxin.apps.people.models import Post

    Post.objects.filter(user=cast.clerk).update(until=timezone.localdate())
    erase(cast.clerk)
    assert ContactRequest.objects.filter(pk=request.pk).exists()


def test_persons_are_searched_by_what_they_offer_alone():
    """Red line: no list or search of persons by country, kin, opinion or standing; no bulk export; no text of others about them."""
    assert set(SearchForm().fields) == {"kind", "expertise", "language", "level"}
    assert all(register.model is not Talent for register in catalogue)
    fields = {field.name for field in Talent._meta.concrete_fields}
    assert fields == {"id", "person", "kind", "unit", "expertise", "specialty", "availability", "renewed_on"}


def test_more_talents_cost_no_more_queries(cast, sign_in, django_assert_max_num_queries):
    from tests.factories.people import make_user

    for number in range(8):
        person = make_user(f"译员{number}", f"t{number}@example.org")
        row = Talent.objects.create(
            person=person, unit=cast.place, kind="language", renewed_on=timezone.localdate(), **MINE
        )
        row.languages.create(language="en", level="speaks")
    browser = sign_in(cast.clerk)
    browser.get("/talents/?kind=language")
    with django_assert_max_num_queries(14):
        browser.get("/talents/?kind=language")


def test_every_sample_is_an_offer_the_form_takes(cast):
    for row in ROWS:
        data = {name: row[name] for name in ("expertise", "specialty", "availability")} | {"unit": cast.place.pk}
        for number, spoken in enumerate(row["languages"], start=1):
            data |= dict(zip((f"language_{number}", f"level_{number}"), spoken.split(":"), strict=True))
        form = OfferForm(data, kind=TalentKind(row["kind"]), consented=True, places=access.places())
        assert form.is_valid(), (row, form.errors)
    assert {kind: sum(row["kind"] == kind for row in ROWS) for kind in ("expert", "language")} == {
        "expert": 6,
        "language": 6,
    }
