"""The chain verifies while nobody touched it, and names the first thing that is wrong when somebody did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.factories.chain import drop_guards, publish_head
from tests.factories.people import Cast, make_place, make_user
from yinxin.kit.audit import anchors, canonical, chain, erasing
from yinxin.kit.audit.faults import Kind
from yinxin.kit.audit.models import Event, Payload
from yinxin.kit.audit.recording import OutsideTransactionError, look, looks_at, record


def found(*kept: anchors.SignedHead) -> Kind | None:
    fault = chain.verify(kept).fault
    return fault.kind if fault else None


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def last(db) -> int:
    """The number of the last event of a short sound chain without guards."""
    place = make_place()
    clerk = make_user("陈科员", "chen@example.org")
    with transaction.atomic():
        for number in range(8):
            record("test.praise", place, by=clerk, new={"number": number})
    drop_guards()
    return Event.objects.count()


def test_a_chain_nobody_touched_verifies(cast: Cast):
    report = chain.verify()
    assert report.is_sound
    assert report.events == Event.objects.count() == Event.objects.last().sequence > 10
    assert report.head == Event.objects.last().hash
    assert Event.objects.first().previous == canonical.NOTHING_BEFORE


def test_an_empty_record_verifies(db):
    assert chain.verify() == chain.Report(0, 0, 0, canonical.NOTHING_BEFORE, None)


def test_an_event_says_who_in_which_posts_did_what_to_whose_record(cast: Cast):
    with transaction.atomic():
        event = record(
            "test.praise",
            cast.reporting,
            by=cast.office,
            new={"人": "好"},
            purpose="test",
            about=cast.nobody,
            reason="好",
        )
    read = Event.objects.get(pk=event.pk)
    assert (read.actor, read.post, read.purpose, read.about) == (
        cast.office, f"office@{cast.place.pk}", "test", cast.nobody,
    )  # fmt: skip
    assert (read.old, read.new, read.reason, read.is_erased) == (None, {"人": "好"}, "好", False)
    assert Event.objects.get(sequence=1).post == ""


def test_an_undone_change_leaves_no_gap(cast: Cast):
    before = Event.objects.count()

    def undone() -> None:
        with transaction.atomic():
            record("test.praise", cast.reporting, by=cast.office)
            raise KeyError

    with pytest.raises(KeyError):
        undone()
    with transaction.atomic():
        assert record("test.praise", cast.reporting, by=cast.office).sequence == before + 1
    assert found() is None


def test_time_does_not_go_back_when_the_clock_does(cast: Cast, monkeypatch):
    ahead = timezone.now() + timedelta(hours=3)
    for moment in (ahead, ahead - timedelta(hours=2)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        with transaction.atomic():
            last = record("test.praise", cast.reporting, by=cast.office)
    assert last.at == ahead
    assert found() is None


def test_a_moment_is_kept_to_the_microsecond(cast: Cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2099, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
    with transaction.atomic():
        event = record("test.praise", cast.reporting, by=cast.office)
    assert canonical.instant(Event.objects.get(pk=event.pk).at) == "2099-12-31T23:59:59.999999+00:00"
    assert found() is None


@pytest.mark.parametrize("value", ["引\"号'\\", "\u2028\t\r\n", "😀𠮷", "\x7f\x85", "null", ""])
def test_any_text_is_read_back_as_it_was_written(last, value):
    content = {"value": value, "figure": 1.0, "large": 10**30, "small": 1e-9, "nested": [None, True, {"a": value}]}
    with transaction.atomic():
        event = record("test.praise", Event.objects.get(pk=last), by=None, old=content, reason=value)
    assert (Event.objects.get(pk=event.pk).old, found()) == (content, None)


def test_two_rows_that_differ_are_never_sealed_alike(last):
    """Parts that run into each other would let a word move from one column to the next."""
    event = Event.objects.last()
    event.action, event.object_type = "a", "bc"
    one = canonical.seal(b"k" * 32, event)
    event.action, event.object_type = "ab", "c"
    assert canonical.seal(b"k" * 32, event) != one


def test_another_key_makes_another_seal(last, settings, tmp_path):
    settings.KEYS_FOLDER = tmp_path
    assert found() is Kind.CHANGED


TAMPERS = {
    "action": ("UPDATE audit_event SET action = 'people.praise' WHERE sequence = 5", Kind.CHANGED, 5),
    "actor": ("UPDATE audit_event SET actor_id = NULL WHERE sequence = 5", Kind.CHANGED, 5),
    "seal": ("UPDATE audit_event SET hash = repeat('a', 64) WHERE sequence = 5", Kind.CHANGED, 5),
    "form": ("UPDATE audit_event SET version = 2 WHERE sequence = 5", Kind.UNREADABLE, 5),
    "link": ("UPDATE audit_event SET previous = repeat('a', 64) WHERE sequence = 5", Kind.UNBOUND, 5),
    "number": ("UPDATE audit_event SET sequence = 0 WHERE sequence = 5", Kind.SLIPPED_IN, 0),
    "content": ("UPDATE audit_payload SET content = '{}' WHERE event_id = 5", Kind.CONTENT_CHANGED, 5),
    "content cleared": ("UPDATE audit_payload SET content = '' WHERE event_id = 5", Kind.CONTENT_CHANGED, 5),
    "salt": ("UPDATE audit_payload SET salt = '' WHERE event_id = 5", Kind.CONTENT_CHANGED, 5),
    "both cleared": ("UPDATE audit_payload SET salt = '', content = '' WHERE event_id = 5", Kind.CONTENT_UNEXPLAINED, 5),
    "content removed": ("DELETE FROM audit_payload WHERE event_id = 5", Kind.CONTENT_MISSING, 5),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "kind", "number"), TAMPERS.values(), ids=TAMPERS.keys())
def test_what_was_tampered_with_is_named(last, statement, kind, number):
    if "sequence = 0" in statement:
        sql("DELETE FROM audit_payload WHERE event_id = 5")
    sql(statement.replace("repeat('a', 64)", f"'{'a' * 64}'"))
    fault = chain.verify().fault
    assert (fault.kind, fault.sequence) == (kind, number)
    assert str(number) in fault.sentence


def test_a_content_rewritten_together_with_its_salt_and_commitment_is_noticed(last):
    """Content, salt and commitment then agree with each other; only the seal knows better."""
    salt, content = b"s" * canonical.SALT_BYTES, canonical.write(canonical.Content(None, {"number": 99}, ""))
    sql("UPDATE audit_payload SET salt = %s, content = %s WHERE event_id = 5", salt, content)
    sql("UPDATE audit_event SET commitment = %s WHERE sequence = 5", canonical.commit(salt, content))
    fault = chain.verify().fault
    assert (fault.kind, fault.sequence) == (Kind.CHANGED, 5)


def test_an_event_sealed_anew_with_the_key_must_be_followed_by_all_the_others(last):
    """Whoever has the key cannot change one event alone: mending what the next one names as the one before breaks that one's seal."""
    event = Event.objects.get(sequence=5)
    event.action = "test.blame"
    sealed = canonical.seal(chain.keys.read(chain.keys.Key.AUDIT), event)
    sql("UPDATE audit_event SET action = %s, hash = %s WHERE sequence = 5", event.action, sealed)
    left = chain.verify().fault
    sql("UPDATE audit_event SET previous = %s WHERE sequence = 6", sealed)
    mended = chain.verify().fault

    assert (left.kind, left.sequence) == (Kind.UNBOUND, 6)
    assert (mended.kind, mended.sequence) == (Kind.CHANGED, 6)


