"""Probing tells nothing: with somebody whose card fits and with nobody, whatever that somebody answered, all is the same.

Two probers do the same things in turn. One's card fits a person who said no, or not now, or never answers, or left; the other's fits
nobody. Every answer is compared byte by byte (own words, numbers and tokens masked), with its length, its headers and the statements it cost,
which is what its time hangs on; all of it and the time itself is put before a classifier in the long count.
"""

from __future__ import annotations

import random
import re
import sys
import time
import uuid
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.kin.senders import after_days, in_contact, say, seeker, ticked
from tests.apps.kin.telling_apart import Pair, Seen, distinguishable, guessing
from yinxin.apps.kin import pages, rounds
from yinxin.apps.kin.actions import answering, leaving
from yinxin.apps.kin.models import Answer, MatchProposal, RelayThread, Seeker
from yinxin.apps.notices.models import Notice
from yinxin.domain.kin.cards import Card

pytestmark = pytest.mark.django_db

FITS = Card("譚", "台山", town="海宴", generations=(18, 20))
LONE = Card("陳", "開平", town="赤坎", generations=(18, 20))
WORDS = re.compile(r"譚|陳|台山|開平|海宴|赤坎|探一|探二|\w+@example\.org")
MASKED = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r'|nonce="[^"]*"|nonce-[^\']*|csrfmiddlewaretoken" value="[^"]*|X-CSRFToken": "[^"]*'
    r'|value="\d+"|/notices/\d+/|datetime="[^"]*"|\d\d:\d\d(?::\d\d)?'
)

UNEVEN = re.compile(r'value="\d+"|/notices/\d+/|datetime="[^"]*"')
"""What is masked for its length too: numbers that go on, and a time of day in a tag."""

SHARED = re.compile("limits_count|SAVEPOINT")
"""What is counted for everybody alike: whoever comes first in a day begins the row and clears old ones away."""


def plain(text: str) -> str:
    return WORDS.sub("字", MASKED.sub("…", text))


def sent(card: Card) -> dict[str, str]:
    told = {"surname": card.surname, "county": card.county, "town": card.town, "first": "18", "last": "20"}
    return {**told, "sought": "any", "born": "1970", "own": "on", **ticked()}


class Prober:
    def __init__(self, name: str, card: Card) -> None:
        self.person, self.card = seeker(name, card), card
        self.browser = Client()
        self.sign_in()

    def sign_in(self) -> None:
        """One session at a time: how several are listed hangs on their random keys."""
        self.browser.logout()
        self.browser.force_login(self.person)

    def question(self) -> str:
        row = MatchProposal.objects.filter(person=self.person, seeker__expires_at__gt=timezone.now())
        newest = row.order_by("-shown_from").first()
        return f"/letters/questions/{newest.pk if newest else uuid.uuid4()}/"

    def answered(self, word: str):
        return self.browser.post(self.question(), {"answer": word})

    def card_twice(self):
        """A second card, and it is removed."""
        before = list(Seeker.objects.filter(person=self.person).values_list("pk", flat=True))
        made = self.browser.post("/letters/cards/new/", sent(self.card))
        second = Seeker.objects.filter(person=self.person).exclude(pk__in=before).get()
        removed = self.browser.post(f"/letters/cards/{second.pk}/remove/")
        removed.content = made.content + removed.content
        return removed

    PROBES = {
        "home": lambda self: self.browser.get("/letters/"),
        "question": lambda self: self.browser.get(self.question()),
        "yes": lambda self: self.answered("yes"),
        "later": lambda self: self.answered("later"),
        "again": lambda self: self.answered("yes"),
        "faulty": lambda self: self.browser.post(self.question(), {"answer": "perhaps"}),
        "card": card_twice,
        "notices": lambda self: self.browser.get("/notices/"),
        "own data": lambda self: self.browser.get("/me/"),
    }

    def probe(self, name: str) -> Seen:
        """All that can be told of an answer, and its time."""
        connection.queries_log.clear()  # which holds nine thousand and then forgets
        with CaptureQueriesContext(connection) as asked:
            began, busy = time.perf_counter(), time.thread_time()
            answer = self.PROBES[name](self)
            took, worked = time.perf_counter() - began, time.thread_time() - busy
        headers = tuple((key, plain(value)) for key, value in answer.headers.items() if key != "Content-Length")
        statements = sum(not SHARED.search(one["sql"]) for one in asked.captured_queries)
        text = plain(answer.content.decode(errors="replace"))
        if name == "own data":  # her own rows stand there in the order of their random numbers
            text = "".join(sorted(re.split("<[^>]*>", text)))
        length = 0 if name == "own data" else len(UNEVEN.sub("", answer.content.decode(errors="replace")))
        return Seen(answer.status_code, headers, text, length, statements, took, worked)


PROBES = 10_000

OFTEN = sorted(set(Prober.PROBES) - {"own data"})
"""Everything one's own page at /me/ shows is made anew for each look: it is asked for once."""

FEW_ROWS = 14
"""The probe at which it is: the page shows five rows of a kind, and later which five hangs on their random numbers."""

SILENT = ("no answer", "later", "never", "left", "shielded")


def hidden_person(clock, how: str):
    """Somebody whose card fits the first prober's, and who does not want any contact."""
    person = seeker("隐", Card("谭", "台山市", clan="", branch="", generations=(19, 22)))
    after_days(clock, 8)
    if how in ("later", "never"):
        say(person, Answer.LATER if how == "later" else Answer.NEVER)
    if how == "left":
        leaving.take_everything_back(person)
    if how == "shielded":
        leaving.shield(person)
    return person


