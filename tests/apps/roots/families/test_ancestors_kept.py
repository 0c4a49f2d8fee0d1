"""Persons of genealogies in the office: entered with proof, put right with sources, refused where somebody may live."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.factories.families import BOOK, GRAVE, TOLD, ancestor, branch_of, clan_of, draft
from yinxin.apps.roots.families import indexing
from yinxin.apps.roots.families.actions import correcting, entering
from yinxin.apps.roots.families.actions.confirming import confirm
from yinxin.apps.roots.families.drafts import EventDraft, Existing, NameDraft, RelationDraft, Source
from yinxin.apps.roots.families.judging import judge_again
from yinxin.apps.roots.families.models import (
    Citation,
    Confidence,
    Event,
    EventKind,
    NameKind,
    Person,
    PersonName,
    Relation,
    RelationKind,
)
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event as Told

FORM = {
    "surname": "梁",
    "given": "德昌",
    "kind": "birth",
    "script": "Hant",
    "sex": "male",
    "generation": "10",
    "visibility": "public",
    "title": "后山墓碑",
    "page": "东三",
    "confidence": "record",
}


@pytest.fixture
def branch(cast):
    return branch_of(clan_of(cast, published=True), cast)


@pytest.fixture
def person(branch, cast):
    return ancestor(branch, cast)


@pytest.fixture
def office(cast) -> Client:
    browser = Client()
    browser.force_login(cast.office)
    return browser


def father_of(child: Person, father: Person) -> RelationDraft:
    return RelationDraft(Existing(child.pk), Existing(father.pk), RelationKind.FATHER, BOOK)


def test_an_official_enters_an_ancestor_with_the_proof_of_her_death(office, branch):
    address = f"/branches/{branch.pk}/ancestors/new/"
    assert "登记先人" in office.get(address).text
    answer = office.post(address, {**FORM, "born": "道光五年", "died": "光绪二十年"}, follow=True)

    person = Person.objects.get()
    assert answer.redirect_chain == [(f"/ancestors/{person.pk}/", 302)]
    assert (person.generation, person.clan, person.standing, person.because) == (10, branch.clan, "deceased", "death")
    assert "光绪二十年（1894）" in answer.text and "后山墓碑 东三" in answer.text


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"born": "1950"},
        {"born": "1950", "died": "1999", "confidence": "told"},
        {"is_dead": "on", "confidence": "doubtful"},
        {"died": "2090"},
    ],
    ids=["nothing is known", "born in 1950", "word of mouth", "a source that doubts itself", "a death to come"],
)
def test_whoever_may_live_is_refused_with_a_sentence_and_leaves_no_row(office, branch, told):
    answer = office.post(f"/branches/{branch.pk}/ancestors/new/", {**FORM, **told})
    assert answer.status_code == 422
    assert "不能证明此人已经去世" in answer.text and "墓碑、讣告、死亡证明" in answer.text
    assert [model.everyone.count() for model in (Person, PersonName, Event)] == [0, 0, 0]
    assert Citation.objects.count() == 0


def test_the_door_refuses_what_a_form_let_through(branch, cast):
    with pytest.raises(RefusedError, match="person-not-proven"):
        ancestor(branch, cast, events=(EventDraft(EventKind.DEATH, TOLD, on="1999"),), source=TOLD)
    assert Person.everyone.count() == 0


def test_who_stands_in_an_old_book_has_died_unless_a_later_hand_added_her(branch, cast):
    assert ancestor(branch, cast, source=BOOK, events=()).because == "age"
    with pytest.raises(RefusedError, match="person-not-proven"):
        later = Source(title=BOOK.title, made=BOOK.made, added_later=True)
        ancestor(branch, cast, source=later, events=())


def test_a_child_of_an_ancestor_is_proven_by_his_years(branch, cast):
    father = ancestor(branch, cast, events=(EventDraft(EventKind.DEATH, GRAVE, on="道光五年"),))
    told = RelationDraft("new", Existing(father.pk), RelationKind.FATHER, GRAVE)
    child = ancestor(branch, cast, told, events=())
    assert (child.standing, child.because) == ("deceased", "kin")


def test_contradictory_births_stand_side_by_side_each_with_its_source(office, person):
    for on, title in (("1820", "渡头梁氏族谱"), ("1823", "后山墓碑")):
        sent = {"kind": "birth", "on": on, "title": title, "confidence": "later"}
        answer = office.post(f"/ancestors/{person.pk}/events/new/", sent, follow=True)
    assert "已保存" in answer.text
    shown = Client().get(f"/r/ancestors/{person.pk}/").text
    assert "1820" in shown and "1823" in shown and "说法不一" in shown
    assert shown.count('id="source-') == len({GRAVE.title + GRAVE.page, "渡头梁氏族谱", "后山墓碑"})


def test_names_and_relations_are_added_and_the_other_person_is_named_by_number(office, person, branch, cast):
    son = ancestor(branch, cast, given="耀南")
    answer = office.get(f"/ancestors/{son.pk}/relations/new/")
    assert person.names.get().text not in answer.text, "persons are not offered in a list"
    sent = {"kind": "father", "number": str(person.pk), "title": "族谱", "confidence": "later"}
    assert office.post(f"/ancestors/{son.pk}/relations/new/", sent).status_code == 302
    sent = {
        "kind": "paper",
        "surname": "Lee",
        "given": "Wing",
        "script": "Latn",
        "title": "入境笔录",
        "confidence": "record",
    }
    assert office.post(f"/ancestors/{son.pk}/names/new/", sent).status_code == 302
    assert Client().get(f"/r/ancestors/{son.pk}/").status_code == 404, "an added name waits for another official"
    waiting = Person.everyone.get(pk=son.pk)
    confirm(waiting, seen=digest_of(waiting), by=cast.steward)
    shown = Client().get(f"/r/ancestors/{son.pk}/").text
    assert "梁德昌" in shown and "Lee Wing" in shown and "纸名" in shown
    assert "梁耀南" in Client().get(f"/r/ancestors/{person.pk}/").text


def test_a_number_that_names_nobody_of_the_clan_is_refused(office, person, cast):
    stranger = ancestor(branch_of(clan_of(cast, code="ZZ-9"), cast), cast)
    for number in (stranger.pk, person.pk, 999_999):
        sent = {"kind": "father", "number": str(number), "title": "族谱", "confidence": "later"}
        answer = office.post(f"/ancestors/{person.pk}/relations/new/", sent)
        assert answer.status_code == 422 and f"没有找到编号为{number}" in answer.text
    assert Relation.everyone.count() == 0


def test_a_record_is_corrected_and_removed_for_a_reason(office, person):
    event = person.events.get()
    assert "后山墓碑" in office.get(f"/ancestors/events/{event.pk}/correct/").text
    sent = {"kind": "death", "on": "光绪二十一年", "title": "后山墓碑", "page": "东四", "confidence": "record"}
    assert office.post(f"/ancestors/events/{event.pk}/correct/", sent).status_code == 302
    event.refresh_from_db()
    assert (event.on, event.citation.page) == ("光绪二十一年", "东四")
    burial = correcting.add(Event(person=person, kind="burial", on="1895"), GRAVE, by=person_office(office))
    assert office.get(f"/ancestors/events/{burial.pk}/remove/").status_code == 200
    assert office.post(f"/ancestors/events/{burial.pk}/remove/", {"reason": "抄错"}).status_code == 302
    assert not Event.everyone.filter(pk=burial.pk).exists()
    assert Told.objects.filter(action="families.unsay").get().reason == "抄错"


def person_office(browser: Client):
    from yinxin.apps.people.models import User

    return User.objects.get(pk=browser.session["_auth_user_id"])


def test_the_last_proof_of_a_death_is_not_taken_away(office, person):
    event = person.events.get()
    answer = office.post(f"/ancestors/events/{event.pk}/remove/", {"reason": "存疑"})
    assert answer.status_code == 409 and "不能证明谱中有关的人已经去世" in answer.text
    assert Event.objects.filter(pk=event.pk).exists()


def test_what_would_open_the_question_anew_for_kin_is_refused(branch, cast):
    """The son is proven by his father's years alone; a later father unproves him."""
    father = ancestor(branch, cast, events=(EventDraft(EventKind.DEATH, GRAVE, on="道光五年"),))
    ancestor(branch, cast, RelationDraft("new", Existing(father.pk), RelationKind.FATHER, GRAVE), events=())
    with pytest.raises(RefusedError, match="person-may-live"):
        correcting.change(father.events.get(), {"on": "1990"}, GRAVE, by=cast.office)
    assert father.events.get().on == "道光五年"


