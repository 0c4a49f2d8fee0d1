"""Honours: no name before the decision, two persons for decision and revocation, a public list that rests on a document."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.urls import reverse

from tests.factories.registers import attached, entered, register_named
from yinxin.apps.registers.honours.models import Activity, Honour
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Payload
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Attachment, Change
from yinxin.kit.registers.moving.actions import confirm, move
from yinxin.kit.registers.records.restoring import restore

NAME = "林惠贞（样例）"
PAPERS = ("nomination", "own-consent", "opinions", "decision", "revocation")


def honours():
    return register_named("honours")


@pytest.fixture
def honour(cast):
    return entered(honours(), cast, published=True)


def with_papers(honour, cast, *kinds):
    for kind in kinds:
        attached(honours(), honour, by=cast.office, kind=kind)


def taken(honour, step, cast):
    done = move(honours(), honour, step, by=cast.office, reason="照决定")
    if done.state == "waiting":
        confirm(done, by=cast.steward)
    honour.refresh_from_db()
    return honour


def decided(honour, cast):
    with_papers(honour, cast, *PAPERS)
    return taken(taken(honour, "vet", cast), "decide", cast)


def test_before_the_decision_nobody_reads_the_name_anywhere(cast, honour, sign_in, client):
    with_papers(honour, cast, *PAPERS)
    for step in (None, "vet"):
        if step:
            taken(honour, step, cast)
        assert (honour.name, honour.year) == ("", None)
        for browser in (client, sign_in(cast.reader), sign_in(cast.office)):
            for address in (
                "/r/honours/",
                f"/r/honours/?q={NAME}",
                "/registers/honours/",
                f"/registers/honours/?q={NAME}",
            ):
                assert NAME not in _rows(browser, address)
        assert client.get(f"/r/honours/{honour.code}/").status_code == 404
        assert sign_in(cast.reader).get(f"/registers/honours/{honour.pk}/").status_code == 404
    assert NAME not in str(list(Change.objects.filter(register="honours").values_list("before", "after")))


def _rows(browser, address):
    """The page without the word somebody typed into its search box."""
    return browser.get(address, follow=True).content.decode().replace(f'value="{NAME}"', "").replace(f"“{NAME}”", "")


def test_the_decision_makes_the_name_public_with_its_document(cast, honour, client, sign_in):
    decided(honour, cast)
    assert (honour.name, honour.other_name, honour.year) == (NAME, "Lam Wai Ching", 2014)
    assert NAME in client.get("/r/honours/").content.decode()
    page = client.get(f"/r/honours/{honour.code}/").content.decode()
    for said in (NAME, "澜府〔2014〕22号", "https://lanpu.example/2014/22", "捐建石塘镇卫生院门诊楼"):
        assert said in page
    assert sign_in(cast.reader).get(f"/registers/honours/{honour.pk}/").status_code == 200


def test_decision_and_revocation_take_two_persons_and_their_documents(cast, honour):
    with pytest.raises(RefusedError) as refused:
        move(honours(), honour, "vet", by=cast.office)
    assert "本人同意推荐" in refused.value.facts["wanting"]
    with_papers(honour, cast, "nomination", "own-consent")
    taken(honour, "vet", cast)
    with pytest.raises(RefusedError) as refused:
        move(honours(), honour, "decide", by=cast.office)
    assert "决定文件" in refused.value.facts["wanting"]
    with_papers(honour, cast, "opinions", "decision")
    proposal = move(honours(), honour, "decide", by=cast.office)
    with pytest.raises(RefusedError) as refused:
        confirm(proposal, by=cast.office)
    assert refused.value.code == "confirms-own"
    confirm(proposal, by=cast.steward)
    honour.refresh_from_db()
    assert honour.stage == "decided"


def test_a_revoked_honour_leaves_the_public_list(cast, honour, client):
    decided(honour, cast)
    actions.change(honours(), honour, {"revocation": "澜府〔2026〕3号", "revoked_on": date(2026, 3, 1)}, by=cast.office)
    taken(honour, "revoke", cast)
    assert honour.stage == "revoked"
    assert client.get(f"/r/honours/{honour.code}/").status_code == 410
    assert NAME not in client.get("/r/honours/").content.decode()


def test_who_was_not_decided_is_forgotten(cast, honour):
    taken(honour, "decline", cast)
    assert (honour.stage, honour.nominee, honour.nominee_other, honour.name) == ("declined", "", "", "")


def test_nobody_is_put_down_without_her_consent(cast, honour):
    honour.agreed_on = None
    with pytest.raises(ValidationError):
        honours().clean_record(honour)
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=honour.pk).update(agreed_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=honour.pk).update(name=NAME)


def test_activities_are_events_on_the_record_and_not_public(cast, honour, sign_in, client):
    decided(honour, cast)
    told = {"held_on": "2026-10-01", "kind": "ceremony", "event": "授荣仪式", "attendance": "attended"}
    browser = sign_in(cast.office)
    address = f"/registers/honours/{honour.pk}/logs/activities/new/"
    assert browser.post(address, told).status_code == 302
    assert Activity.objects.get(record=honour).event == "授荣仪式"
    assert "授荣仪式" in browser.get(f"/registers/honours/{honour.pk}/").content.decode()
    assert "授荣仪式" not in client.get(f"/r/honours/{honour.code}/").content.decode()


def test_no_list_or_file_has_the_country_or_is_in_its_order(cast, honour, sign_in, client):
    decided(honour, cast)
    browser = sign_in(cast.reader)
    asked = "columns=name&columns=home_abroad&sort=home_abroad&home_abroad=加拿大"
    page = browser.get(f"/registers/honours/?{asked}")
    assert "home_abroad" not in page.context["list"].state.columns
    assert page.context["list"].state.asked["sort"] == ""
    assert "home_abroad=加拿大" in page.context["list"].state.ignored
    assert "加拿大" not in str(page.context["list"].rows)
    for kind in ("csv", "json"):
        sheet = b"".join(browser.get(f"/registers/honours/export/{kind}?{asked}").streaming_content).decode()
        assert NAME in sheet
        assert "加拿大" not in sheet
    for address in ("/api/v1/registers/honours", "/api/v1/public/registers/honours"):
        (told,) = browser.get(address).json()["items"]
        assert told["values"]["name"] == NAME
        assert "home_abroad" not in told["values"]
    assert "加拿大" in client.get(f"/r/honours/{honour.code}/").content.decode()


def test_of_a_revoked_honour_only_its_own_page_gives_the_name(cast, honour, sign_in):
    decided(honour, cast)
    actions.change(honours(), honour, {"revocation": "澜府〔2026〕3号", "revoked_on": date(2026, 3, 1)}, by=cast.office)
    taken(honour, "revoke", cast)
    browser = sign_in(cast.reader)
    page = browser.get("/registers/honours/?stage=revoked")
    assert page.context["list"].total == 1
    assert NAME not in page.content.decode()
    assert browser.get(f"/registers/honours/?q={NAME}").context["list"].total == 0
    for kind in ("csv", "json"):
        answer = browser.get(f"/registers/honours/export/{kind}?stage=revoked")
        assert NAME not in b"".join(answer.streaming_content).decode()
    assert browser.get("/api/v1/registers/honours").json()["items"] == []
    assert NAME in browser.get(f"/registers/honours/{honour.pk}/").content.decode()


def test_programs_and_sheets_get_published_honours_and_public_fields_only(cast, sign_in):
    hidden = decided(entered(honours(), cast), cast)
    browser = sign_in(cast.office)
    sheet = browser.get("/registers/honours/sheets/all.csv").content.decode()
    assert browser.get("/api/v1/registers/honours").json()["items"] == []
    assert hidden.code not in sheet
    actions.publish(honours(), Honour.objects.all(), by=cast.office)
    (told,) = browser.get("/api/v1/registers/honours").json()["items"]
    assert set(told["values"]) <= set(honours().public_fields)
    heads = browser.get("/registers/honours/sheets/all.csv").content.decode().splitlines()[0]
    assert "编号" in heads
    for private in ("姓名", "推荐单位", "本人同意", "旅居地", "证书"):
        assert private not in heads


def test_of_who_was_declined_no_paper_and_no_word_is_left(cast, honour, sign_in):
    with_papers(honour, cast, "nomination", "own-consent")
    Attachment.objects.filter(record=honour.pk).update(caption=f"{NAME}的推荐表")
    files = [row.received.file for row in Attachment.objects.filter(record=honour.pk)]
    actions.change(honours(), honour, {"grounds": "捐建门诊楼，人人都认得", "home_abroad": "巴拿马"}, by=cast.office)
    honour.refresh_from_db()
    browser = sign_in(cast.office)
    address = reverse("registers:move", args=[honours(), honour.pk, "decline"])
    assert "不要写个人姓名" in browser.get(address).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        taken(honour, "decline", cast)
    assert (honour.stage, honour.grounds, honour.home_abroad, honour.nominator) == ("declined", "", "", "")
    assert not Attachment.objects.filter(register="honours", record=honour.pk).exists()
    assert [file.storage.exists(file.name) for file in files] == [False, False]
    kept = str(list(Change.objects.filter(register="honours").values_list("before", "after")))
    told = str(list(Payload.objects.values_list("content", flat=True)))
    page = browser.get(f"/registers/honours/{honour.pk}/").content.decode()
    page += browser.get(f"/registers/honours/{honour.pk}/history/").content.decode()
    for word in (NAME, "人人都认得", "门诊楼", "巴拿马", "加拿大", "云礁市政府"):
        assert word not in kept
        assert word not in told
        assert word not in page
    assert Change.objects.filter(register="honours", record=honour.pk).count() == 4
    with pytest.raises(RefusedError) as refused:
        restore(honours(), honour, 1, seen=None, by=cast.office, reason="照原稿")
    assert refused.value.code == "record-restored-already"


def test_history_never_says_the_name_and_an_earlier_version_can_be_restored(cast, honour):
    first = honour.version
    actions.change(honours(), honour, {"grounds": "改写的事迹"}, by=cast.office)
    decided(honour, cast)
    actions.publish(honours(), Honour.objects.all(), by=cast.office)
    kept = Change.objects.filter(register="honours", record=honour.pk)
    for name in (NAME, "Lam Wai Ching"):
        assert name not in str(list(kept.values_list("before", "after")))
        assert name not in str(list(Payload.objects.values_list("content", flat=True)))
    taken(honour, "correct", cast)
    restore(honours(), honour, first, seen=None, by=cast.office, reason="照原稿")
    honour.refresh_from_db()
    assert (honour.grounds[:2], honour.nominee, honour.name) == ("捐建", NAME, "")