def test_what_two_events_tell_alike_cannot_be_told_from_their_commitments(last):
    """Else whoever guesses what an erased content was could try it against the row, which stays."""
    with transaction.atomic():
        events = [record("test.praise", Event.objects.get(pk=n), by=None, new={"a": 1}) for n in (1, 2)]
    salts = {bytes(payload.salt) for payload in Payload.objects.all()}

    assert events[0].payload.content == events[1].payload.content
    assert events[0].commitment != events[1].commitment
    assert len(salts) == Payload.objects.count()


def test_a_time_put_back_with_the_key_is_still_noticed(last, monkeypatch):
    """Whoever has the key can seal anything; that time goes on is asked besides."""
    event = Event.objects.get(sequence=last)
    event.at -= timedelta(days=1)
    sealed = canonical.seal(chain.keys.read(chain.keys.Key.AUDIT), event)
    sql("UPDATE audit_event SET at = %s, hash = %s WHERE sequence = %s", event.at, sealed, last)
    assert found() is Kind.BACKWARDS


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite keeps what is no value of the column")
@pytest.mark.parametrize("value", ["'2026'", "'never'", "x'ff'", "CAST(x'ff' AS TEXT)"])
@pytest.mark.parametrize("column", ["at", "action", "hash", "version"])
def test_what_no_column_should_hold_is_a_fault_and_no_crash(last, column, value):
    sql(f"UPDATE audit_event SET {column} = {value} WHERE sequence = 5")
    report = chain.verify()
    assert (report.fault.sequence, report.events) == (5, 4)


