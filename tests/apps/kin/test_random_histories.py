"""Random histories over the pages, actions and mornings: what one person wrote is nowhere the other can look, unless it is given now.

Looked through are the pages of the letters, the notices, everything at `/me/`, the file one takes out, the mail, the auditor's page and
the desk of reports; in each every value that is one person's own, her name and address included.
"""

from __future__ import annotations

import json
import re
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import ClassVar
from zipfile import ZipFile

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.apps.kin.senders import write_card
from tests.factories.people import make_user
from yinxin.apps.kin import access, pages
from yinxin.apps.kin.actions import answering, cards, leaving, relaying, reporting
from yinxin.apps.kin.matters import ABROAD
from yinxin.apps.kin.models import Answer, Decision, Detail, MatchProposal, Reason, RelayThread, Seeker
from yinxin.apps.kin.rounds import hold_round
from yinxin.apps.kin.wording import NOTICE
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.me.holdings import holdings, values
from yinxin.apps.me.taking_out import package
from yinxin.apps.notices.actions import tell
from yinxin.apps.notices.models import Notice
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.kin.cards import Card
from yinxin.domain.kin.pace import QUESTION_LASTS, released_until
from yinxin.kit.consent import giving

pytestmark = pytest.mark.django_db

WHO = ("left", "right")
PERSONS = st.sampled_from(WHO)
HANDS = {"left": "左", "right": "右"}
CARDS = {
    "left": Card("譚", "台山", town="海宴", clan="左左堂", generations=(18, 21)),
    "right": Card("谭", "新寧", town="海宴", branch="右右房", generations=(19, 22)),
}
"""They fit, and yet nothing of one stands on the other: another spelling, another name of the county, other generations."""

VIA_MARKS = {
    "left": r"譚|台山|\(18, 21\)|第18[–-]21世|18, 21",
    "right": r"谭|新寧|\(19, 22\)|第19[–-]22世|19, 22",
}
"""What a question and a contact name of a card; the digits only beside each other, since any number has them."""
OWN = {
    who: re.compile(rf"{hand}(?:记号\d+|姓名\d+|{hand}[堂房])|{who}mark\d+|{VIA_MARKS[who]}")
    for who, hand in HANDS.items()
}


def other(who: str) -> str:
    return "right" if who == "left" else "left"


def texts(user) -> str:
    """What a person takes out: every file of it."""
    with ZipFile(BytesIO(package(user))) as packed:
        return json.dumps(json.loads(packed.read("data.json")), ensure_ascii=False)


def own_rows(user) -> str:
    """What her page and her file are made of, for the models of the letters."""
    kept = (holding for holding in holdings() if holding.model._meta.app_label in ("kin", "notices"))
    return repr([values(row, holding.fields) for holding in kept for row in holding.rows(user.pk)])


