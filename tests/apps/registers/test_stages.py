"""Every step of every register: refused without what it needs, taken with it, and by two where it is declared so."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from tests.factories.registers import SHOWING, emptied, entered, fill, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Act, Change, StageMove
from yinxin.kit.registers.moving import evidence
from yinxin.kit.registers.moving.access import proposal as to_decide
from yinxin.kit.registers.moving.access import waits
from yinxin.kit.registers.moving.actions import confirm, decline, move, withdraw

STEPS = [
    pytest.param(register, step, id=f"{register.slug}-{step.name}")
    for register in catalogue
    if register.stages
    for step in register.stages.steps
]
SHOWN = [
    one if one.values[0].slug in SHOWING else pytest.param(*one.values, id=one.id, marks=pytest.mark.slow)
    for one in STEPS
]
"""Where the engine alone answers two registers show it; what each declares of its own is asked of all."""


@pytest.fixture
def papers(monkeypatch) -> set[str]:
    """What is attached to any record."""
    there: set[str] = set()
    monkeypatch.setattr(evidence, "attached", lambda register, record: there)
    return there


def standing(register, record, stage):
    """The record, put into a stage behind the writer's back."""
    register.model._default_manager.filter(pk=record.pk).update(stage=stage)
    record.refresh_from_db()
    return record


def closed_to(register, record, step, by) -> bool:
    """A rule of the register keeps this record from the step, whatever it brings: that is said, and there is no more to try."""
    if register.open_to(record, step):
        return False
    with pytest.raises(RefusedError, match="step-not-for-this"):
        move(register, record, step.name, by=by, reason="照规定")
    return True


@pytest.mark.parametrize(("register", "step"), STEPS)
def test_a_step_without_its_evidence_is_refused(register, step, cast, papers):
    record = standing(register, entered(register, cast), step.source[0])
    if closed_to(register, record, step, cast.office):
        return
    if not step.evidence and not emptied(register, record, step.needs):
        pytest.skip("the step wants nothing that can be missing")
    with pytest.raises(RefusedError) as refused:
        move(register, record, step.name, by=cast.office, reason="照规定")
    record.refresh_from_db()
    assert (refused.value.code, record.stage) == ("step-wants", step.source[0])
    assert refused.value.facts["wanting"]
    assert not StageMove.objects.exists()


@pytest.mark.parametrize(("register", "step"), STEPS)
def test_a_step_with_its_evidence_is_taken_by_as_many_as_declared(register, step, cast, papers):
    record = standing(register, entered(register, cast), step.source[0])
    if closed_to(register, record, step, cast.office):
        return
    fill(register, record, step.needs, by=cast.office)
    papers |= {one.kind for one in step.evidence}
    done = move(register, record, step.name, by=cast.office, reason="照规定")
    record.refresh_from_db()
    if step.two_persons:
        assert (done.state, record.stage) == ("waiting", step.source[0])
        with pytest.raises(RefusedError, match="confirms-own"):
            confirm(done, by=cast.office)
        done = confirm(done, by=cast.steward)
        record.refresh_from_db()
    assert (done.state, record.stage) == ("taken", step.target)
    latest = Change.objects.filter(register=register.slug, record=record.pk, act=Act.MOVED).first()
    if step.target != step.source[0]:
        assert latest is not None
        assert (latest.before["stage"], latest.after["stage"]) == (step.source[0], step.target)
    assert "registers.move" in [event.action for event in history(record)]


@pytest.mark.parametrize(("register", "step"), SHOWN)
def test_a_step_leads_only_from_its_own_stages(register, step, cast, papers):
    others = [stage.name for stage in register.stages.stages if stage.name not in step.source]
    if not others:
        pytest.skip("the step leads from everywhere")
    record = standing(register, entered(register, cast), others[0])
    if closed_to(register, record, step, cast.office):
        return
    fill(register, record, step.needs, by=cast.office)
    papers |= {one.kind for one in step.evidence}
    with pytest.raises(RefusedError, match="step-not-from-here"):
        move(register, record, step.name, by=cast.office, reason="照规定")


