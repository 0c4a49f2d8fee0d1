"""No change of use without every donor's consent: her own word, or a signed paper that two officials have seen."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.gifts import claimed, gift, put_at, share_of
from tests.factories.registers import attached, picture, register_named
from yinxin.apps.notices.models import Notice
from yinxin.apps.registers.donations.actions import sharing, uses
from yinxin.apps.registers.donations.models import ChangeOfUse, DonorAnswer, Part, Share
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions
from yinxin.kit.registers.moving.actions import confirm, move

NEW_USE = "改作村卫生站和老人活动中心"


def donations():
    return register_named("donations")


@pytest.fixture
def asked(cast):
    """A change of use was asked for; 无职者 is one of three donors."""
    record = gift(cast)
    claimed(share_of(record, "周志强"), cast.nobody, cast)
    put_at(record, "confirmed", cast)
    actions.change(donations(), record, {"proposed_use": NEW_USE}, by=cast.office)
    attached(donations(), record, by=cast.office, kind="change-request")
    attached(donations(), record, by=cast.office, kind="change-approval")
    move(donations(), record, "ask-change", by=cast.office, reason="卫生院已迁新址")
    record.refresh_from_db()
    return record


def change_of(record):
    return ChangeOfUse.objects.get(donation=record)


def on_paper(record, name, cast, *, agrees=True):
    paper = SimpleUploadedFile("答复.jpg", picture(), content_type="image/jpeg")
    return uses.answer_on_paper(change_of(record), share_of(record, name), agrees=agrees, paper=paper, by=cast.office)


def all_agree(record, cast):
    uses.answer(change_of(record), share_of(record, "周志强"), agrees=True, by=cast.nobody)
    for name in ("温哥华", "林惠贞"):
        uses.confirm(on_paper(record, name, cast), by=cast.steward)
    record.refresh_from_db()


def test_asking_opens_it_and_tells_the_donors_with_accounts(cast, asked):
    change = change_of(asked)
    assert (change.proposed, change.reason, change.state) == (NEW_USE, "卫生院已迁新址", "open")
    assert Notice.objects.get(person=cast.nobody).kind == "gift-change-asked"


def test_it_is_approved_only_when_all_have_agreed(cast, asked):
    with pytest.raises(RefusedError) as refused:
        move(donations(), asked, "approve-change", by=cast.office, reason="同意")
    assert refused.value.code == "step-wants"
    assert "捐赠人全部同意" in refused.value.facts["wanting"]
    all_agree(asked, cast)
    proposal = move(donations(), asked, "approve-change", by=cast.office, reason="捐赠人同意")
    confirm(proposal, by=cast.steward)
    asked.refresh_from_db()
    assert (asked.stage, asked.purpose, asked.proposed_use) == ("confirmed", NEW_USE, "")
    assert asked.use_agreed_on is None
    assert change_of(asked).state == ChangeOfUse.State.AGREED


def test_one_no_is_enough(cast, asked):
    all_agree(asked, cast)
    assert asked.use_agreed_on is not None
    uses.answer(change_of(asked), share_of(asked, "周志强"), agrees=False, by=cast.nobody)
    asked.refresh_from_db()
    assert asked.use_agreed_on is None
    with pytest.raises(RefusedError):
        move(donations(), asked, "approve-change", by=cast.office, reason="照办")
    move(donations(), asked, "keep-use", by=cast.office, reason="捐赠人不同意")
    asked.refresh_from_db()
    assert (asked.stage, asked.purpose) == ("confirmed", "兴建门诊楼并购置设备")
    assert change_of(asked).state == ChangeOfUse.State.REFUSED


def test_a_paper_counts_when_a_second_person_has_seen_it(cast, asked):
    given = on_paper(asked, "林惠贞", cast)
    assert [one.counts for one in uses.stands(change_of(asked))] == [False, False, False]
    with pytest.raises(RefusedError) as refused:
        uses.confirm(given, by=cast.office)
    assert refused.value.code == "confirms-own-paper"
    uses.confirm(given, by=cast.steward)
    assert [one.counts for one in uses.stands(change_of(asked))] == [False, True, False]
    with pytest.raises(RefusedError) as refused:
        uses.confirm(given, by=cast.steward)
    assert refused.value.code == "answer-settled"


def test_nobody_answers_for_a_donor_who_has_an_account(cast, asked):
    with pytest.raises(RefusedError) as refused:
        on_paper(asked, "周志强", cast)
    assert refused.value.code == "answer-by-herself"
    assert not DonorAnswer.objects.exists()


def test_nobody_answers_after_it_is_closed(cast, asked):
    change = change_of(asked)
    move(donations(), asked, "keep-use", by=cast.office, reason="撤回申请")
    with pytest.raises(RefusedError) as refused:
        uses.answer(change, share_of(asked, "周志强"), agrees=True, by=cast.nobody)
    assert refused.value.code == "change-closed"
    change.refresh_from_db()
    assert change.state == ChangeOfUse.State.DROPPED


def as_written(record):
    names = [field.name for field in fields(sharing.Donor)]
    rows = Share.objects.filter(donation=record)
    return [sharing.Donor(**{name: getattr(one, name) for name in names}) for one in rows]


def test_a_donor_written_down_later_is_asked_too(cast, asked):
    Share.objects.filter(donation=asked).update(percent=None)
    all_agree(asked, cast)
    sharing.write(asked, [*as_written(asked), sharing.Donor(name="后来查到的捐赠人")], by=cast.office)
    asked.refresh_from_db()
    assert asked.use_agreed_on is None


def test_a_no_cannot_be_written_away_while_the_change_is_open(cast, asked):
    """Neither of the donor with an account nor of one who answered on paper."""
    uses.answer(change_of(asked), share_of(asked, "周志强"), agrees=False, by=cast.nobody)
    uses.confirm(on_paper(asked, "林惠贞", cast, agrees=False), by=cast.steward)
    first, on_her_paper, own = as_written(asked)
    ways = [
        [replace(first, percent=Decimal(85)), replace(on_her_paper, part=Part.HANDLER, percent=None), own],
        [replace(first, percent=Decimal(80)), replace(on_her_paper, percent=Decimal(5)), own],
        [replace(first, percent=Decimal(85)), own],
        [replace(first, percent=Decimal(75)), on_her_paper, replace(own, part=Part.HANDLER, percent=None)],
    ]
    codes = []
    for donors in ways:
        with pytest.raises(RefusedError) as refused:
            sharing.write(asked, donors, by=cast.office)
        codes.append(refused.value.code)
    assert codes == ["donor-asked", "donor-asked", "donor-asked", "donor-own"]
    assert [one.answer and one.answer.agrees for one in uses.stands(change_of(asked))] == [None, False, False]


def test_where_nobody_is_on_record_nobody_has_agreed(cast, asked):
    all_agree(asked, cast)
    Share.objects.filter(donation=asked).update(part=Part.HANDLER)
    uses.reconsider(asked, by=cast.office)
    asked.refresh_from_db()
    assert asked.use_agreed_on is None


def test_she_answers_on_her_page(cast, asked, sign_in):
    share = share_of(asked, "周志强")
    browser, address = sign_in(cast.nobody), f"/gifts/{share.pk}/reply/"
    assert NEW_USE in browser.get(f"/gifts/{share.pk}/").content.decode()
    assert browser.post(address, {}).status_code == 422
    assert browser.post(address, {"agrees": "no"}).status_code == 302
    assert "您不同意" in browser.get(f"/gifts/{share.pk}/").content.decode()
    assert DonorAnswer.objects.get().agrees is False


def test_papers_are_entered_and_confirmed_on_the_pages(cast, asked, sign_in):
    share = share_of(asked, "林惠贞")
    office, steward, address = (
        sign_in(cast.office),
        sign_in(cast.steward),
        f"/donations/shares/{share.pk}/paper-answer/",
    )
    assert office.get(address).status_code == 200
    assert office.post(address, {"agrees": "yes"}).status_code == 422
    paper = SimpleUploadedFile("答复.jpg", picture(), content_type="image/jpeg")
    assert office.post(address, {"agrees": "yes", "paper": paper}).status_code == 302
    given = DonorAnswer.objects.get()
    assert office.get(f"/donations/answers/{given.pk}/paper/").status_code == 200
    assert sign_in(cast.neighbour).get(f"/donations/answers/{given.pk}/paper/").status_code == 404
    assert office.post(f"/donations/answers/{given.pk}/confirm/").status_code == 409
    assert (
        f"/donations/answers/{given.pk}/confirm/" in steward.get(f"/registers/donations/{asked.pk}/").content.decode()
    )
    assert steward.post(f"/donations/answers/{given.pk}/confirm/").status_code == 302
    given.refresh_from_db()
    assert given.confirmed_by == cast.steward