@pytest.mark.parametrize("number", [0, -7])
def test_an_event_numbered_before_the_first_is_found(last, number):
    """Pages would show it, and whoever walks from the first event on never meets it."""
    columns = ", ".join(field.column for field in Event._meta.concrete_fields if field.name not in {"sequence", "hash"})
    sql(
        f"INSERT INTO audit_event (sequence, hash, {columns}) "
        f"SELECT {number}, '{'c' * 64}', {columns} FROM audit_event WHERE sequence = 5"
    )
    assert found() is Kind.SLIPPED_IN


def test_a_head_published_before_the_first_event_is_forged(last):
    sql(
        f"INSERT INTO audit_anchor (sequence, hash, at, signature) VALUES (0, '{'a' * 64}', '2026-11-20', '{'b' * 128}')"
    )
    assert found() is Kind.ANCHOR_FORGED


def test_a_number_that_is_none_is_a_fault_and_no_crash(last):
    if connection.vendor == "postgresql":
        pytest.skip("its columns hold numbers only")
    with connection.constraint_checks_disabled():
        sql("UPDATE audit_event SET sequence = 'zzz' WHERE sequence = 5")
        assert found() in {Kind.UNREADABLE, Kind.MISSING}
        sql("UPDATE audit_event SET sequence = 5 WHERE sequence = 'zzz'")


def test_an_end_cut_off_is_found_by_an_anchor_and_only_by_one(last):
    kept = anchors.signed(publish_head())
    sql("DELETE FROM audit_anchor")
    sql("DELETE FROM audit_payload WHERE event_id > %s", last - 3)
    assert chain.verify().fault is not None  # the contents of an event that is gone
    sql("DELETE FROM audit_event WHERE sequence > %s", last - 3)

    assert found() is None
    assert found(kept) is Kind.ANCHOR_AHEAD


def test_contents_left_behind_betray_an_end_cut_off(last):
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; SET session_replication_role = replica")
    try:
        with connection.constraint_checks_disabled():
            sql("DELETE FROM audit_event WHERE sequence = %s", last)
            assert found() is Kind.CONTENT_ORPHANED
            sql("DELETE FROM audit_payload WHERE event_id = %s", last)
    finally:
        if connection.vendor == "postgresql":
            sql("SET session_replication_role = DEFAULT")


def test_what_was_published_counts_also_from_our_own_table(last):
    publish_head()
    sql("DELETE FROM audit_payload WHERE event_id > %s", last - 3)
    sql("DELETE FROM audit_event WHERE sequence > %s", last - 3)
    assert found() is Kind.ANCHOR_AHEAD


@pytest.mark.parametrize(
    ("column", "value"),
    [("sequence", "4"), ("hash", "a" * 64), ("at", "2020-01-01T00:00:00Z"), ("signature", "00" * 64)],
)
def test_a_published_head_that_was_altered_is_forged(last, column, value):
    publish_head()
    sql(f"UPDATE audit_anchor SET {column} = %s", int(value) if column == "sequence" else value)
    assert found() is Kind.ANCHOR_FORGED


