"""Text that everybody reads names nobody who may live: clans, branches, sources and places, by form, act and import, to the page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.families import GRAVE, ancestor, branch_of, clan_of, draft
from tests.factories.registers import register_named
from yinxin.apps.roots.families import free_text
from yinxin.apps.roots.families.actions import correcting, entering
from yinxin.apps.roots.families.drafts import EventDraft, Source
from yinxin.apps.roots.families.models import Branch, Citation, Confidence, Event, EventKind, Person
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions

LIVING = "梁小明（1985年生）现居纽约"
PUBLIC = (
    "/r/branches/LV-1/",
    "/r/branches/",
    "/r/branches/?q=梁小明",
    "/r/branches/data/branches.json",
    "/api/v1/branches/",
)


@pytest.fixture
def clan(cast):
    return clan_of(cast, code="LV-1", published=True)


@pytest.fixture
def branch(clan, cast):
    return branch_of(clan, cast)


@pytest.mark.parametrize("field", ["founder", "summary"])
def test_a_branch_that_tells_of_the_living_is_not_written_for_everybody(clan, branch, cast, field):
    with pytest.raises(RefusedError, match="text-names-living"):
        actions.change(register_named("branches"), branch, {field: LIVING}, by=cast.office)
    hidden = actions.create(
        register_named("branches"),
        {"unit": cast.place, "code": "B9", "name": "二房", "clan": clan, field: LIVING},
        by=cast.office,
    )
    with pytest.raises(RefusedError, match="text-names-living"):
        actions.publish(register_named("branches"), Branch.objects.filter(pk=hidden.pk), by=cast.office)
    told = [Client().get(url, follow=True) for url in PUBLIC]
    assert not any("1985" in _text(one) for one in told)


def _text(answer):
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def test_the_check_is_what_keeps_it_from_the_page(branch, cast, monkeypatch):
    """Else nothing would be seen of it anyhow, and the test above could not fail."""
    monkeypatch.setattr(free_text, "told_of_living", lambda *_text, **_how: "")
    actions.change(register_named("branches"), branch, {"summary": LIVING}, by=cast.office)
    assert "小明" in _text(Client().get("/r/branches/LV-1/"))


@pytest.mark.parametrize("field", ["title", "page", "quotation"])
def test_a_source_that_tells_of_the_living_is_refused_with_a_sentence(branch, cast, field):
    source = Source(**{"title": "后山墓碑", field: LIVING}, confidence=Confidence.RECORD)
    with pytest.raises(RefusedError, match="text-names-living"):
        ancestor(branch, cast, source=source)
    assert (Person.everyone.count(), Citation.objects.count()) == (0, 0)

    person = ancestor(branch, cast)
    office = Client()
    office.force_login(cast.office)
    sent = {"kind": "burial", "on": "1894", "title": "后山墓碑", "confidence": "record", field: LIVING}
    answer = office.post(f"/ancestors/{person.pk}/events/new/", sent)
    assert answer.status_code == 422 and "“现居”可能说到在世的人" in answer.text


def test_a_place_of_an_event_is_asked_too(branch, cast):
    event = EventDraft(EventKind.DEATH, GRAVE, on="1894", place_text="梁小明（1985年生）宅")
    with pytest.raises(RefusedError, match="text-names-living"):
        ancestor(branch, cast, events=(event,))
    person = ancestor(branch, cast)
    with pytest.raises(RefusedError, match="text-names-living"):
        correcting.change(Event.objects.get(person=person), {"place_text": LIVING}, GRAVE, by=cast.office)


def test_of_an_import_pages_and_places_are_left_out(branch, cast):
    source = Source(title="王家家谱 2019", page=LIVING, confidence=Confidence.RECORD)
    told = draft(source=source, events=(EventDraft(EventKind.DEATH, source, on="1894", place_text=LIVING),))
    assert len(entering.keep([told], [], clan=branch.clan, branch=branch, by=cast.office).persons) == 1
    assert (Event.objects.get().place_text, set(Citation.objects.values_list("page", flat=True))) == ("", {""})


def test_the_name_of_a_kept_person_who_is_hidden_stands_in_no_text(branch, cast):
    person = ancestor(branch, cast, given="小明")
    Person.everyone.filter(pk=person.pk).update(standing="maybe-living")
    for values in ({"founder": "梁小明"}, {"summary": "由梁小明建楼"}):
        with pytest.raises(RefusedError, match="text-names-living"):
            actions.change(register_named("branches"), branch, values, by=cast.office)


@pytest.mark.parametrize(
    "text", ["光緒二十年卒", "民国二十年卒", "卒于1951年", "1932年重修祠堂", "2001年立石", "1890年自新会迁来"]
)
def test_the_dead_and_old_things_may_be_told_of(branch, cast, text):
    actions.change(register_named("branches"), branch, {"summary": text}, by=cast.office)
    assert ancestor(branch, cast, source=Source(title="墓碑", quotation=text, confidence=Confidence.RECORD)).pk
