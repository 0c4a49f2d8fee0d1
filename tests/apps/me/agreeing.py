"""A person who keeps a contact record, as the tests of this app need her."""

from __future__ import annotations

from yinxin.apps.me import actions, matters
from yinxin.apps.me.contact import Contact
from yinxin.apps.me.models import ContactRecord
from yinxin.apps.people.models import User
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving

CONTACT = Contact(
    other_names="NG Mui",
    address="12 Jalan Petaling, Kuala Lumpur",
    phone="+60123456789",
    document_kind="passport",
    document_number="E12345678",
)


def agree(user: User) -> None:
    giving.give(user, matters.CONTACT, shown=consents.digest(giving.words(matters.CONTACT, "en")), language="en")


def keeps(user: User, contact: Contact = CONTACT) -> ContactRecord:
    agree(user)
    return actions.keep_contact(user, contact)