class Letters(RuleBasedStateMachine):
    """Two persons whose cards fit, and the clerk, the steward and the auditor of the town.

    A history is a savepoint, undone at its end; whatever it began with was made once for all of them.
    """

    cast = None
    clock = None
    people: ClassVar[dict[str, User]] = {}
    counted: ClassVar[Counter[str]] = Counter()
    opens_pages = 1
    looks_everywhere = 4
    """After every step that did something the contact and the notices are looked through, at the end of every history what the file that
    one takes out says of the letters; at the end of every so many each page of them, or each page, paper and mail there is."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock.on(date(2027, 3, 1))
        mail.outbox = []
        self.is_fresh = False
        for person in self.people.values():
            person.refresh_from_db()
        self.gone: set[str] = set()
        self.told = 0
        # What the model knows: nothing of it is read from the rows that the code keeps.
        self.yes: dict[str, dict[uuid.UUID, tuple[uuid.UUID, datetime]]] = {who: {} for who in WHO}
        self.letters: dict[str, set[str]] = {who: set() for who in WHO}
        self.details: dict[str, dict[Detail, tuple[str, datetime]]] = {who: {} for who in WHO}
        self.is_open = self.were_together = False

    def teardown(self) -> None:
        self.counted["histories"] += 1
        self.counted["with a contact"] += self.were_together
        try:
            self.nothing_is_seen(lambda who: own_rows(self.people[who]))
            for shown, every in ((self.on_every_page, self.opens_pages), (self.everywhere, self.looks_everywhere)):
                if self.counted["histories"] % every == 0:
                    self.nothing_is_seen(shown)
                    self.counted[shown.__name__.replace("_", " ")] += 1
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)
        if self.counted["histories"] % 250 == 0:
            sys.stdout.write(f"{time.strftime('%H:%M:%S')} {dict(self.counted)}\n")
            sys.stdout.flush()

    def do(self, who: str, act, *told, **named) -> bool:
        """Whether it was done."""
        if who in self.gone:
            return False
        try:
            with transaction.atomic():
                act(self.people[who], *told, **named)
        except RefusedError:
            return False
        self.is_fresh = True
        return True

    def went(self, who: str, *, wholly: bool) -> None:
        """In the model: the contact is over for both, and with it what both said there; wholly, and her yeses are too."""
        self.is_open = False
        for each in WHO:
            self.letters[each].clear()
            self.details[each].clear()
        if wholly:
            self.yes[who].clear()

    def thread(self, who: str) -> RelayThread | None:
        return RelayThread.objects.filter(person=self.people[who]).order_by("-opened_at").first()

    @initialize(so_far=st.sampled_from(["contact", "contact", "taken back", "two yeses", "asked", "nothing"]))
    def begin(self, so_far):
        if so_far == "nothing":
            return
        for who in WHO:
            self.do(who, write_card, CARDS[who])
        self.later(days=8)
        if so_far in ("contact", "two yeses", "taken back"):
            for who in WHO:
                self.answered(who, Answer.YES)
        if so_far == "taken back":
            self.answered("left", Answer.LATER)
            self.later(days=1)
        if so_far == "contact":
            self.later(days=1)
            for who in WHO:
                self.written(who)
                self.released(who, Detail.NAME)

    @rule(days=st.sampled_from([1, 1, 7, 28, 91]))
    def later(self, days):
        self.clock.on(timezone.localdate() + timedelta(days=days))
        self.morning()

    def morning(self):
        """A contact opens of two yeses that stand, and of nothing else; nobody is brought together twice."""
        now = timezone.now()
        may_open = not self.were_together and all(
            any(until > now for _card, until in self.yes[who].values()) for who in WHO
        )
        before = set(RelayThread.objects.values_list("pk", flat=True))
        hold_round()
        self.is_fresh = True
        if RelayThread.objects.exclude(pk__in=before).exists():
            assert may_open, "a contact opened without two yeses that stand"
            self.is_open = self.were_together = True

    @rule(who=PERSONS, is_new=st.booleans())
    def card_changed(self, who, is_new):
        if is_new:
            self.do(who, write_card, CARDS[who])
            return
        row = Seeker.objects.filter(person=self.people[who]).first()
        if row is not None and self.do(who, cards.remove_card, row):
            self.yes[who] = {key: one for key, one in self.yes[who].items() if one[0] != row.pk}

    @rule(who=PERSONS, word=st.sampled_from([Answer.YES, Answer.YES, Answer.LATER, Answer.NEVER]))
    def answered(self, who, word):
        row = MatchProposal.objects.filter(person=self.people[who]).order_by("-shown_from").first()
        if row is None or not self.do(who, answering.answer, row, word):
            return
        self.yes[who].pop(row.pk, None)
        if word == Answer.YES:
            self.yes[who][row.pk] = (row.seeker_id, row.shown_from + QUESTION_LASTS)

    @rule(who=PERSONS)
    def written(self, who):
        thread = self.thread(who)
        mark = self.mark(who)
        if thread is not None and self.do(who, relaying.write, thread, mark, sent_as=uuid.uuid4()):
            self.letters[who].add(mark)

    @rule(who=PERSONS, detail=st.sampled_from(Detail))
    def released(self, who, detail):
        thread = self.thread(who)
        mark = self.mark(who)
        if thread is not None and self.do(who, relaying.release, thread, detail, mark):
            self.details[who][detail] = (mark, released_until(timezone.now()))

    @rule(who=PERSONS, detail=st.sampled_from(Detail))
    def revoked(self, who, detail):
        thread = self.thread(who)
        if thread is not None and self.do(who, relaying.revoke, thread, detail):
            self.details[who].pop(detail, None)

    @rule(who=PERSONS, way=st.sampled_from(["end", "end", "report", "back", "consent", "shield", "unshield", "erase"]))
    def left(self, who, way):
        """Every way of going, in one rule, so that some contacts grow old."""
        thread = self.thread(who)
        if way in ("end", "report") and thread is not None:
            self._ended(who, way, thread)
        acts = {
            "back": leaving.take_everything_back,
            "shield": leaving.shield,
            "unshield": leaving.unshield,
            "consent": lambda person: giving.withdraw(person, ABROAD),
        }
        if way in acts and self.do(who, acts[way]) and way != "unshield":
            self.went(who, wholly=True)
        if way == "erase" and self.do(who, erase):
            self.gone.add(who)
            self.went(who, wholly=True)

    def _ended(self, who: str, way: str, thread: RelayThread) -> None:
        if way == "end":
            done = self.do(who, relaying.end, thread)
        else:
            far = access.other_end(thread)
            chosen = [row.pk for row in access.letters(far)] if far else []
            done = self.do(who, reporting.report, thread, Reason.MONEY, chosen)
        if done:
            self.went(who, wholly=False)

    @rule(word=st.sampled_from(Decision))
    def decided(self, word):
        for official in (self.cast.clerk, self.cast.steward):
            for report in access.reports(official):
                reporting.decide(report, word, by=official)
                self.is_fresh = True

    def mark(self, who: str) -> str:
        self.told += 1
        return f"{HANDS[who]}记号{self.told:04}"

    @invariant()
    def nothing_is_seen_at_once(self):
        if self.is_fresh:
            self.is_fresh = False
            self.nothing_is_seen(self.in_the_contact)

    def nothing_is_seen(self, shown: Callable[[str], str]) -> None:
        """Of what is the other's own nothing that she has not given now. Whoever has erased herself sees nothing."""
        for who in WHO:
            found = set(self.own(other(who)).findall("" if who in self.gone else shown(who)))
            self.counted["looks"] += 1
            assert found <= self.given(other(who)), (who, found)

    def own(self, who: str) -> re.Pattern[str]:
        """Everything that is hers alone: what she wrote and gave, what her card says and another's does not, name and address."""
        return OWN[who]

    def given(self, who: str) -> set[str]:
        """What the other may see of her now: by the model alone, and never her spelling, county or generations."""
        if not self.is_open:
            return set()
        now = timezone.now()
        return self.letters[who] | {text for text, until in self.details[who].values() if now < until}

    def in_the_contact(self, who: str) -> str:
        threads = RelayThread.objects.filter(person=self.people[who])
        notices = Notice.objects.filter(person=self.people[who]).values_list("facts", "link")
        return repr([pages.relay_page(thread).seen for thread in threads]) + repr(list(notices))

    def on_every_page(self, who: str) -> str:
        """Of the letters and notices, as a browser gets them."""
        return self.opened(who, self.addresses(who))

    def addresses(self, who: str) -> list[str]:
        user = self.people[who]
        found = ["/letters/", "/notices/", *(f"/letters/questions/{row.pk}/" for row in access.proposals(user))]
        threads = RelayThread.objects.filter(person=user)
        return found + [f"/letters/with/{row.pk}/{page}" for row in threads for page in ("", "report/")]

    def everywhere(self, who: str) -> str:
        """Her own name and address are hers to see; of the other's none stands on a page of an official either."""
        own = self.opened(who, ["/me/", "/me/access-log/", "/me/consents/", "/me/erase/"])
        mails = [f"{letter.subject} {letter.body}" for letter in mail.outbox]
        return "".join([own, texts(self.people[who]), *mails, self.seen_by_officials()])

    def opened(self, who: str, addresses: list[str]) -> str:
        browser = Client()
        browser.force_login(self.people[who])
        return "".join(browser.get(address).content.decode() for address in addresses)

    def seen_by_officials(self) -> str:
        browser = Client()
        browser.force_login(self.cast.auditor)
        record = browser.get("/audit/").content.decode()
        assert not re.search(r"mark\d+|[左右]姓名", record)
        return record