def test_nobody_becomes_her_own_ancestor(branch, cast, person):
    son = ancestor(branch, cast, RelationDraft("new", Existing(person.pk), RelationKind.FATHER, GRAVE))
    with pytest.raises(RefusedError, match="kin-cycle"):
        correcting.add(Relation(person=person, other=son, kind=RelationKind.FATHER), GRAVE, by=cast.office)


def test_the_only_name_stays(office, person):
    answer = office.post(f"/ancestors/names/{person.names.get().pk}/remove/", {"reason": "重复"})
    assert answer.status_code == 409 and "至少要有一个名字" in answer.text


def test_generation_and_visibility_are_changed_and_a_person_is_taken_out(office, person):
    sent = {
        "branch": person.branch_id,
        "sex": "male",
        "generation": "11",
        "visibility": "office",
        "title": "族谱",
        "confidence": "later",
    }
    assert office.get(f"/ancestors/{person.pk}/change/").status_code == 200
    assert office.post(f"/ancestors/{person.pk}/change/", sent).status_code == 302
    assert Client().get(f"/r/ancestors/{person.pk}/").status_code == 404
    assert office.get(f"/ancestors/{person.pk}/take-out/").status_code == 200
    office.post(f"/ancestors/{person.pk}/take-out/", {"reason": "家属要求"})
    assert Person.everyone.count() == PersonName.everyone.count() == Event.everyone.count() == 0
    told = Told.objects.get(action="families.take-out")
    assert told.reason == "家属要求" and "德昌" not in str(told.old) + str(told.new)