@pytest.mark.parametrize(("register", "step"), [one for one in SHOWN if one.values[1].reasoned])
def test_a_step_that_wants_a_reason_gets_one(register, step, cast, papers):
    record = standing(register, entered(register, cast), step.source[0])
    if closed_to(register, record, step, cast.office):
        return
    fill(register, record, step.needs, by=cast.office)
    papers |= {one.kind for one in step.evidence}
    with pytest.raises(RefusedError, match="step-wants-reason"):
        move(register, record, step.name, by=cast.office, reason=" ")


@pytest.fixture
def lost(cast, papers):
    """A book whose loss the office has proposed."""
    books = register_named("genealogies")
    book = entered(books, cast)
    papers.add("stocktaking")
    return books, book, move(books, book, "lose", by=cast.office, reason="清点不见")


def test_a_clerk_proposes_what_one_decider_could_take(cast, papers):
    books = register_named("genealogies")
    book = entered(books, cast, unit=cast.offices["市外事侨务局"])
    fill(books, book, ["address"], by=cast.office)
    proposal = move(books, book, "digitise", by=cast.clerk)
    assert proposal.state == "waiting"
    with pytest.raises(RefusedError, match="confirms-own"):
        confirm(proposal, by=cast.clerk)
    assert confirm(proposal, by=cast.office).state == "taken"


def test_only_who_decides_confirms(lost, cast):
    _books, _book, proposal = lost
    with pytest.raises(RefusedError, match="step-not-yours"):
        confirm(proposal, by=cast.clerk)


def test_one_proposal_waits_at_a_time(lost, cast):
    books, book, _proposal = lost
    with pytest.raises(RefusedError, match="proposal-waits"):
        move(books, book, "lose", by=cast.steward, reason="再提")


def test_a_proposal_is_declined_with_a_reason_or_taken_back(lost, cast):
    books, book, proposal = lost
    with pytest.raises(RefusedError, match="confirms-own"):
        decline(proposal, by=cast.office, answer="不必")
    assert decline(proposal, by=cast.steward, answer="再找一遍").answer == "再找一遍"
    with pytest.raises(RefusedError, match="proposal-settled"):
        confirm(proposal, by=cast.steward)
    again = move(books, book, "lose", by=cast.office, reason="又找过了")
    with pytest.raises(RefusedError, match="proposal-not-yours"):
        withdraw(again, by=cast.steward)
    assert withdraw(again, by=cast.office).state == "withdrawn"
    assert [event.action for event in history(book)][1:] == [
        "registers.propose",
        "registers.decline",
        "registers.propose",
        "registers.take-back",
    ]


def test_a_proposal_goes_stale_when_the_record_goes_on(lost, cast):
    books, book, proposal = lost
    fill(books, book, ["address"], by=cast.office)
    move(books, book, "digitise", by=cast.steward)
    with pytest.raises(RefusedError, match="proposal-stale"):
        confirm(proposal, by=cast.steward)
    proposal.refresh_from_db()
    assert proposal.state == "stale"


def test_a_confirmation_judges_the_evidence_anew(lost, cast, papers):
    _books, _book, proposal = lost
    papers.clear()
    with pytest.raises(RefusedError, match="step-wants"):
        confirm(proposal, by=cast.steward)


def test_whoever_saw_an_older_record_takes_no_step(cast, papers):
    books = register_named("genealogies")
    book = entered(books, cast)
    fill(books, book, ["address"], by=cast.office)
    with pytest.raises(RefusedError, match="record-changed-since"):
        move(books, book, "digitise", by=cast.office, version=1)


def test_what_follows_from_a_step_is_undone_with_it(cast, papers, monkeypatch):
    books = register_named("genealogies")
    book = entered(books, cast)
    fill(books, book, ["address"], by=cast.office)

    def fail(record, step, *, by):
        assert (record.stage, step.name) == ("digitised", "digitise")
        raise RefusedError("register-not-public", register="书")

    monkeypatch.setattr(books, "after_move", fail, raising=False)
    with pytest.raises(RefusedError, match="register-not-public"):
        move(books, book, "digitise", by=cast.office)
    book.refresh_from_db()
    assert (book.stage, StageMove.objects.count()) == ("catalogued", 0)


