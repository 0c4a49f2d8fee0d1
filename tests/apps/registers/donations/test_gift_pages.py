"""A donor sees what became of her gifts, asks, objects, and nobody else sees them."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pypdfium2
import pytest
from django.utils import timezone

from tests.factories.gifts import claimed, gift, put_at, share_of
from tests.factories.registers import attached, register_named
from yinxin.apps.notices.models import Notice
from yinxin.apps.registers.donations.actions import claims, questions
from yinxin.apps.registers.donations.models import Question, Share
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers.models import CheckAnswer, CheckPhoto


@pytest.fixture
def share(cast):
    """无职者 gave 15 % of the second sample and entered her code."""
    return claimed(share_of(gift(cast, published=True), "周志强"), cast.nobody, cast)


def checked(share, cast, *, photo=None):
    answer = CheckAnswer.objects.create(
        register="donations",
        record=share.donation_id,
        round="use",
        period="2026",
        key=uuid.uuid4(),
        seen_on=timezone.localdate(),
        values={"in_use": "as-given", "condition": "good"},
        found="门诊照常",
        by=cast.office,
        at=timezone.now(),
    )
    return CheckPhoto.objects.create(answer=answer, file=photo) if photo else answer


def test_she_claims_on_the_page_and_finds_her_gift(cast, sign_in):
    record = gift(cast)
    code, _ = claims.issue(share_of(record, "周志强"), by=cast.office)
    browser = sign_in(cast.nobody)
    assert record.name not in browser.get("/gifts/").content.decode()
    assert browser.post("/gifts/claim/", {"code": "x"}).status_code == 422
    assert browser.post("/gifts/claim/", {"code": "WRONG-WRONG-WRONG"}).status_code == 409
    assert browser.post("/gifts/claim/", {"code": code}).status_code == 302
    assert record.name in browser.get("/gifts/").content.decode()


def test_codes_are_not_to_be_guessed(cast, sign_in):
    browser = sign_in(cast.nobody)
    answers = [browser.post("/gifts/claim/", {"code": f"GUESS-{n:04}-XXXX"}).status_code for n in range(12)]
    assert answers[:10] == [409] * 10
    assert answers[10:] == [429, 429]


def test_she_sees_where_it_stands_what_checks_found_and_her_own_share(cast, sign_in, share):
    checked(share, cast)
    page = sign_in(cast.nobody).get(f"/gifts/{share.pk}/").content.decode()
    for said in ("已确认", "1996-01-15", "12,750.00", "15.00%", "门诊照常", "按原用途使用", "完好"):
        assert said in page
    assert "林惠贞" in page, "named by her own paper, on the public page as here"
    assert "51,000.00" not in page, "what others gave is theirs to tell"


def test_photographs_of_checks_and_of_the_record_are_hers_to_see(cast, sign_in, share):
    donations = register_named("donations")
    shot = attached(donations, share.donation, by=cast.office, caption="落成")
    paper = attached(donations, share.donation, by=cast.office, kind="agreement", caption="协议")
    photo = checked(share, cast, photo=shot.received)
    browser = sign_in(cast.nobody)
    page = browser.get(f"/gifts/{share.pk}/").content.decode()
    for address in (f"/gifts/{share.pk}/photos/{photo.pk}/", f"/gifts/{share.pk}/pictures/{shot.pk}/"):
        assert address in page
        assert browser.get(address).status_code == 200
        assert sign_in(cast.reader).get(address).status_code == 404
    assert browser.get(f"/gifts/{share.pk}/pictures/{paper.pk}/").status_code == 404


def test_a_stranger_finds_nothing_and_can_do_nothing(cast, sign_in, share):
    for who in (cast.reader, cast.office, cast.neighbour):
        browser = sign_in(who)
        assert browser.get("/gifts/").status_code == 200
        assert share.donation.name not in browser.get("/gifts/").content.decode()
        assert browser.get(f"/gifts/{share.pk}/").status_code == 404
        assert browser.get(f"/gifts/{share.pk}/report.pdf").status_code == 404
        for act in ("ask", "wish", "reply", "let-go"):
            assert browser.post(f"/gifts/{share.pk}/{act}/", {}).status_code == 404


def test_the_report_holds_what_the_page_shows(cast, sign_in, share):
    checked(share, cast)
    answer = sign_in(cast.nobody).get(f"/gifts/{share.pk}/report.pdf")
    document = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for said in (share.donation.name, "USD 12,750.00", "门诊照常", "已确认"):
        assert said in text.replace("\r\n", "")


def test_she_chooses_her_name_on_the_page_with_her_consent(cast, sign_in, share, client):
    browser, address = sign_in(cast.nobody), f"/gifts/{share.pk}/wish/"
    shown = browser.get(f"/gifts/{share.pk}/").context["forms"]["wish"]["shown"].value()
    assert browser.post(address, {"publicity": "named", "shown": shown}).status_code == 422
    assert "周志强" not in client.get("/r/donations/QJ-0002/").content.decode()
    assert browser.post(address, {"publicity": "named", "shown": shown, "agree": "on"}).status_code == 302
    assert "周志强" in client.get("/r/donations/QJ-0002/").content.decode()
    assert browser.post("/me/consents/donations.public-name/withdraw/").status_code == 302
    assert "周志强" not in client.get("/r/donations/QJ-0002/").content.decode()


def test_a_question_is_answered_by_its_day_and_she_is_told(cast, sign_in, share):
    browser = sign_in(cast.nobody)
    assert browser.post(f"/gifts/{share.pk}/ask/", {"kind": "question", "text": ""}).status_code == 422
    assert browser.post(f"/gifts/{share.pk}/ask/", {"kind": "objection", "text": "牌匾还在吗"}).status_code == 302
    row = Question.objects.get()
    assert row.due_on > timezone.localdate() + timedelta(days=15), "fifteen working days are more than fifteen days"
    office = sign_in(cast.office)
    assert "牌匾还在吗" in office.get("/donations/questions/").content.decode()
    assert sign_in(cast.neighbour).get(f"/donations/questions/{row.pk}/").status_code == 404
    assert office.get(f"/donations/questions/{row.pk}/").status_code == 200
    assert office.post(f"/donations/questions/{row.pk}/", {"answer": ""}).status_code == 422
    assert office.post(f"/donations/questions/{row.pk}/", {"answer": "在，字迹清楚。"}).status_code == 302
    assert "在，字迹清楚。" in browser.get(f"/gifts/{share.pk}/").content.decode()
    assert Notice.objects.get(person=cast.nobody).kind == "gift-answered"
    with pytest.raises(RefusedError) as refused:
        questions.answer(row, "再答", by=cast.office)
    assert refused.value.code == "question-answered"


def test_an_overdue_question_stands_first_and_says_so(cast, sign_in, share):
    late = questions.ask(share, kind="question", text="久等", by=cast.nobody)
    questions.ask(share, kind="question", text="新问", by=cast.nobody)
    Question.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    page = sign_in(cast.office).get("/donations/questions/").content.decode()
    assert page.index("久等") < page.index("新问")
    assert page.count("已超过答复期限") == 1


def test_the_list_of_questions_asks_the_database_as_often_for_many(cast, sign_in, share, django_assert_max_num_queries):
    browser = sign_in(cast.office)
    questions.ask(share, kind="question", text="一", by=cast.nobody)
    browser.get("/donations/questions/")
    with django_assert_max_num_queries(40) as first:
        browser.get("/donations/questions/")
    for n in range(8):
        questions.ask(share, kind="question", text=str(n), by=cast.nobody)
    with django_assert_max_num_queries(len(first)):
        browser.get("/donations/questions/")


def test_she_may_untie_her_account(cast, sign_in, share):
    browser = sign_in(cast.nobody)
    assert browser.post(f"/gifts/{share.pk}/let-go/").status_code == 302
    assert browser.get(f"/gifts/{share.pk}/").status_code == 404
    assert Share.objects.get(pk=share.pk).name.startswith("周志强")


def test_the_office_sees_donors_and_rates_on_the_record(cast, sign_in, share):
    put_at(share.donation, "confirmed", cast)
    page = sign_in(cast.office).get(f"/registers/donations/{share.donation_id}/").content.decode()
    assert "周志强" in page
    assert "没有捐赠时的汇率" in page
    reader = sign_in(cast.reader).get(f"/registers/donations/{share.donation_id}/").content.decode()
    assert "周志强" not in reader