def machine(examples: int, steps: int, *, phases=(Phase.explicit, Phase.generate)):
    run_state_machine_as_test(
        Letters,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            report_multiple_bugs=False,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def histories(clock, cast, monkeypatch):
    people = {who: make_user(f"{HANDS[who]}姓名1", f"{who}mark1@example.org") for who in WHO}
    for name, value in {"cast": cast, "clock": clock, "people": people, "counted": Counter()}.items():
        monkeypatch.setattr(Letters, name, value)
    return machine


def test_nothing_leaks_over_random_histories_of_the_pages(histories):
    histories(5, 8)


@pytest.mark.slow
def test_nothing_leaks_over_ten_thousand_random_histories_of_the_pages(histories, monkeypatch):
    monkeypatch.setattr(Letters, "opens_pages", 5)
    monkeypatch.setattr(Letters, "looks_everywhere", 50)
    histories(10_000, 10)
    assert Letters.counted["histories"] >= 10_000
    assert Letters.counted["with a contact"] > 3_000, "many histories should come to what could leak"


def tells_who_it_is(monkeypatch):
    def told(persons, *, day):
        persons = list(persons)
        for person in persons:
            far = next((one for one in persons if one != person), person)
            tell(NOTICE, to=[person], facts={}, link=f"/letters/?of={far.email}", key=f"letters:{day}")

    monkeypatch.setattr("yinxin.apps.kin.rounds.tell_of_something", told)


def keeps_a_yes_that_was_changed(monkeypatch):
    real = answering.answer

    def answer(person, row, word):
        return row if row.answer == Answer.YES and word == Answer.LATER else real(person, row, word)

    monkeypatch.setattr(answering, "answer", answer)


def closes_no_contact_with_the_rest(monkeypatch):
    def forget(person, **_how):
        Seeker.objects.filter(person=person).delete()

    for place in ("matters.forget", "actions.leaving.forget"):
        monkeypatch.setattr(f"yinxin.apps.kin.{place}", forget)


def names_the_other_card(monkeypatch):
    real = pages.vias_of
    monkeypatch.setattr(pages, "vias_of", lambda rows: real([access.other_end(row) or row for row in rows]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault",
    [tells_who_it_is, keeps_a_yes_that_was_changed, closes_no_contact_with_the_rest, names_the_other_card],
)
def test_a_seeded_leak_turns_the_histories_red(histories, monkeypatch, fault):
    fault(monkeypatch)
    monkeypatch.setattr(Letters, "looks_everywhere", 50)
    with pytest.raises(AssertionError):
        histories(400, 12, phases=[Phase.generate])
