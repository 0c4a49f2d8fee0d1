"""Whoever had a hand in the names or the proof of a person since it was last confirmed is not the second who confirms it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from tests.factories.families import GRAVE, ancestor, branch_of, clan_of, draft, waiting
from yinxin.apps.roots.families.access import shown_persons
from yinxin.apps.roots.families.actions import confirming, correcting, entering
from yinxin.apps.roots.families.drafts import EventDraft, Existing, RelationDraft, Source
from yinxin.apps.roots.families.models import Event, EventKind, Person, ProofHand, Relation, RelationKind
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError

STONE = Source(title="另一块碑", page="西一")


@pytest.fixture
def branch(cast):
    return branch_of(clan_of(cast, published=True), cast)


@pytest.fixture
def person(branch, cast):
    return waiting(branch, cast)


def is_shown(person: Person) -> bool:
    return shown_persons().filter(pk=person.pk).exists()


def confirmed(person: Person, by: object) -> None:
    confirming.confirm(person, seen=digest_of(person), by=by)


def test_who_entered_her_may_not_confirm_after_a_colleague_corrected_the_name(person, cast, sign_in):
    correcting.change(person.names.get(), {"given": "德生"}, GRAVE, by=cast.steward)
    for official in (cast.office, cast.steward):
        with pytest.raises(RefusedError, match="person-second-official"):
            confirmed(person, official)
        text = sign_in(official).get(f"/ancestors/{person.pk}/").text
        assert f"/ancestors/{person.pk}/confirm/" not in text
        assert "等同事核对" in sign_in(official).get("/ancestors/waiting/").text
    assert not is_shown(person)
    confirmed(person, cast.reader)
    assert is_shown(person)


def test_whoever_added_a_further_proof_may_not_confirm(person, cast):
    correcting.add(Event(person=person, kind=EventKind.BURIAL, on="1895"), STONE, by=cast.steward)
    with pytest.raises(RefusedError, match="person-second-official"):
        confirmed(person, cast.steward)


def test_also_where_it_was_added_before_the_proof_changed_again(branch, cast):
    person = ancestor(branch, cast)
    correcting.add(Event(person=person, kind=EventKind.BURIAL, on="1895"), STONE, by=cast.office)
    proof = person.events.get(kind=EventKind.DEATH)
    correcting.change(proof, {"on": "光绪二十一年"}, GRAVE, by=cast.steward)
    with pytest.raises(RefusedError, match="person-second-official"):
        confirmed(person, cast.office)


def test_a_confirmation_ends_the_account_of_hands(branch, cast):
    person = ancestor(branch, cast)
    correcting.change(person.names.get(), {"given": "德生"}, GRAVE, by=cast.steward)
    confirmed(person, cast.office)
    assert is_shown(person)
    assert not ProofHand.objects.exists()


def test_the_record_knows_the_hands_of_those_who_wait_already(person, cast):
    correcting.change(person.names.get(), {"given": "德生"}, GRAVE, by=cast.steward)
    ProofHand.objects.all().delete()
    step = import_module("yinxin.apps.roots.families.migrations.0006_hands_in_the_proof")
    step.whose_hands_were_in_it(apps, None)
    assert set(ProofHand.objects.values_list("stated_by", flat=True)) == {cast.office.pk, cast.steward.pk}


def test_what_changed_after_it_was_shown_is_not_confirmed_but_shown_anew(person, cast, sign_in):
    seen = digest_of(person)
    row = person.names.get()
    row.given = "德生"
    row.save()
    steward = sign_in(cast.steward)
    for stale in (seen, ""):
        answer = steward.post(f"/ancestors/{person.pk}/confirm/", {"seen": stale})
        assert answer.status_code == 409
        assert "又有改动" in answer.text
        assert "梁德生" in answer.text
        assert digest_of(person) in answer.text
    assert not is_shown(person)
    steward.post(f"/ancestors/{person.pk}/confirm/", {"seen": digest_of(person)})
    assert is_shown(person)


def test_of_a_further_proof_too_whatever_its_source(person):
    seen = digest_of(person)
    row = person.events.get()
    row.citation.page = "西二"
    row.citation.save()
    assert digest_of(person) != seen


def test_who_is_proven_through_her_father_waits_when_one_retypes_his_date(branch, cast):
    father = ancestor(branch, cast, given="祖", events=(EventDraft(EventKind.DEATH, GRAVE, on="1780"),))
    drafts = [draft("son", given="子", events=()), draft("grandson", given="孙", events=())]
    ties = [RelationDraft("son", Existing(father.pk), RelationKind.FATHER, GRAVE)]
    ties.append(RelationDraft("grandson", "son", RelationKind.FATHER, GRAVE))
    came = entering.keep(drafts, ties, clan=branch.clan, branch=branch, by=cast.steward)
    kept = [father, *Person.objects.filter(pk__in=came.persons.values())]
    other = ancestor(branch, cast, RelationDraft("new", Existing(father.pk), RelationKind.FATHER, GRAVE), given="德生")
    assert [one.because for one in kept[1:]] == ["kin", "kin"]

    correcting.change(father.events.get(), {"on": "1770"}, GRAVE, by=cast.office)
    assert not any(is_shown(one) for one in kept)
    assert is_shown(other), "she has a proof of her own"
    with pytest.raises(RefusedError, match="person-second-official"):
        confirmed(kept[2], cast.office)
    confirmed(kept[2], cast.steward)
    assert is_shown(kept[2])


def test_and_when_a_forefather_she_was_judged_by_is_taken_out(branch, cast):
    old = ancestor(branch, cast, given="祖", events=(EventDraft(EventKind.DEATH, GRAVE, on="1830"),))
    wife = ancestor(branch, cast, given="妣", events=(EventDraft(EventKind.DEATH, GRAVE, on="1850"),))
    ties = [RelationDraft("new", Existing(old.pk), RelationKind.FATHER, GRAVE)]
    ties.append(RelationDraft("new", Existing(wife.pk), RelationKind.MOTHER, GRAVE))
    child = ancestor(branch, cast, *ties, events=())
    assert Relation.objects.count() == 2
    correcting.take_out(old, by=cast.office, reason="重复")
    assert not is_shown(child)
