"""What the pages of the letters show. Everything of another person comes through `domain.kin.viewing`, which alone decides what may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.forms import BoundField
from django.http import Http404, HttpRequest
from django.utils import timezone

from yinxin.apps.kin import access
from yinxin.apps.kin.forms import AnswerForm, CardForm, LetterForm, ReleaseForm, ReportForm
from yinxin.apps.kin.matters import BOTH
from yinxin.apps.kin.models import Detail, MatchProposal, RelayMessage, RelayThread, Release, Seeker, Shield, Stop
from yinxin.apps.kin.questions import question_of
from yinxin.apps.kin.sealed_cards import cards_of, vias_of
from yinxin.apps.people.access import user_of
from yinxin.domain.kin import contact
from yinxin.domain.kin.cards import Card, Via
from yinxin.domain.kin.pace import HOME, HOUR
from yinxin.domain.kin.scams import needs_warning
from yinxin.domain.kin.viewing import QuestionSeen, RelaySeen, question_seen, relay_seen
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter
from yinxin.kit.vault import sealing

REACHES = frozenset({contact.Detail.EMAIL, contact.Detail.PHONE})


@dataclass(frozen=True, slots=True)
class CardShown:
    row: Seeker
    card: Card


@dataclass(frozen=True, slots=True)
class QuestionShown:
    row: MatchProposal
    seen: QuestionSeen


@dataclass(frozen=True, slots=True)
class ThreadShown:
    """A contact in the list: by the reader's own words, open or closed."""

    row: RelayThread
    via: Via
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Home:
    cards: list[CardShown]
    questions: list[QuestionShown]
    threads: list[ThreadShown]
    shield: Shield | None
    stop: Stop | None


@dataclass(frozen=True, slots=True)
class Words:
    """A separate consent beside its tick."""

    title: str
    text: str
    digest: str
    shown: str
    tick: BoundField


@dataclass(frozen=True, slots=True)
class CardPage:
    """`asked` are the consents that are not there yet."""

    form: CardForm
    asked: list[Words]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    question: QuestionShown
    form: AnswerForm


@dataclass(frozen=True, slots=True)
class RelayPage:
    """`details` are the reader's releases with their words."""

    row: RelayThread
    seen: RelaySeen
    letter: LetterForm
    release: ReleaseForm

    @property
    def given(self) -> list[tuple[str, contact.Release]]:
        return [(str(Detail(one.detail.value).label), one) for one in self.seen.given]

    @property
    def received(self) -> list[tuple[str, contact.Release, bool]]:
        """With whether it bears a warning; a telephone number or an address is what it is."""
        return [
            (str(Detail(one.detail.value).label), one, one.detail not in REACHES and needs_warning(one.value))
            for one in self.seen.received
        ]


def home_page(request: HttpRequest) -> Home:
    user = user_of(request)
    rows = list(access.cards(user))
    cards = [CardShown(row, card) for row, card in zip(rows, cards_of(rows), strict=True)]
    vias = {shown.row.pk: shown.card.via for shown in cards}
    return Home(cards, _questions(user_proposals(request), vias), threads_shown(request), *_standing(request))


def _standing(request: HttpRequest) -> tuple[Shield | None, Stop | None]:
    user = user_of(request)
    return access.shield(user), access.stop(user)


def user_proposals(request: HttpRequest) -> list[MatchProposal]:
    return list(access.proposals(user_of(request)))


def _questions(rows: list[MatchProposal], vias: dict[UUID, Via]) -> list[QuestionShown]:
    now = timezone.now()
    found = [(row, question_seen(question_of(row), vias[row.seeker_id], now)) for row in rows]
    return [QuestionShown(row, seen) for row, seen in found if seen is not None]


def threads_shown(request: HttpRequest) -> list[ThreadShown]:
    rows = list(access.threads(user_of(request)))
    others = access.other_ends(rows)
    return [ThreadShown(row, via, row.pk not in others) for row, via in zip(rows, vias_of(rows), strict=True)]


def card_page(request: HttpRequest) -> CardPage:
    user = user_of(request)
    missing = [matter for matter in BOTH if giving.standing(user, matter) is None]
    form = CardForm(request.POST or None, missing=missing)
    return CardPage(form, [_words(form, matter) for matter in missing])


def question_page(request: HttpRequest, pk: UUID) -> QuestionPage:
    """A question that is not shown any more is not found."""
    user = user_of(request)
    row = access.proposal(user, pk)
    found = _questions([row], {row.seeker_id: cards_of([row.seeker])[0].via})
    if not found:
        raise Http404
    return QuestionPage(found[0], AnswerForm(request.POST or None))


def _words(form: CardForm, matter: Matter) -> Words:
    text = giving.words(matter)
    return Words(str(matter.title), text, consents.digest(text), form.shown_name(matter), form.tick(matter))


def relay_page(row: RelayThread, *, letter: LetterForm | None = None, release: ReleaseForm | None = None) -> RelayPage:
    """With a form that was sent and has faults, or empty ones."""
    other = access.other_end(row)
    (via,) = vias_of([row])
    theirs = end_of(other, via) if other is not None else None
    seen = relay_seen(end_of(row, via), theirs, timezone.now())
    if seen is None:
        raise ValueError("a contact with an end of one's own is seen")
    return RelayPage(row, seen, letter or LetterForm(), release or ReleaseForm())


def end_of(row: RelayThread, via: Via) -> contact.End:
    """One end with what was written and given there."""
    letters = access.letters(row)
    texts, hours = (sealing.opened_each(letters, field) for field in ("text", "written_at"))
    releases = list(row.releases.all())
    given = zip(releases, sealing.opened_each(releases, "value"), strict=True)
    return contact.End(
        via,
        row.opened_at,
        tuple(_message(*one) for one in zip(letters, texts, hours, strict=True)),
        tuple(_given(one, value) for one, value in given),
    )


def _message(row: RelayMessage, text: str, hour: str) -> contact.Message:
    """The hour is sealed with the letter; of a letter from before hours were sealed only the day is left."""
    at = datetime.fromisoformat(hour) if hour else datetime.combine(row.told_on, HOUR, HOME)
    return contact.Message(text, at)


def _given(row: Release, value: str) -> contact.Release:
    return contact.Release(contact.Detail(row.detail), value, row.until)


def report_form(request: HttpRequest, row: RelayThread) -> ReportForm:
    """With the letters and details of the other side, from which the reader chooses."""
    other = access.other_end(row)
    received = _received(other) if other is not None else []
    return ReportForm(request.POST or None, received=received, given=access.details_seen(other) if other else [])


def _received(other: RelayThread) -> list[tuple[RelayMessage, str]]:
    letters = access.letters(other)
    return list(zip(letters, sealing.opened_each(letters, "text"), strict=True))