def test_a_step_is_taken_and_decided_on_the_pages(cast, papers, sign_in):
    books = register_named("genealogies")
    book = entered(books, cast)
    page = f"/registers/genealogies/{book.pk}/move/lose/"
    office, steward = sign_in(cast.office), sign_in(cast.steward)
    assert "清点记录（附件）" in office.get(page).content.decode()
    assert office.post(page, {"reason": "不见"}).status_code == 409
    papers.add("stocktaking")
    assert office.post(page, {"reason": ""}).status_code == 422
    assert office.post(page, {"reason": "不见", "version": 1}).status_code == 302
    first = StageMove.objects.get()
    assert "待第二人确认" in steward.get("/registers/waiting/").content.decode()
    assert office.post(f"/registers/moves/{first.pk}/withdraw/").status_code == 302
    assert office.post(page, {"reason": "不见"}).status_code == 302
    second = StageMove.objects.get(state="waiting")
    assert steward.get(f"/registers/moves/{second.pk}/decline/").status_code == 200
    assert steward.post(f"/registers/moves/{second.pk}/decline/", {"answer": ""}).status_code == 422
    assert steward.post(f"/registers/moves/{second.pk}/decline/", {"answer": "再找"}).status_code == 302
    assert office.post(page, {"reason": "不见"}).status_code == 302
    third = StageMove.objects.get(state="waiting")
    assert steward.post(f"/registers/moves/{third.pk}/confirm/").status_code == 302
    book.refresh_from_db()
    assert book.stage == "lost"


def test_nobody_elsewhere_learns_what_waits(lost, cast, sign_in):
    _books, book, proposal = lost
    stranger = sign_in(cast.neighbour)
    assert book.name not in stranger.get("/registers/waiting/").content.decode()
    assert stranger.post(f"/registers/moves/{proposal.pk}/confirm/").status_code == 404
    assert stranger.get(f"/registers/genealogies/{book.pk}/move/lose/").status_code == 404


def test_who_decides_is_one_rule_also_where_a_register_has_its_own(cast, papers, sign_in, monkeypatch):
    """A step that the clerk takes and the steward does not: list, page and act agree."""
    books = register_named("genealogies")
    papers.add("stocktaking")
    monkeypatch.setattr(type(books), "may_move", lambda _self, user, _record, _step: user == cast.reader)
    book = entered(books, cast)
    proposal = move(books, book, "lose", by=cast.office, reason="不见")
    confirming = f"/registers/moves/{proposal.pk}/confirm/"
    assert confirming not in sign_in(cast.steward).get("/registers/waiting/").content.decode()
    assert (waits(cast.steward), waits(cast.reader)) == (0, 1)
    with pytest.raises(RefusedError, match="step-not-yours"):
        confirm(proposal, by=cast.steward)
    request = RequestFactory().get("/")
    request.user = cast.reader
    assert to_decide(request, proposal.pk) == proposal
    request.user = cast.neighbour
    with pytest.raises(Http404):
        to_decide(request, proposal.pk)
    assert confirm(proposal, by=cast.reader).state == "taken"


def test_more_proposals_cost_no_more_queries(cast, papers, sign_in, django_assert_max_num_queries):
    books = register_named("genealogies")
    papers.add("stocktaking")
    browser = sign_in(cast.steward)
    for row in range(4):
        move(books, entered(books, cast, row=row), "lose", by=cast.office, reason="不见")
    with django_assert_max_num_queries(20):
        assert browser.get("/registers/waiting/").content.decode().count("/confirm/") == 4


def test_a_removed_register_of_an_old_proposal_is_not_found(lost, cast, sign_in):
    _books, _book, proposal = lost
    StageMove.objects.filter(pk=proposal.pk).update(register="gone")
    assert sign_in(cast.steward).post(f"/registers/moves/{proposal.pk}/confirm/").status_code == 404
    actions.change(_books, _book, {"volumes": 3}, by=cast.office)
    assert sign_in(cast.steward).get("/registers/waiting/").status_code == 200
