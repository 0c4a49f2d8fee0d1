"""What protects whoever is afraid: her report outlives her leaving, the letters in it do not outlive their writer, a rest is a rest."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.apps.kin.senders import TAM, after_days, in_contact, say, seeker, write_card
from yinxin.apps.kin import access
from yinxin.apps.kin.actions import answering, leaving, relaying, reporting
from yinxin.apps.kin.models import Answer, Decision, MatchProposal, Reason, RelayThread, Report, Stop
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.notices.models import Notice
from yinxin.domain.kin.cards import Card, Sought
from yinxin.kit.vault import sealing

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(clock, cast):
    """Who threatened, who reported it, and the report."""
    one, other = seeker("甲"), seeker("乙")
    near, far = in_contact(clock, one, other)
    relaying.write(one, near, "我会找到你", sent_as=uuid.uuid4())
    row = reporting.report(other, far, Reason.THREAT, [access.letters(near)[0].pk])
    return one, other, row


@pytest.mark.parametrize("leaves", [leaving.shield, leaving.take_everything_back, erase])
def test_a_report_outlives_the_leaving_of_whoever_made_it(reported, cast, leaves):
    one, other, _row = reported
    leaves(other)
    for official in (cast.clerk, cast.steward):
        (found,) = access.reports(official)
        assert reporting.read_report(found, by=official) == ["我会找到你"]
        reporting.decide(found, Decision.STOP, by=official)
    assert Stop.objects.get().person == one


def test_a_report_names_nobody_who_made_it(reported):
    _one, other, row = reported
    kept = {str(value) for value in Report.objects.values_list().get()}
    assert str(other.pk) not in kept and other.email not in kept
    assert row.made_at == timezone.localtime(row.made_at).replace(hour=0, minute=0, second=0, microsecond=0)


def test_a_letter_in_a_report_goes_with_whoever_wrote_it(reported, cast):
    one, _other, row = reported
    leaving.take_everything_back(one)
    assert sealing.opened(Report.objects.get(), "given"), (
        "taking back before the decision would be a way out for a swindler"
    )
    erase(one)
    assert access.reports(cast.clerk) == []
    with pytest.raises(Exception, match="sealed-"):
        sealing.opened(row, "given")


def test_a_yes_of_another_card_opens_nothing_while_she_rests(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    lone = Card("陳", "開平", town="赤坎")
    third = seeker("丙", lone)
    write_card(one, lone)
    after_days(clock, 8)
    for row in MatchProposal.objects.filter(person=one):
        answering.answer(one, row, Answer.YES)
    say(other, Answer.YES)
    after_days(clock, 1)
    relaying.end(one, RelayThread.objects.get(person=one))
    say(third, Answer.YES)
    after_days(clock, 1)
    assert not RelayThread.objects.filter(person=one).exists()
    after_days(clock, 7)
    assert RelayThread.objects.filter(person=one).exists()


BAD = Card("譚", "台山", town="海宴", clan="濟美堂", generations=(18, 20), sought=Sought.STAYED)


def comes_back(clock, one, card: Card, name: str = "又") -> bool:
    """Whether somebody with this card, under an account of her own, meets her when both say yes."""
    again = seeker(name, card)
    after_days(clock, 30)
    for person in (one, again):
        say(person, Answer.YES)
    after_days(clock, 1)
    return RelayThread.objects.filter(person=again, closed_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("leaves", "altered"),
    [
        ("block", {"surname": "谭", "county": "新寧", "generations": (19, 24)}),
        ("report", {"town": ""}),
        ("shield", {"clan": "", "generations": None, "sought": Sought.ANY}),
    ],
)
def test_an_altered_card_does_not_get_round_a_block(clock, leaves, altered):
    one, first = seeker("甲"), seeker("前夫", BAD)
    near, _far = in_contact(clock, one, first)
    if leaves == "shield":
        leaving.shield(one)
        leaving.unshield(one)
        write_card(one, TAM)
    else:
        relaying.end(one, near) if leaves == "block" else reporting.report(one, near, Reason.THREAT, [])
    assert not comes_back(clock, one, replace(BAD, **altered))


@pytest.mark.parametrize("leaves", ["block", "report", "shield"])
def test_a_block_holds_for_the_account_she_opens_anew(clock, leaves):
    """She erased herself and wrote again, with a generation altered: the old account of whoever she blocked does not meet her."""
    one, first = seeker("甲"), seeker("前夫", BAD)
    near, _far = in_contact(clock, one, first)
    if leaves == "shield":
        leaving.shield(one)
    else:
        relaying.end(one, near) if leaves == "block" else reporting.report(one, near, Reason.THREAT, [])
    erase(one)
    assert not comes_back(clock, first, replace(TAM, generations=(19, 21)))


def test_a_shield_after_everything_was_taken_back_blocks_too(clock):
    one, first = seeker("甲"), seeker("前夫", BAD)
    in_contact(clock, one, first)
    leaving.take_everything_back(one)
    leaving.shield(one)
    leaving.unshield(one)
    write_card(one, TAM)
    assert not comes_back(clock, one, replace(BAD, town=""))


def test_whoever_says_something_else_of_the_family_is_not_blocked_with_her(clock):
    one, first = seeker("甲", replace(BAD, sought=Sought.ANY)), seeker("前夫", replace(BAD, clan="", generations=None))
    near, _far = in_contact(clock, one, first)
    relaying.end(one, near)
    assert comes_back(clock, one, Card("譚", "台山", clan="濟美堂"))


def test_who_only_ends_a_contact_still_meets_others_of_the_town_but_not_the_same_card(clock):
    one, first = seeker("甲"), seeker("乙", BAD)
    near, _far = in_contact(clock, one, first)
    relaying.end(one, near, is_blocked=False)
    assert not comes_back(clock, one, replace(BAD, surname="谭", county="新寧"))
    assert comes_back(clock, one, replace(BAD, clan=""), "妹")


def test_whoever_ended_it_herself_does_not_come_back_with_the_same_card(clock):
    one, first = seeker("甲"), seeker("前夫", BAD)
    _near, far = in_contact(clock, one, first)
    relaying.end(first, far, is_blocked=False)
    assert not comes_back(clock, one, BAD)


def test_a_letter_is_told_of_in_the_morning_and_not_at_its_hour(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    near, _far = in_contact(clock, one, other)
    told = Notice.objects.filter(person=other).count()
    clock.on(timezone.localdate() + timedelta(days=1), 14)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    assert Notice.objects.filter(person=other).count() == told
    after_days(clock, 1)
    assert Notice.objects.filter(person=other).count() == told + 1
    after_days(clock, 1)
    assert Notice.objects.filter(person=other).count() == told + 1
