"""An official finds one person by the exact number of her document, and reveals one value at a time.

There is no list, no search by anything else and no address that opens a record: what was found lives in a signed ticket of a few
minutes, so each look goes through here, is counted, and leaves exactly one event that the person can read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction

from yinxin.apps.me import matters
from yinxin.apps.me.contact import Contact, contact_of, number_index
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy import masks
from yinxin.domain.privacy.looks import LookPurpose
from yinxin.kit import limits
from yinxin.kit.audit.recording import LOOK, record
from yinxin.kit.consent import giving
from yinxin.kit.vault import blind

TICKET = "me.finding"
TICKET_LIVES = timedelta(minutes=15)
DAY = timedelta(days=1)
REVEALABLE = ("document_number", "address", "phone", "email")
"""What can be shown in the clear, one at a time."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a look is for: chosen from the closed list, with a reason in the official's own words. The person reads both."""

    purpose: LookPurpose
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """One person's record under its mask. `values` are masked but for the one that was revealed."""

    name: str
    document_kind: str
    values: dict[str, str]
    ticket: str
    revealed: str = ""


def find(official: User, kind: str, number: str, *, errand: Errand) -> Found | None:
    """The one person with this document, or None: for nobody, for several alike, and for one whose consent does not stand."""
    _count(official)
    with transaction.atomic():
        row = _only(kind, blind.normalised(number))
        if row is None:
            record("me.find-in-vain", official, by=official, purpose=errand.purpose.value, reason=errand.reason)
            return None
        contact = contact_of(row)
        _look(row, official, errand, fields=_shown(row, contact), masked=True)
        return _found(row, contact, errand, official)


def reveal(official: User, ticket: str, field: str) -> Found:
    """The same record with one value in the clear. RefusedError("look-ticket-stale") when the ticket is too old or another's."""
    person, errand = _read(ticket, official)
    if field not in REVEALABLE:
        raise RefusedError("look-ticket-stale")
    _count(official)
    with transaction.atomic():
        row = ContactRecord.objects.select_related("person").filter(person=person).first()
        if row is None or not _consents(row):
            raise RefusedError("look-ticket-stale")
        contact = contact_of(row)
        beside = [name for name in _shown(row, contact) if name != field]
        _look(row, official, errand, fields=[field], beside=beside, masked=False)
        return _found(row, contact, errand, official, revealed=field)


def _only(kind: str, number: str) -> ContactRecord | None:
    rows = ContactRecord.objects.select_related("person").filter(document_index=number_index(kind, number))[:2]
    return rows[0] if len(rows) == 1 and _consents(rows[0]) else None


def _consents(row: ContactRecord) -> bool:
    """Whether the consent stands, and still will when this look is kept: its receipt is locked until then."""
    try:
        giving.require(row.person, matters.CONTACT)
    except RefusedError:
        return False
    return True


def _shown(row: ContactRecord, contact: Contact) -> list[str]:
    """Every column an answer shows, most of them masked."""
    return ["name", "document_kind", *(field for field in REVEALABLE if _value(row, contact, field))]


def _look(
    row: ContactRecord,
    official: User,
    errand: Errand,
    *,
    fields: list[str],
    masked: bool,
    beside: list[str] | None = None,
) -> None:
    """`beside` is what stood again, masked, around the value that was asked for."""
    told: dict[str, Any] = {"fields": sorted(fields), "masked": masked}
    if beside:
        told["beside"] = sorted(beside)
    record(LOOK, row, by=official, new=told, purpose=errand.purpose.value, reason=errand.reason, about=row.person)


def _found(row: ContactRecord, contact: Contact, errand: Errand, official: User, *, revealed: str = "") -> Found:
    values = {}
    for field in REVEALABLE:
        value = _value(row, contact, field)
        hide = masks.address if field in {"address", "email"} else masks.number
        values[field] = value if field == revealed or not value else hide(value)
    told = {"person": row.person_id, "by": official.pk, "purpose": errand.purpose.value, "reason": errand.reason}
    ticket = signing.dumps(told, salt=TICKET)
    return Found(row.person.name, row.get_document_kind_display(), values, ticket, revealed)


def _value(row: ContactRecord, contact: Contact, field: str) -> str:
    return row.person.email if field == "email" else str(getattr(contact, field))


def _read(ticket: str, official: User) -> tuple[int, Errand]:
    try:
        told = signing.loads(ticket, salt=TICKET, max_age=TICKET_LIVES)
    except signing.BadSignature:
        raise RefusedError("look-ticket-stale") from None
    if told["by"] != official.pk:
        raise RefusedError("look-ticket-stale")
    return told["person"], Errand(LookPurpose(told["purpose"]), told["reason"])


def _count(official: User) -> None:
    """A day's looks are numbered. The first one too many is put on record for the auditors, and then all are refused."""
    most = settings.LOOKS_A_DAY
    try:
        limits.take("me.look", str(official.pk), most=most, window=DAY)
    except RefusedError:
        _tell_once(official, most)
        raise RefusedError("too-many-looks", most=most) from None


def _tell_once(official: User, most: int) -> None:
    try:
        limits.take("me.look-told", str(official.pk), most=1, window=DAY)
    except RefusedError:
        return
    with transaction.atomic():
        record("me.too-many-looks", official, by=official, new={"most": most})
