"""A person sees everything that is kept of her, puts it right, takes it out, and decides about each consent."""

from __future__ import annotations

import json
import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.me.agreeing import CONTACT, agree, keeps
from tests.factories.people import PASSWORD, Cast
from yinxin.apps.me import matters
from yinxin.apps.me.contact import contact_of
from yinxin.apps.me.documents import is_possible
from yinxin.apps.me.holdings import WITHHELD_MARK, holdings
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.domain.privacy import consents
from yinxin.domain.privacy.consents import SeparateConsent
from yinxin.domain.privacy.register import REGISTER, WITHHELD
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import Telling, look, record_each
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter
from yinxin.kit.consent.models import Receipt
from yinxin.kit.intake.models import Received
from yinxin.kit.sessions.store import BEGAN
from yinxin.kit.vault import blind

TOLD = {
    "other_names": "NG Mui",
    "document_kind": "passport",
    "document_number": " e123-45678",
    "address": "12 Jalan Petaling",
    "phone": "+60 12-345 6789",
}
undone: list[int] = []
MATTERS = tuple(
    Matter(f"test.{purpose}", purpose, f"试办{purpose}", "姓名；市档案馆", lambda person: undone.append(person.pk))
    for purpose in SeparateConsent
)
SHARE, PUBLISH, SENSITIVE, ABROAD = MATTERS


@pytest.fixture
def me(cast: Cast, sign_in) -> Client:
    return sign_in(cast.nobody)


def body(answer) -> str:
    return answer.content.decode()


def shown(language: str = "zh-hans") -> str:
    return consents.digest(giving.words(matters.CONTACT, language))


