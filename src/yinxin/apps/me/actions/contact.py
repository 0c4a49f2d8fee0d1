"""Keeping and changing one's own contact record."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from yinxin.apps.me import matters
from yinxin.apps.me.contact import Contact, differing, put
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record
from yinxin.kit.consent import giving


@dataclass(frozen=True, slots=True)
class Agreement:
    """A tick: the digest of the words that stood beside it, and their language."""

    shown: str
    language: str


@transaction.atomic
def keep_contact(user: User, contact: Contact, *, agreed: Agreement | None = None) -> ContactRecord:
    """The record as it now stands. Sensitive values are kept only under the separate consent (PIPL art. 29).

    `agreed` gives that consent in the same act. The event names the columns that changed and never a value.
    """
    still_there.hold(user)
    if agreed is not None:
        giving.give(user, matters.CONTACT, shown=agreed.shown, language=agreed.language)
    if contact.is_sensitive:
        giving.require(user, matters.CONTACT)
    row, _made = ContactRecord.objects.select_for_update().get_or_create(person=user)
    changed = differing(row, contact)
    if changed:
        put(row, contact)
        row.save()
        record("me.keep-contact", row, by=user, new={"fields": changed}, about=user)
    return row
