"""Offering, confirming and taking back; asking, answering, and reading the address of whoever said yes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.talents.matters import OF_KIND
from yinxin.apps.registers.talents.models import Answer, ContactRequest, Talent, TalentKind, TalentLanguage
from yinxin.domain.errors import RefusedError
from yinxin.kit import still_there
from yinxin.kit.audit.recording import look, record
from yinxin.kit.consent import giving

REACHED_BY = ("name", "email")
"""What an accepted request opens: columns of the account."""

PURPOSE = "talent-contact"

Spoken = Mapping[str, str]


@transaction.atomic
def offer(
    person: User,
    kind: TalentKind,
    values: Mapping[str, Any],
    *,
    languages: Iterable[tuple[str, str]],
    agreed: Agreement | None = None,
) -> Talent:
    """Keep what she offers, as confirmed today. The event names that it changed, not what she wrote.

    RefusedError("consent-missing") without her consent for this register; `agreed` gives it in the same act.
    """
    still_there.hold(person)
    if agreed is not None:
        giving.give(person, OF_KIND[kind], shown=agreed.shown, language=agreed.language)
    giving.require(person, OF_KIND[kind])
    row, made = Talent.objects.select_for_update().update_or_create(
        person=person, kind=kind, defaults={**values, "renewed_on": timezone.localdate()}
    )
    row.languages.all().delete()
    TalentLanguage.objects.bulk_create(
        TalentLanguage(talent=row, language=language, level=level) for language, level in languages
    )
    record("talents.join" if made else "talents.change", row, by=person, new={"kind": kind.value}, about=person)
    return row


@transaction.atomic
def renew(person: User, talent: Talent) -> Talent:
    """It is still so: shown for another year."""
    row = _own(person, talent)
    giving.require(person, OF_KIND[TalentKind(row.kind)])
    row.renewed_on = timezone.localdate()
    row.save(update_fields=["renewed_on"])
    record("talents.renew", row, by=person, about=person)
    return row


@transaction.atomic
def leave(person: User, talent: Talent) -> None:
    """Everything she wrote goes at once, with the consent and with all requests about it."""
    row = _own(person, talent)
    record("talents.leave", row, by=person, about=person)
    giving.withdraw(person, OF_KIND[TalentKind(row.kind)])
    Talent.objects.filter(pk=row.pk).delete()


@transaction.atomic
def ask(talent: Talent, values: Mapping[str, Any], *, unit: Unit, by: User) -> ContactRequest:
    """She is told who asks and what for. RefusedError("talent-asked") while an earlier request of the same official waits or stands."""
    row = Talent.objects.select_for_update().get(pk=talent.pk)
    if row.requests.filter(by=by, answer__in=[Answer.WAITING, Answer.ACCEPTED]).exists():
        raise RefusedError("talent-asked")
    asked = ContactRequest.objects.create(talent=row, by=by, unit=unit, asked_on=timezone.localdate(), **values)
    facts = {"unit": unit.name, "purpose": asked.get_asked_for_display()}
    tell("talent-asked", to=[row.person], facts=facts, link="/talents/join/", key=f"talent-request:{asked.pk}")
    record("talents.ask", asked, by=by, new={"asked_for": asked.asked_for}, reason=asked.errand, about=row.person)
    return asked


@transaction.atomic
def answer(person: User, asked: ContactRequest, given: Answer) -> ContactRequest:
    """Her word. A yes she may take back at any time; a no stays one. RefusedError("talent-answered") for anything else."""
    row = ContactRequest.objects.select_for_update(of=("self",)).select_related("talent", "unit", "by").get(pk=asked.pk)
    allowed = {Answer.WAITING: {Answer.ACCEPTED, Answer.DECLINED}, Answer.ACCEPTED: {Answer.ENDED}}
    if given not in allowed.get(Answer(row.answer), set()):
        raise RefusedError("talent-answered")
    row.answer, row.answered_on = given, timezone.localdate()
    row.save(update_fields=["answer", "answered_on"])
    facts: dict[str, str | int] = {"number": row.talent_id, "answer": row.get_answer_display()}
    key = f"talent-request:{row.pk}:{given.value}"
    tell("talent-answered", to=[row.by], facts=facts, link="/talents/requests/", key=key)
    record("talents.answer", row, by=person, new={"answer": given.value}, about=person)
    return row


@transaction.atomic
def read_contact(asked: ContactRequest, *, by: User) -> User:
    """The account of whoever said yes, for this request; she reads afterwards that it was looked at."""
    held = ContactRequest.objects.select_for_update(of=("self",)).select_related("talent__person").get(pk=asked.pk)
    if held.answer != Answer.ACCEPTED:
        raise RefusedError("talent-not-accepted")
    person = held.talent.person
    look(held, by=by, purpose=PURPOSE, about=person, fields=REACHED_BY)
    return person


def _own(person: User, talent: Talent) -> Talent:
    """Her entry, locked; RefusedError("talent-gone") where it went meanwhile."""
    row = Talent.objects.select_for_update().filter(pk=talent.pk, person=person).first()
    if row is None:
        raise RefusedError("talent-gone")
    return row