def probed(clock, how: str, probes: int, *, seed: int, names=OFTEN) -> list[Pair]:
    """What two probers see, of whom one has a card that fits somebody who is silent in this way."""
    lot = random.Random(seed)
    one, other = Prober("探一", FITS), Prober("探二", LONE)
    hidden_person(clock, how)
    for prober in (one, other):
        prober.sign_in()
    pairs: list[Pair] = []
    for number in range(probes):
        if number % 16 == 15:
            after_days(clock, lot.choice([1, 7, 28]))
            one.sign_in()
            other.sign_in()
        name = "own data" if number == FEW_ROWS else lot.choice(names)
        if lot.random() < 0.5:
            there, nobody = one.probe(name), other.probe(name)
        else:
            nobody, there = other.probe(name), one.probe(name)
        pairs.append(Pair(name, there, nobody))
    return pairs


def unlike_notices() -> bool:
    one, other = (Notice.objects.filter(person__name=name).count() for name in ("探一", "探二"))
    return one != other or RelayThread.objects.exists()


@pytest.mark.parametrize(
    "how", [how if how == "later" else pytest.param(how, marks=pytest.mark.slow) for how in SILENT]
)
def test_nobody_can_tell_whether_somebody_is_there(clock, how):
    """Enough for a look at every page; the long count below asks two thousand times of each."""
    assert distinguishable(probed(clock, how, 18, seed=SILENT.index(how))) == []
    assert not unlike_notices()


@pytest.mark.slow
def test_nobody_can_tell_over_ten_thousand_probes(clock):
    """Two thousand for each of five silences."""
    pairs: list[Pair] = []
    for number, how in enumerate(SILENT):
        with transaction.atomic():
            clock.on(date(2027, 3, 1))
            pairs += probed(clock, how, PROBES // len(SILENT), seed=100 + number)
            assert not unlike_notices()
            transaction.set_rollback(True)
        told = f"{how}: {len(pairs)} probes, {len(distinguishable(pairs))} distinguishable; {guessing(pairs)}"
        sys.stdout.write(f"{time.strftime('%H:%M:%S')} {told}\n")
        sys.stdout.flush()
    assert len(pairs) == PROBES
    assert distinguishable(pairs) == []
    assert guessing(pairs).is_a_coin, f"an answer tells something: {guessing(pairs)}"


def asks_only_where_somebody_fits(monkeypatch) -> None:
    real = rounds._is_due

    def is_due(card, *told):
        return real(card, *told) and card.person.name != "探二"

    monkeypatch.setattr(rounds, "_is_due", is_due)


def looks_for_whoever_fits(monkeypatch) -> None:
    """One statement more where somebody is, and the page is the same."""
    real = pages.home_page

    def home_page(request):
        if request.user.name == "探一":
            Seeker.objects.exclude(person=request.user).exists()
        return real(request)

    monkeypatch.setattr(pages, "home_page", home_page)


def takes_its_time_where_somebody_fits(monkeypatch) -> None:
    real = answering.answer

    def answer(person, row, word):
        if person.name == "探一":
            time.sleep(0.01)
        return real(person, row, word)

    monkeypatch.setattr(answering, "answer", answer)


def test_a_seeded_tell_is_noticed(clock, monkeypatch):
    """A question asked only where somebody fits is what this test exists to notice."""
    asks_only_where_somebody_fits(monkeypatch)
    assert distinguishable(probed(clock, "no answer", 12, seed=1))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tell", "name", "is_plain"),
    [
        (asks_only_where_somebody_fits, "home", True),
        (looks_for_whoever_fits, "home", True),
        (takes_its_time_where_somebody_fits, "yes", False),
    ],
)
def test_the_classifier_notices_what_is_seeded(clock, monkeypatch, tell, name, is_plain):
    """What shows in an answer, what shows in its statements alone, and what shows in its time alone."""
    tell(monkeypatch)
    pairs = probed(clock, "no answer", 200, seed=2, names=[name])
    assert bool(distinguishable(pairs)) == is_plain
    assert not guessing(pairs).is_a_coin


def test_the_classifier_hears_a_shift_of_time_and_nothing_where_there_is_none():
    lot = random.Random(7)

    def pair(later: float) -> Pair:
        seen = (
            Seen(200, (), "", 0, 9, lot.gauss(0.025 + more, 0.004), lot.gauss(0.02, 0.001)) for more in (later, 0.0)
        )
        return Pair("home", *seen)

    assert not guessing([pair(0.002) for _ in range(1_000)]).is_a_coin
    assert guessing([pair(0.0) for _ in range(1_000)]).is_a_coin


def test_what_is_another_s_is_not_found_like_what_is_missing(clock, cast, sign_in):
    one, other = seeker("甲"), seeker("乙")
    near, _far = in_contact(clock, one, other)
    after_days(clock, 28)
    stranger = sign_in(cast.nobody)
    asked = MatchProposal.objects.filter(person=one, is_used=False).first()
    places = [
        ("/letters/with/{}/", near.pk),
        ("/letters/with/{}/report/", near.pk),
        ("/letters/questions/{}/", asked.pk),
    ]
    posted = [("/letters/cards/{}/remove/", Seeker.objects.get(person=one).pk)]
    posted += [(f"/letters/with/{{}}/{act}/", near.pk) for act in ("write", "release", "revoke", "end")]
    for ask, address, number in [
        *((stranger.get, *place) for place in places),
        *((stranger.post, *place) for place in posted),
    ]:
        there, missing = ask(address.format(number)), ask(address.format(uuid.uuid4()))
        assert there.status_code == missing.status_code == 404
        assert plain(there.content.decode()) == plain(missing.content.decode())


def test_cards_rest_so_long_that_a_list_of_families_cannot_be_tried(settings):
    most, span = settings.LIMITS["letters.card"]
    assert span / most >= timedelta(days=45)