def test_of_a_tree_only_the_proven_dead_are_kept_and_the_others_counted(branch, cast):
    drafts = [
        draft("dead", given="昌"),
        draft("old", given="古", events=(EventDraft(EventKind.BIRTH, GRAVE, on="1850"),)),
        draft("living", given="活", said_living=True, source=TOLD, events=()),
        draft("unknown", given="疑", source=TOLD, events=()),
        draft("beside", given="旁", events=(EventDraft(EventKind.DEATH, GRAVE, on="2001"),)),
    ]
    relations = [
        RelationDraft("old", "dead", RelationKind.UNCERTAIN, BOOK),
        RelationDraft("beside", "unknown", RelationKind.SPOUSE, TOLD),
        RelationDraft("living", "old", RelationKind.FATHER, TOLD),
    ]
    kept = entering.keep(drafts, relations, clan=branch.clan, branch=branch, by=cast.office)
    assert set(kept.persons) == {"dead", "old"}
    assert (kept.living, kept.maybe_living, kept.relations) == (1, 2, 1)
    assert sorted(PersonName.everyone.values_list("given", flat=True)) == ["古", "昌"]
    assert not {"活", "疑", "旁"} & set("".join(str(one.new) for one in Told.objects.all()))


def test_an_earlier_rule_hides_everybody_until_they_are_judged_anew(person, cast, branch):
    Person.everyone.update(rule=99)
    assert Person.objects.count() == PersonName.objects.count() == 0
    assert list(indexing.names()) == []
    told = judge_again(_Quiet())
    assert told == {"judged": 1} and Person.objects.count() == 1


class _Quiet:
    def advance(self, *_told):
        pass


def test_the_index_is_told_of_every_change(person, cast, branch):
    versions = [indexing.version()]
    correcting.add(PersonName(person=person, kind="courtesy", given="子明"), GRAVE, by=cast.office)
    versions.append(indexing.version())
    assert list(indexing.names()) == [], "an added name waits for another official"
    waiting = Person.everyone.get(pk=person.pk)
    confirm(waiting, seen=digest_of(waiting), by=cast.steward)
    assert sorted(indexing.names()) == [(str(person.pk), "子明"), (str(person.pk), "梁德昌")]
    correcting.take_out(person, by=cast.office, reason="重复")
    versions.append(indexing.version())
    assert len(set(versions)) == 3 and list(indexing.names()) == []


def test_nobody_is_called_dead_without_the_day_of_the_proof(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.everyone.update(proven_from=None)


def test_who_decides_elsewhere_sees_and_changes_nobody(person, cast):
    neighbour = Client()
    neighbour.force_login(cast.neighbour)
    assert neighbour.get(f"/ancestors/{person.pk}/").status_code == 404
    assert neighbour.post(f"/ancestors/{person.pk}/take-out/", {"reason": "越权"}).status_code == 404
    assert Person.objects.filter(pk=person.pk).exists()


def test_told_names_prove_nothing_but_are_kept(branch, cast, person):
    name = NameDraft(NameKind.ALIAS, "", "阿昌", TOLD)
    made = correcting.add(PersonName(person=person, kind=name.kind, given=name.given), TOLD, by=cast.office)
    assert made.citation.confidence == Confidence.TOLD