def test_a_head_signed_by_somebody_else_is_forged(last, settings, tmp_path):
    kept = anchors.signed(publish_head())
    (tmp_path / "audit.key").write_bytes((settings.KEYS_FOLDER / "audit.key").read_bytes())
    settings.KEYS_FOLDER = tmp_path
    assert found() is Kind.ANCHOR_FORGED
    assert not kept.is_ours


def test_two_heads_of_one_day_may_both_stand(last):
    first, second = anchors.signed(publish_head()), anchors.signed(publish_head())
    assert chain.verify([first, second]).anchors == 4
    assert found(first, second) is None


class TestErasing:
    def test_the_chain_verifies_and_counts_what_was_erased(self, cast: Cast):
        event = Event.objects.get(sequence=5)
        assert erasing.erase([event], by=cast.office, reason="本人要求") == 1
        report = chain.verify()
        assert (report.is_sound, report.erased) == (True, 1)
        gone = Event.objects.get(sequence=5)
        assert (gone.old, gone.new, gone.reason, gone.is_erased) == (None, None, "", True)
        said = Event.objects.last()
        assert (said.action, said.object_type, said.object_id) == ("audit.erase", "audit.event", "5")
        assert (said.actor, said.reason) == (cast.office, "本人要求")

    def test_nothing_of_content_or_salt_is_left(self, cast: Cast):
        erasing.erase([Event.objects.get(sequence=5)], by=None)
        payload = Payload.objects.get(pk=5)
        assert (bytes(payload.salt), payload.content) == (b"", "")

    def test_erasing_again_does_nothing(self, cast: Cast):
        event = Event.objects.get(sequence=5)
        assert [erasing.erase([event, event], by=None), erasing.erase([event], by=None)] == [1, 0]
        assert Event.objects.filter(action="audit.erase").count() == 1

    def test_an_earlier_event_explains_no_erasure(self, last):
        """Else whoever may erase one event could announce beforehand what he will wipe later."""
        sql(
            "UPDATE audit_event SET action = 'audit.erase', object_type = 'audit.event', object_id = '5' WHERE sequence = 4"
        )
        sql("UPDATE audit_payload SET salt = '', content = '' WHERE event_id = 5")
        sealed = chain._explained([5])
        assert sealed == set()

    def test_an_erasure_whose_record_is_taken_away_is_tampering(self, cast: Cast):
        erasing.erase([Event.objects.get(sequence=5)], by=None)
        drop_guards()
        said = Event.objects.last().sequence
        sql("DELETE FROM audit_payload WHERE event_id = %s", said)
        sql("DELETE FROM audit_event WHERE sequence = %s", said)
        assert found() is Kind.CONTENT_UNEXPLAINED


def test_a_look_is_one_event_that_the_person_can_find(cast: Cast, django_assert_num_queries):
    before = Event.objects.count()
    look(cast.nobody, by=cast.office, purpose="case", about=cast.nobody, fields=("email", "name"))
    look(cast.nobody, by=cast.clerk, purpose="help", about=cast.nobody)
    look(cast.reader, by=cast.clerk, purpose="help", about=cast.reader)
    assert Event.objects.count() == before + 3
    with django_assert_num_queries(1):
        seen = [(one.actor, one.purpose, one.new["fields"]) for one in looks_at(cast.nobody)]
    assert seen == [(cast.clerk, "help", []), (cast.office, "case", ["email", "name"])]


def test_a_look_without_a_purpose_is_refused(cast: Cast):
    with pytest.raises(ValueError, match="purpose"):
        look(cast.nobody, by=cast.office, purpose="", about=cast.nobody)
    assert not looks_at(cast.nobody).exists()


@pytest.mark.django_db(transaction=True)
def test_a_look_is_on_record_also_where_a_page_only_reads():
    """No transaction is open when a page is asked for; a change without one would be refused."""
    official = make_user("陈科员", "chen@example.org")
    look(official, by=official, purpose="case", about=official)
    assert looks_at(official).count() == 1
    with pytest.raises(OutsideTransactionError):
        record("test.praise", official, by=official)
