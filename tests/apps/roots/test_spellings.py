"""A visitor tells how a name was spelled; two of the office confirm it; then, and only then, the search counts it."""

from __future__ import annotations

import pytest
from django.test import Client

from yinxin.apps.roots.spellings import feeding
from yinxin.apps.roots.spellings.folding import folded
from yinxin.apps.roots.spellings.models import SpellingEvidence
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.limits.models import Count
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.moving import actions as moving

GIVEN = {
    "spelling": "Hom",
    "characters": "谭",
    "role": "surname",
    "land": "US",
    "year": "1921",
    "document": "exclusion",
}


def give(**other: str):
    return Client().post("/roots/spelled/", GIVEN | other)


@pytest.mark.parametrize(
    ("written", "compared"), [("T'an", "tan"), ("Hoy San", "hoysan"), ("Đặng", "dang"), ("Lü", "lu"), ("Tiⁿ", "tin")]
)
def test_spellings_meet_without_marks_and_blanks(written, compared):
    assert folded(written) == compared


def test_a_visitor_gives_a_spelling_and_nothing_about_herself(cast):
    before = Client().get("/roots/spelled/?spelling=Hom")
    assert 'value="Hom"' in before.text

    answer = give()

    row = SpellingEvidence.objects.get()
    assert answer.status_code == 200 and row.code in answer.text
    assert (row.stage, row.published_on, row.normalised, row.transcriber) == ("proposed", None, "hom", "family")
    assert {event.actor_id for event in Event.objects.filter(object_type="spellings.spellingevidence")} == {None}


@pytest.mark.parametrize(
    "fault",
    [
        {"spelling": "Hom 123"},
        {"spelling": "<b>"},
        {"characters": "Tom"},
        {"characters": ""},
        {"role": "person"},
        {"year": "??"},
    ],
)
def test_what_is_no_spelling_gets_a_sentence_and_is_not_kept(cast, fault):
    answer = give(**fault)
    assert answer.status_code == 422 and 'class="error"' in answer.text
    assert not SpellingEvidence.objects.exists()


def test_it_counts_only_once_two_of_the_office_confirmed_it(cast):
    give()
    register, row = catalogue.get("spellings"), SpellingEvidence.objects.get()
    before = feeding.version()
    proposed = moving.move(register, row, "confirm", by=cast.steward)
    assert feeding.evidence() == ()
    with pytest.raises(RefusedError, match="confirms-own"):
        moving.confirm(proposed, by=cast.steward)
    assert feeding.evidence() == ()

    moving.confirm(proposed, by=cast.office)

    (found,) = feeding.evidence()
    assert (found.spelling, found.characters, found.role) == ("Hom", "譚", "surname")
    assert feeding.version() != before
    assert "Hom" in Client().get("/r/spellings/").text


def test_a_correction_takes_the_place_of_what_it_corrects(cast):
    register = catalogue.get("spellings")

    def confirmed(**values):
        row = actions.create(register, values, by=cast.office)
        moving.confirm(moving.move(register, row, "confirm", by=cast.steward), by=cast.office)
        return row

    common = {"role": "surname", "document": "gravestone", "transcriber": "office", "unit": cast.place}
    old = confirmed(code="A", spelling="Hom", characters="潭", **common)
    assert [one.characters for one in feeding.evidence()] == ["潭"]

    confirmed(code="B", spelling="Hom", characters="譚", supersedes="A", **common)

    assert [one.characters for one in feeding.evidence()] == ["譚"]
    old.refresh_from_db()
    assert old.stage == "superseded"


def test_every_field_that_the_search_counts_stays_as_two_confirmed_it(cast, monkeypatch):
    """Compared with what `feeding` really takes from a row, so that a field it takes tomorrow is held too."""
    read = set()

    class Watched:
        def __init__(self, row):
            self.row = row

        def __getattr__(self, name):
            read.add(name)
            return getattr(self.row, name)

    class Rows(list):
        def exclude(self, **_told):
            return self

        def order_by(self, *_names):
            return self

    give()
    rows = Rows(Watched(row) for row in SpellingEvidence.objects.all())
    monkeypatch.setattr(feeding, "_confirmed", lambda: rows)
    assert len(feeding._read.__wrapped__("now")) == 1

    decided = catalogue.get("spellings").stages.closed("confirmed")
    assert read and read <= decided
    in_form = {name for names in catalogue.get("spellings").form.values() for name in names.split()}
    assert in_form - decided == {"unit"}


@pytest.mark.parametrize(
    "bent", [{"confidence": "clear"}, {"land": "MY"}, {"year": "1950"}, {"transcriber": "office"}, {"supersedes": "A"}]
)
def test_nobody_alone_bends_what_two_confirmed(cast, bent):
    give()
    register, row = catalogue.get("spellings"), SpellingEvidence.objects.get()
    moving.confirm(moving.move(register, row, "confirm", by=cast.steward), by=cast.office)
    row.refresh_from_db()
    before = feeding.evidence()
    with pytest.raises(RefusedError):
        actions.change(register, row, bent, by=cast.steward)
    assert feeding.evidence() == before


def test_what_is_withdrawn_counts_no_longer(cast):
    register = catalogue.get("spellings")
    give()
    row = SpellingEvidence.objects.get()
    moving.confirm(moving.move(register, row, "confirm", by=cast.steward), by=cast.office)
    actions.withdraw(register, SpellingEvidence.objects.all(), by=cast.office, reason="出处有误")
    assert feeding.evidence() == ()


def test_reading_the_evidence_asks_the_database_once_for_each_version(cast, django_assert_num_queries):
    give()
    moving.confirm(
        moving.move(catalogue.get("spellings"), SpellingEvidence.objects.get(), "confirm", by=cast.steward),
        by=cast.office,
    )
    feeding.evidence()
    with django_assert_num_queries(1):
        feeding.evidence()


def test_nobody_floods_the_office_with_spellings(cast, settings):
    settings.LIMITS = settings.LIMITS | {"spellings.give": (2, settings.LIMITS["spellings.give"][1])}
    assert [give().status_code for _ in range(3)] == [200, 200, 429]
    assert SpellingEvidence.objects.count() == 2 and Count.objects.exists()
