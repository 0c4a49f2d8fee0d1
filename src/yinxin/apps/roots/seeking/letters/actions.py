"""The acts on a letter, each with its event, which never holds anything that stands in the letter."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.roots.seeking.letters import consenting, contents, mailing
from yinxin.apps.roots.seeking.letters.contents import Contents
from yinxin.apps.roots.seeking.models import LetterState, QueryLetter
from yinxin.domain.clock import Term, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import LOOK, record
from yinxin.kit.mail.envelope import digest as address_digest
from yinxin.kit.vault import blind

WORKING_DAYS = 15
"""In which the office answers; its own promise, no law names it."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of receipt numbers: nothing that is mistaken for something else when it is read out."""

MOST_TRIES = 6
CODE_MINUTES = 60
PURPOSE = "roots-letter"


@dataclass(frozen=True, slots=True)
class Agreed:
    """`shown` is the digest of the words that stood before the writer, `language` the one they were in."""

    shown: str
    language: str


@transaction.atomic
def write(written: Contents, *, place: Unit, agreed: Agreed) -> QueryLetter:
    """Keep a letter and send the code that its address has to give back. Nobody reads it before that.

    RefusedError("consent-wording-old") where the words changed between page and answer.
    """
    if consenting.shown(agreed.language) != agreed.shown:
        raise RefusedError("consent-wording-old")
    code = f"{secrets.randbelow(10**6):06}"
    letter = QueryLetter(
        number=_number(),
        place=place,
        language=agreed.language,
        state=LetterState.UNCONFIRMED,
        address_digest=address_digest(written.email),
        consent_version=consenting.VERSION,
        consent_hash=agreed.shown,
        written_at=timezone.now(),
        forget_on=timezone.localdate() + timedelta(days=2),
    )
    letter.code_digest = _code_digest(letter.number, code)
    contents.seal(letter, written)
    letter.save()
    record("seeking.write", letter, by=None, new={"consent_version": letter.consent_version})
    mailing.send_code(letter, written.email, code)
    return letter


def confirm(number: str, code: str) -> QueryLetter:
    """The writer gave the code back: the letter is in the queue, and its clock runs.

    RefusedError("letter-code-wrong") alike for a wrong code, an old one, too many tries and a number that is none. The try is
    counted even though it is refused, so it is kept in a transaction of its own.
    """
    letter = _tried(number, code)
    if letter is None:
        raise RefusedError("letter-code-wrong")
    return letter


@transaction.atomic
def _tried(number: str, code: str) -> QueryLetter | None:
    letter = QueryLetter.objects.select_for_update().filter(number=number).first()
    if letter is None or letter.state != LetterState.UNCONFIRMED or not _in_time(letter):
        return None
    if not secrets.compare_digest(letter.code_digest, _code_digest(letter.number, code)):
        letter.tries += 1
        letter.save(update_fields=["tries"])
        return None
    _receive(letter)
    return letter


def _in_time(letter: QueryLetter) -> bool:
    fresh = timezone.now() - letter.written_at < timedelta(minutes=CODE_MINUTES)
    return fresh and letter.tries < MOST_TRIES


def _receive(letter: QueryLetter) -> None:
    today = timezone.localdate()
    until = due(today, Term(WORKING_DAYS, TermUnit.WORKING), calendar.current())
    letter.state, letter.code_digest, letter.key_digest = LetterState.WAITING, "", key_digest(key_of(letter))
    letter.received_on, letter.due_on, letter.due_certain = today, until.on, until.certain
    letter.forget_on = until.on + timedelta(days=consenting.DAYS_UNANSWERED)
    letter.save()
    record("seeking.receive", letter, by=None, new={"due_on": str(letter.due_on)})
    mailing.send_receipt(letter, contents.opened(letter).email, key_of(letter))
    facts: dict[str, str | int] = {"number": letter.number, "due": str(letter.due_on)}
    to = recipients.of_office(letter.place)
    tell("roots-letter", to=to, facts=facts, link="/roots/letters/", key=f"roots-letter:{letter.pk}")


@transaction.atomic
def assign(letter: QueryLetter, *, to: User, by: User) -> QueryLetter:
    """One official reads and answers it, and nobody else. RefusedError("letter-answered") once it has its answer."""
    row = _open(letter)
    row.state, row.assigned_to = LetterState.ASSIGNED, to
    row.save(update_fields=["state", "assigned_to"])
    record("seeking.assign", row, by=by, new={"assigned_to": to.name})
    if to.pk != by.pk:
        facts: dict[str, str | int] = {"number": row.number, "due": str(row.due_on)}
        key = f"roots-letter:{row.pk}:{to.pk}"
        tell("roots-letter-assigned", to=[to], facts=facts, link=f"/roots/letters/{row.pk}/", key=key)
    return row


@transaction.atomic
def read(letter: QueryLetter, *, by: User) -> Contents:
    """What stands in it, for the official to whom it was given. The look is on record, and the writer can see it."""
    row = QueryLetter.objects.select_for_update().get(pk=letter.pk)
    if row.assigned_to_id != by.pk:
        raise RefusedError("letter-not-yours")
    found = contents.opened(row)
    record(LOOK, row, by=by, new={"fields": ["sealed"]}, purpose=PURPOSE)
    return found


@transaction.atomic
def answer(letter: QueryLetter, *, words: str, by: User) -> QueryLetter:
    """The answer is sealed like the letter; the mail says only that there is one, and where."""
    row = _open(letter)
    if row.assigned_to_id != by.pk:
        raise RefusedError("letter-not-yours")
    key, today = key_of(row), timezone.localdate()
    row.state, row.answered_on = LetterState.ANSWERED, today
    row.forget_on, row.key_digest = today + timedelta(days=consenting.DAYS_KEPT), key_digest(key)
    contents.seal_answer(row, words)
    row.save()
    record("seeking.answer", row, by=by, new={"answered_on": str(today)})
    mailing.send_answer(row, contents.opened(row).email, key)
    return row


@transaction.atomic
def erase(letter: QueryLetter) -> None:
    """Its writer takes it back, answered or not: letter and answer are gone at once."""
    row = QueryLetter.objects.select_for_update().filter(pk=letter.pk).first()
    if row is not None:
        record("seeking.erase", row, by=None)
        row.delete()


def key_of(letter: QueryLetter) -> str:
    """The key of its writer's page, the same in both mails. It is kept nowhere: whoever has not the index key, which lies outside
    the database, cannot make it from the number, and officials know the number."""
    return blind.index("seeking.queryletter.key", letter.number)


def key_digest(key: str) -> str:
    """What is kept of the key in a link. It has 256 bits nobody can guess, so its digest needs neither salt nor slowness."""
    return hashlib.sha256(key.encode()).hexdigest()


def _open(letter: QueryLetter) -> QueryLetter:
    row = QueryLetter.objects.select_for_update(of=("self",)).select_related("place").get(pk=letter.pk)
    if row.state not in {LetterState.WAITING, LetterState.ASSIGNED}:
        raise RefusedError("letter-answered")
    return row


def _number() -> str:
    made = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{made[:4]}-{made[4:]}"


def _code_digest(number: str, code: str) -> str:
    """Six digits are soon tried through: only whoever holds the index key, outside the database, can make their digest."""
    return blind.index(f"seeking.queryletter.code|{number}", code)
