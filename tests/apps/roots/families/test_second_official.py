"""A person entered by hand is seen outside the office only after a second official has seen the proof of her death."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from tests.factories.families import GRAVE, ancestor, branch_of, clan_of, waiting
from yinxin.apps.roots.exchange.exporting import tree_of
from yinxin.apps.roots.families import indexing
from yinxin.apps.roots.families.access import shown_persons
from yinxin.apps.roots.families.actions import confirming, correcting
from yinxin.apps.roots.families.drafts import EventDraft, Existing, RelationDraft, Source
from yinxin.apps.roots.families.models import Event, EventKind, Person, Relation, RelationKind
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event as Told

STONE = Source(title="另一块碑", page="西一")


@pytest.fixture
def branch(cast):
    return branch_of(clan_of(cast, published=True), cast)


@pytest.fixture
def person(branch, cast):
    return waiting(branch, cast)


def told_of(person: Person) -> bool:
    """Whether anybody outside the office is told of her: page, clan, search, files."""
    seen = [
        Client().get(f"/r/ancestors/{person.pk}/").status_code == 200,
        f"/r/ancestors/{person.pk}/" in Client().get(f"/r/branches/{person.branch.code}/").text,
        str(person.pk) in dict(indexing.names()),
        f"I{person.pk}" in {one.xref for one in tree_of(shown_persons()).persons},
    ]
    assert len(set(seen)) == 1, seen
    return seen[0]


def test_nobody_outside_sees_her_before_a_second_official_has_seen_the_proof(person, cast, sign_in):
    assert not told_of(person)
    first = sign_in(cast.office).post(f"/ancestors/{person.pk}/confirm/")
    assert first.status_code == 409
    assert "不能由您核对" in first.text
    assert not told_of(person)
    second = sign_in(cast.steward)
    assert f"/ancestors/{person.pk}/confirm/" in second.get(f"/ancestors/{person.pk}/").text
    assert "已核对" in second.post(f"/ancestors/{person.pk}/confirm/", {"seen": digest_of(person)}, follow=True).text
    assert told_of(person)
    assert list(Told.objects.filter(action__startswith="families.").values_list("action", "actor")) == [
        ("families.enter", cast.office.pk),
        ("families.confirm", cast.steward.pk),
    ]


def test_who_entered_her_is_offered_no_button(person, cast, sign_in):
    text = sign_in(cast.office).get(f"/ancestors/{person.pk}/").text
    assert "待核对，没有公开" in text
    assert "请另一位同事核对" in text
    assert f"/ancestors/{person.pk}/confirm/" not in text


def test_the_database_takes_no_second_official_who_is_the_first(person, cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(is_waiting=False, confirmed_by=cast.office)


def test_nothing_is_confirmed_twice(person, cast):
    confirming.confirm(person, seen=digest_of(person), by=cast.steward)
    with pytest.raises(RefusedError, match="person-not-waiting"):
        confirming.confirm(person, seen=digest_of(person), by=cast.steward)


def test_where_nobody_knows_who_typed_the_proof_two_have_to_see_it(person, cast):
    Person.objects.filter(pk=person.pk).update(stated_by=None)
    person.hands.all().delete()
    confirming.confirm(person, seen=digest_of(person), by=cast.steward)
    assert not told_of(person)
    with pytest.raises(RefusedError, match="person-second-official"):
        confirming.confirm(person, seen=digest_of(person), by=cast.steward)
    confirming.confirm(person, seen=digest_of(person), by=cast.office)
    assert told_of(person)


def test_whoever_was_entered_before_two_were_asked_waits_too(person, branch, cast):
    ancestor(branch, cast, given="德生")
    Person.objects.update(is_waiting=False, stated_by=None, confirmed_by=None)
    step = import_module("yinxin.apps.roots.families.migrations.0005_who_was_entered_waits")
    step.who_was_entered_waits(apps, None)
    assert not told_of(person)
    assert set(Person.objects.values_list("is_waiting", "stated_by")) == {(True, cast.office.pk)}


@pytest.fixture
def proof(branch, cast):
    return Event.objects.get(person=ancestor(branch, cast))


def test_another_proof_is_seen_by_a_second_official_again(proof, cast):
    correcting.change(proof, {"on": "光绪二十一年"}, GRAVE, by=cast.steward)
    assert not told_of(proof.person)
    with pytest.raises(RefusedError, match="person-second-official"):
        confirming.confirm(proof.person, seen=digest_of(proof.person), by=cast.steward)
    confirming.confirm(proof.person, seen=digest_of(proof.person), by=cast.office)
    assert told_of(proof.person)


def test_so_is_another_name(proof, cast):
    correcting.change(proof.person.names.get(), {"given": "德生"}, GRAVE, by=cast.office)
    assert not told_of(proof.person)


def test_and_a_proof_that_is_taken_away(proof, cast):
    correcting.add(Event(person=proof.person, kind=EventKind.BIRTH, on="1801"), STONE, by=cast.office)
    assert told_of(proof.person), "what is added takes nothing from the proof"
    correcting.remove(proof, by=cast.office, reason="录错")
    assert not told_of(proof.person)


def test_and_a_tie_that_proved_her(branch, cast):
    father = ancestor(branch, cast, events=(EventDraft(EventKind.DEATH, GRAVE, on="道光五年"),))
    tie = RelationDraft("new", Existing(father.pk), RelationKind.FATHER, GRAVE)
    child = ancestor(branch, cast, tie, events=(EventDraft(EventKind.MARRIAGE, GRAVE),))
    correcting.change(Relation.objects.get(), {"rank": 2}, GRAVE, by=cast.office)
    assert not told_of(child)
    assert told_of(father)


def test_what_proves_nothing_is_put_right_by_one(branch, cast):
    events = (
        EventDraft(EventKind.DEATH, GRAVE, on="光緒二十年"),
        EventDraft(EventKind.RESIDENCE, GRAVE, place_text="渡头"),
    )
    person = ancestor(branch, cast, events=events)
    row = Event.objects.get(person=person, kind=EventKind.RESIDENCE)
    correcting.change(row, {"place_text": "渡头村"}, GRAVE, by=cast.office)
    assert told_of(person)


def test_whoever_keeps_the_clan_finds_who_waits(person, branch, cast, sign_in, django_assert_max_num_queries):
    office, steward = sign_in(cast.office), sign_in(cast.steward)
    assert "等同事核对" in office.get("/ancestors/waiting/").text
    with django_assert_max_num_queries(60) as few:
        text = steward.get("/ancestors/waiting/").text
    assert "梁德昌" in text
    assert "请您核对" in text
    for number in range(6):
        waiting(branch, cast, given=f"德{number}")
    with django_assert_max_num_queries(len(few)):
        assert "德5" in steward.get("/ancestors/waiting/").text
    assert "梁德昌" not in sign_in(cast.neighbour).get("/ancestors/waiting/").text
    assert sign_in(cast.neighbour).post(f"/ancestors/{person.pk}/confirm/").status_code == 404