def taken_out(client: Client) -> dict[str, object]:
    answer = client.post("/me/export/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    return json.loads(ZipFile(BytesIO(answer.content)).read("data.json"))


def age(client: Client) -> None:
    """An hour goes by in this browser."""
    session = client.session
    session[BEGAN] = session[BEGAN] - 3600
    session.save()


def test_the_page_shows_every_value_with_purpose_and_law(me: Client, cast: Cast):
    keeps(cast.nobody)
    page = body(me.get("/me/"))

    for value in ("none@example.org", CONTACT.address, CONTACT.phone, CONTACT.document_number, "NG Mui"):
        assert value in page
    assert "寄送您申请的材料" in page
    assert "第二十九条" in page
    assert ContactRecord.objects.get().document_index not in page
    assert cast.nobody.password not in page


def test_nobody_sees_anothers(cast: Cast, sign_in):
    keeps(cast.nobody)
    receipt = Receipt.objects.get()
    for role in ("office", "clerk", "steward", "administrator", "auditor", "reader"):
        other = sign_in(getattr(cast, role))
        assert CONTACT.phone not in body(other.get("/me/"))
        assert other.get(f"/me/consents/{receipt.pk}/").status_code == 404
        assert f"/me/consents/{receipt.pk}/" not in body(other.get("/me/consents/"))


def test_sensitive_values_need_the_tick_and_the_tick_is_never_set_beforehand(me: Client, cast: Cast):
    page = body(me.get("/me/contact/?agree=on&consented=1"))
    assert 'name="agree"' in page
    assert "checked" not in page
    refused = me.post("/me/contact/", TOLD)
    assert refused.status_code == 422
    assert "单独同意" in body(refused)
    assert not ContactRecord.objects.exists()

    assert me.post("/me/contact/", TOLD | {"agree": "on", "shown": shown()}).status_code == 302
    kept = contact_of(ContactRecord.objects.get())
    assert (kept.document_number, kept.phone) == ("E12345678", "+60123456789")
    assert giving.standing(cast.nobody, matters.CONTACT)


def test_a_tick_for_other_words_counts_for_nothing(me: Client):
    for wrong in ("", "0" * 64, shown("en"), "no digest"):
        assert me.post("/me/contact/", TOLD | {"agree": "on", "shown": wrong}).status_code in {409, 422}
    assert not Receipt.objects.exists()
    assert not ContactRecord.objects.exists()


def test_what_is_not_sensitive_needs_no_tick_and_each_field_may_stay_empty(me: Client):
    assert me.post("/me/contact/", {"other_names": "NG"}).status_code == 302
    assert me.post("/me/contact/", {"other_names": ""}).status_code == 302
    assert ContactRecord.objects.get().other_names == ""
    assert not Receipt.objects.exists()


def test_an_emptied_field_is_deleted(me: Client, cast: Cast):
    keeps(cast.nobody)
    me.post("/me/contact/", TOLD | {"phone": "", "document_kind": "", "document_number": ""})

    row = ContactRecord.objects.get()
    assert (row.phone, row.document_number, row.document_index, row.document_kind) == (None, None, "", "")
    assert contact_of(row).address == TOLD["address"]


@pytest.mark.parametrize(
    ("kind", "number", "good"),
    [
        ("resident", "11010519491231002X", True),
        ("resident", "11010519491231002x", True),
        ("resident", "110105194912310021", False),
        ("resident", "11010519491331002X", False),
        ("resident", "12345", False),
        ("passport", "E12345678", True),
        ("passport", "12", False),
        ("home-return", "H1234567800", True),
        ("home-return", "X12345678", False),
        ("taiwan", "12345678", True),
        ("foreign-resident", "ABC123456789012", True),
        ("passport", "", False),
    ],
)
def test_only_a_number_that_can_be_one_of_its_kind_is_taken(kind, number, good):
    assert is_possible(kind, blind.normalised(number)) is good


def test_a_number_that_cannot_be_is_told_at_once(me: Client, cast: Cast):
    agree(cast.nobody)
    for kind, number in (("resident", "110105194912310021"), ("", "E12345678"), ("passport", "")):
        assert me.post("/me/contact/", {"document_kind": kind, "document_number": number}).status_code == 422
    assert me.post("/me/contact/", {"document_kind": "passport", "document_number": "E12345678"}).status_code == 302


def test_changing_the_record_is_on_record_by_field_and_never_by_value(me: Client, cast: Cast):
    keeps(cast.nobody)
    me.post("/me/contact/", TOLD | {"phone": "+60111111111"})

    event = Event.objects.filter(action="me.keep-contact").latest("sequence")
    assert set(event.new["fields"]) == {"phone", "address"}
    assert "60111" not in event.payload.content


def test_name_and_language_are_corrected_by_oneself(me: Client, cast: Cast):
    assert me.get("/me/correct/").status_code == 200
    assert me.post("/me/correct/", {"name": "吴职", "language": "en"}).status_code == 302
    cast.nobody.refresh_from_db()
    assert (cast.nobody.name, cast.nobody.language) == ("吴职", "en")
    event = Event.objects.latest("sequence")
    assert event.new == {"fields": ["name", "language"]}
    me.post("/me/correct/", {"name": "吴职", "language": "en"})
    assert Event.objects.latest("sequence") == event
    assert me.post("/me/correct/", {"name": "", "language": "en"}).status_code == 422


def test_the_export_holds_every_field_of_the_register(me: Client, cast: Cast):
    keeps(cast.nobody)
    kept = taken_out(me)["kept"]

    for holding in holdings():
        label = f"{holding.model._meta.label_lower}:{holding.via}"
        rows = holding.rows(cast.nobody.pk)
        if holding.model._meta.label_lower != "audit.event" and "payload" not in label:
            assert len(kept[label]) == rows.count(), label
        for row in kept[label]:
            assert set(row) == {one.field for one in holding.fields}
    assert {label.split(":")[0] for label in kept} >= {one.model for one in REGISTER if one.via}
    record = kept["me.contactrecord:person"][0]
    assert (record["phone"], record["document_number"]) == (CONTACT.phone, CONTACT.document_number)


def test_the_export_opens_no_account(me: Client, cast: Cast):
    told = json.dumps(taken_out(me))
    assert cast.nobody.password not in told
    assert me.session.session_key not in told
    assert WITHHELD_MARK in told
    assert {one.label for one in REGISTER} >= WITHHELD


def test_the_export_tells_of_consents_and_looks_and_is_itself_on_record(me: Client, cast: Cast, sign_in):
    keeps(cast.nobody)
    sign_in(cast.clerk).post(
        "/people/find/",
        {"document_kind": "passport", "document_number": "E12345678", "purpose": "verifying", "reason": "窗口核对"},
    )
    told = taken_out(me)

    assert [look["reason"] for look in told["looks"]] == ["窗口核对"]
    assert told["consents"][0]["text"] == Receipt.objects.get().text
    event = Event.objects.latest("sequence")
    assert (event.action, event.about) == ("me.take-out", cast.nobody)


def test_the_export_of_a_long_life_takes_less_than_ten_seconds(me: Client, cast: Cast):
    keeps(cast.nobody)
    agree(cast.nobody)
    with transaction.atomic():
        told = [Telling(cast.nobody, new={"fields": ["name"]}, reason=f"第{number}次") for number in range(2000)]
        record_each("me.correct", told, by=cast.nobody, about=cast.nobody)
    began = time.perf_counter()
    taken_out(me)
    assert time.perf_counter() - began < 10


def test_files_of_a_person_travel_with_the_export(me: Client, cast: Cast, monkeypatch):
    held = ContentFile(b"scan", name="../deep/scan.png")
    held.open = lambda _mode: held
    monkeypatch.setattr("yinxin.apps.me.taking_out.files", lambda _person: [held])
    archive = ZipFile(BytesIO(me.post("/me/export/").content))
    assert "files/001-scan.png" in archive.namelist()
    assert archive.read("files/001-scan.png") == b"scan"


def test_what_a_keeper_holds_travels_with_the_export(me: Client, cast: Cast, settings):
    """What no key leads to: both the rows and the files."""
    from tests.apps.me import keeping

    settings.PERSONAL_KEEPERS = ["tests.apps.me.keeping"]
    keeping.KEPT[cast.nobody.pk] = "note on paper"
    try:
        archive = ZipFile(BytesIO(me.post("/me/export/").content))
    finally:
        keeping.KEPT.clear()
    assert json.loads(archive.read("data.json"))["kept"]["test.paper"] == [{"text": "note on paper"}]
    assert archive.read("files/001-paper.txt") == b"note on paper"


def test_the_files_one_sent_in_travel_with_the_export(me: Client, cast: Cast):
    """Under the names they came with; what nobody may have yet is left out, and so is another's."""
    states, kinds = (
        Received.State,
        {"kind": Received.Kind.DOCUMENT, "media_type": "text/plain", "size": 5, "sha256": "0" * 64},
    )
    for name, state, by in (
        ("../上报.txt", states.ACCEPTED, cast.nobody),
        ("待查.txt", states.QUARANTINED, cast.nobody),
        ("别人.txt", states.ACCEPTED, cast.reader),
    ):
        Received.objects.create(name=name, state=state, by=by, file=ContentFile(b"paper", name=name), **kinds)
    lost = Received.objects.create(
        name="丢失.txt", state=states.ACCEPTED, by=cast.nobody, file="received/none", **kinds
    )

    archive = ZipFile(BytesIO(me.post("/me/export/").content))

    assert [name for name in archive.namelist() if name.startswith("files/")] == ["files/001-上报.txt"]
    assert archive.read("files/001-上报.txt") == b"paper"
    rows = json.loads(archive.read("data.json"))["kept"]["intake.received:by"]
    assert [row["name"] for row in rows] == ["../上报.txt", "待查.txt", lost.name]


def test_an_old_session_gives_the_password_again_before_taking_out_or_leaving(me: Client, cast: Cast):
    age(me)
    for address in ("/me/export/", "/me/erase/"):
        for answer in (me.get(address), me.post(address, {"word": "注销"})):
            asked = f"{reverse('account_reauthenticate')}?next={address.replace('/', '%2F')}"
            assert (answer.status_code, answer["Location"]) == (302, asked)
    asked = f"{reverse('account_reauthenticate')}?next=/me/erase/"
    assert "口令" in body(me.post(asked, {"password": "wrong"}))
    assert me.get("/me/export/").status_code == 302

    answer = me.post(asked, {"password": PASSWORD})
    assert answer["Location"] == "/me/erase/"
    assert (me.get("/me/export/").status_code, me.get("/me/erase/").status_code) == (200, 200)
    assert User.objects.get(pk=cast.nobody.pk).is_active, "what was sent before is not done of itself"


def test_whoever_has_a_passkey_and_no_password_is_asked_for_it(me: Client, cast: Cast):
    cast.nobody.set_unusable_password()
    cast.nobody.save()
    Authenticator.objects.create(
        user=cast.nobody, type=Authenticator.Type.WEBAUTHN, data={"name": "k", "credential": {}}
    )
    me.force_login(cast.nobody)
    age(me)

    assert me.get("/me/export/")["Location"] == f"{reverse('mfa_reauthenticate_webauthn')}?next=%2Fme%2Fexport%2F"


@pytest.fixture
def four_matters(settings):
    settings.CONSENT_MATTERS = [f"{__name__}.{name}" for name in ("SHARE", "PUBLISH", "SENSITIVE", "ABROAD")]
    undone.clear()


def test_each_of_the_four_consents_has_its_own_tick_and_its_own_receipt(me: Client, cast: Cast, four_matters):
    page = body(me.get("/me/consents/"))
    assert page.count('type="checkbox"') == 4
    assert "checked" not in page
    for article in (23, 25, 29, 39):
        assert f"第 {article} 条" in page

    for number, matter in enumerate(MATTERS, start=1):
        digest = consents.digest(giving.words(matter, "zh-hans"))
        address = f"/me/consents/{matter.code}/give/"
        assert me.post(address, {"shown": digest}).status_code == 422
        assert me.post(address, {"agree": "on", "shown": digest}).status_code == 302
        assert [one.matter for one in Receipt.objects.order_by("pk")] == [one.code for one in MATTERS[:number]]
    assert me.post("/me/consents/test.share/withdraw/").status_code == 302
    assert undone == [cast.nobody.pk]
    assert {one.matter for one in Receipt.objects.filter(withdrawn_at=None)} == {one.code for one in MATTERS[1:]}


def test_a_tick_for_one_matter_gives_no_other(me: Client, four_matters):
    digest = consents.digest(giving.words(PUBLISH, "zh-hans"))
    assert me.post("/me/consents/test.share/give/", {"agree": "on", "shown": digest}).status_code == 409
    assert me.post("/me/consents/test.nothing/give/", {"agree": "on", "shown": digest}).status_code == 404
    assert not Receipt.objects.exists()


def test_withdrawing_takes_effect_in_the_same_request(me: Client, cast: Cast):
    keeps(cast.nobody)
    me.post("/me/consents/me.contact/withdraw/")

    row = ContactRecord.objects.get()
    assert (row.phone, row.address, row.document_number, row.document_index) == (None, None, None, "")
    assert me.get("/me/").status_code == 200


def test_a_receipt_is_shown_word_for_word(me: Client, cast: Cast):
    keeps(cast.nobody)
    receipt = Receipt.objects.get()
    page = body(me.get(f"/me/consents/{receipt.pk}/"))

    assert receipt.text in page.replace("&#x27;", "'")
    assert receipt.wording_hash in page
    assert 'lang="en"' in page


def test_everybody_may_read_what_is_kept_and_why(client: Client, db):
    page = body(client.get("/privacy/"))
    for purpose in ("寄送您申请的材料", "称呼您", "记明公务由谁办理"):
        assert purpose in page
    assert "宗教" in page


def test_a_long_access_log_is_read_with_no_more_queries(me: Client, cast: Cast, sign_in):
    keeps(cast.nobody)
    clerk = sign_in(cast.clerk)
    asked = {"document_kind": "passport", "document_number": "E12345678", "purpose": "verifying", "reason": "窗口核对"}
    clerk.post("/people/find/", asked)
    me.get("/me/access-log/")
    with CaptureQueriesContext(connection) as once:
        me.get("/me/access-log/")
    for _ in range(9):
        clerk.post("/people/find/", asked)
    with CaptureQueriesContext(connection) as many:
        assert body(me.get("/me/access-log/?page=0")).count("窗口核对") == 10
    assert len(many) == len(once)


def test_a_look_at_the_account_reads_like_any_other(me: Client, cast: Cast):
    """The administrator's page is another's; what it shows need not be columns of one model."""
    shown_there = ("name", "email", "posts", "no-such-column")
    look(cast.nobody, by=cast.administrator, purpose="account-keeping", about=cast.nobody, fields=shown_there)
    page = body(me.get("/me/access-log/"))
    for words in ("管理账号和任职", "姓名", "电子邮箱", "任职", "no-such-column", "系统管理"):
        assert words in page
