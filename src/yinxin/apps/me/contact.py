"""Between the contact record as a person knows it and its row, in which what is sensitive stands sealed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db import transaction

from yinxin.apps.me.models import ContactRecord
from yinxin.kit.vault import blind, sealing

SENSITIVE = ("address", "phone", "document_number")
INDEX = "me.contactrecord.document_number"


@dataclass(frozen=True, slots=True)
class Contact:
    """What a form asked and judged; whatever is empty is not kept."""

    other_names: str = ""
    address: str = ""
    phone: str = ""
    document_kind: str = ""
    document_number: str = ""

    @property
    def is_sensitive(self) -> bool:
        return any(getattr(self, field) for field in SENSITIVE)


def contact_of(row: ContactRecord | None) -> Contact:
    """A record in the clear, for its own person alone; an official's look goes through `actions.finding`."""
    if row is None:
        return Contact()
    held = {field: sealing.opened(row, field) for field in SENSITIVE}
    return Contact(other_names=row.other_names, document_kind=row.document_kind, **held)


def put(row: ContactRecord, contact: Contact) -> None:
    """Fill a row (not yet saved), sealing what is sensitive."""
    row.other_names = contact.other_names
    for field in SENSITIVE:
        sealing.seal(row, field, getattr(contact, field))
    numbered = bool(contact.document_number)
    row.document_kind = contact.document_kind if numbered else ""
    row.document_index = number_index(contact.document_kind, contact.document_number) if numbered else ""


def differing(row: ContactRecord, contact: Contact) -> list[str]:
    """The columns in which a row differs from `contact`."""
    before = contact_of(row)
    return [one.name for one in fields(contact) if getattr(before, one.name) != getattr(contact, one.name)]


def number_index(kind: str, number: str) -> str:
    """By what an exact number of one kind is found."""
    return blind.index(INDEX, f"{kind}{number}")


@transaction.atomic
def forget_sensitive(person: int) -> None:
    """Delete what stood on the consent, in the transaction of its withdrawal. It needs no key, so it also works after shredding."""
    row = ContactRecord.objects.select_for_update().filter(person=person).first()
    if row is not None:
        put(row, Contact(other_names=row.other_names))
        row.save()
