"""What is told or doubted, and what sources contradict, proves nobody's death, neither at the door nor when she is judged again."""

from __future__ import annotations

import pytest

from tests.factories.families import BOOK, GRAVE, TOLD, ancestor, branch_of, clan_of, record_of
from tests.factories.registers import register_named
from yinxin.apps.roots.families.actions import correcting
from yinxin.apps.roots.families.drafts import EventDraft, Existing, RelationDraft, Source
from yinxin.apps.roots.families.models import Confidence, EventKind, Person, Relation, RelationKind
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions

DOUBTED = Source(title="某人猜测", confidence=Confidence.DOUBTFUL)


@pytest.fixture
def branch(cast):
    return branch_of(clan_of(cast, published=True), cast)


@pytest.fixture
def old(branch, cast):
    return ancestor(branch, cast, given="祖", events=(EventDraft(EventKind.DEATH, GRAVE, on="1850"),))


def child_of(parent: Person, source: Source) -> RelationDraft:
    return RelationDraft("new", Existing(parent.pk), RelationKind.FATHER, source)


@pytest.mark.parametrize("source", [TOLD, DOUBTED])
def test_a_father_of_hearsay_proves_nobody_dead(branch, cast, old, source):
    with pytest.raises(RefusedError, match="person-not-proven"):
        ancestor(branch, cast, child_of(old, source), events=())
    assert ancestor(branch, cast, child_of(old, GRAVE), events=()).because == "kin"


def test_a_tie_that_turns_to_hearsay_is_refused_when_a_death_rests_on_it(branch, cast, old):
    ancestor(branch, cast, child_of(old, GRAVE), events=())
    with pytest.raises(RefusedError, match="person-may-live"):
        correcting.change(Relation.objects.get(), {}, TOLD, by=cast.office)


def test_of_two_fathers_neither_proves_a_death(branch, cast, old):
    other = ancestor(branch, cast, given="父", events=(EventDraft(EventKind.DEATH, GRAVE, on="2020"),))
    with pytest.raises(RefusedError, match="person-not-proven"):
        ancestor(branch, cast, child_of(old, GRAVE), child_of(other, GRAVE), events=())
    kept = ancestor(branch, cast, child_of(old, GRAVE), events=())
    further = Relation(person=kept, other=other, kind=RelationKind.FATHER)
    with pytest.raises(RefusedError, match="person-may-live"):
        correcting.add(further, GRAVE, by=cast.office)


@pytest.mark.parametrize("source", [TOLD, DOUBTED])
def test_a_birth_of_hearsay_proves_no_age_and_yet_contradicts_an_old_book(branch, cast, source):
    with pytest.raises(RefusedError, match="person-not-proven"):
        ancestor(branch, cast, source=source, events=(EventDraft(EventKind.BIRTH, source, on="1850"),))
    with pytest.raises(RefusedError, match="person-not-proven"):
        ancestor(branch, cast, source=BOOK, events=(EventDraft(EventKind.BIRTH, source, on="1980"),))


def test_the_years_of_a_book_put_right_hide_at_once_whose_death_rests_on_them(branch, cast):
    values = {"code": "ZP-9", "name": "旧谱", "surname": "梁", "kind": "genealogy", "years": "1890"}
    book = record_of("genealogies", values, cast, published=True)
    person = ancestor(branch, cast, source=Source(book=book), events=())
    dead = ancestor(branch, cast, source=Source(book=book), events=(EventDraft(EventKind.DEATH, GRAVE, on="1894"),))
    assert person.because == "age"

    actions.change(register_named("genealogies"), book, {"years": "1990"}, by=cast.office, reason="印错了年份")
    assert list(Person.objects.all()) == [dead]
    actions.change(register_named("genealogies"), book, {"years": "1891"}, by=cast.office, reason="又改")
    assert set(Person.objects.all()) == {person, dead}
