"""What a stolen database without its keys tells: the same whatever a card says, and whoever of two went."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.kin.senders import after_days, in_contact, say, seeker
from yinxin.apps.kin.actions import leaving, relaying
from yinxin.apps.kin.models import Answer, Apart, RelayThread, Seeker
from yinxin.apps.kin.opening import open_contacts
from yinxin.domain.kin.cards import Card

pytestmark = pytest.mark.django_db

SHORT = Card("譚", "台山", town="海宴")
LONG = Card("歐陽", "開平", town="赤坎", clan="濟美堂", branch="二房", generations=(11, 20))


def test_what_a_card_says_cannot_be_told_by_the_size_of_what_is_kept(clock):
    for name, card in (("甲", SHORT), ("乙", SHORT), ("丙", LONG), ("丁", LONG)):
        seeker(name, card)
    assert len({len(row.facts.data) for row in Seeker.objects.all()}) == 1
    after_days(clock, 8)
    for row in Seeker.objects.select_related("person"):
        say(row.person, Answer.YES)
    after_days(clock, 1)
    ends = list(RelayThread.objects.all())
    assert len(ends) == 4
    assert len({len(set(row.barred.split())) for row in ends}) == 1
    assert len({len(row.via.data) for row in ends}) == 1


def kept_at_the_other_s(clock, *, is_blocked: bool) -> tuple[int, int]:
    """How many digests an end adds, and how many of them stand at the end that is left."""
    one, other = (seeker(f"{name}{is_blocked}", SHORT) for name in ("甲", "乙"))
    near, far = in_contact(clock, one, other)
    before = Apart.objects.count()
    relaying.end(one, near, is_blocked=is_blocked)
    far.refresh_from_db()
    kept = set(Apart.objects.values_list("digest", flat=True))
    found = Apart.objects.count() - before, len(kept & set(far.barred.split()))
    leaving.take_everything_back(other)
    return found


def test_a_block_cannot_be_told_from_an_end(clock):
    assert kept_at_the_other_s(clock, is_blocked=True) == kept_at_the_other_s(clock, is_blocked=False)


def test_who_ended_it_stands_on_no_card(clock):
    one, other = seeker("甲", SHORT), seeker("乙", SHORT)
    near, _far = in_contact(clock, one, other)

    def in_the_clear() -> list[dict[str, object]]:
        rows = Seeker.objects.order_by("pk").values()
        return [{name: told for name, told in row.items() if name != "facts"} for row in rows]

    before, size = in_the_clear(), len(Seeker.objects.get(person=one).facts.data)
    relaying.end(one, near)
    assert in_the_clear() == before
    assert len(Seeker.objects.get(person=one).facts.data) == size


def test_the_morning_asks_no_more_for_more_yeses(clock):
    counts = []
    for number, surname in enumerate("陳林黃李"):
        seeker(f"人{number}", Card(surname, "開平", town="赤坎"))
        after_days(clock, 8)
        for row in Seeker.objects.select_related("person"):
            say(row.person, Answer.YES)
        with CaptureQueriesContext(connection) as asked:
            open_contacts(timezone.now())
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
