"""A digest of what an official is shown of a waiting person, so that nobody confirms what she has not seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from yinxin.apps.roots.families.models import Citation, Event, Person, PersonName, Relation

OF_CITATION = ("title", "page", "quotation", "made", "added_later", "address", "confidence")
OF_PERSON = ("branch_id", "sex", "generation", "visibility", "because", "proven_from")
OF_NAME = ("kind", "surname", "given", "language", "script")
OF_EVENT = ("kind", "on", "place_id", "place_text")
OF_TIE = ("person_id", "other_id", "kind", "rank")


def digest_of(person: Person) -> str:
    """SHA-256 over names, events, ties and their sources as they are kept now, and over what her death is held to be proven by."""
    told = json.dumps(list(_told(person)), ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _told(person: Person) -> Iterator[list[Any]]:
    held = Person.everyone.select_related("citation__book").filter(pk=person.pk)
    names = PersonName.everyone.filter(person=person)
    events = Event.everyone.filter(person=person)
    ties = Relation.everyone.filter(Q(person=person) | Q(other=person))
    for rows, fields in ((held, OF_PERSON), (names, OF_NAME), (events, OF_EVENT), (ties, OF_TIE)):
        for row in rows.select_related("citation__book").order_by("pk"):
            yield [row._meta.label_lower, *(getattr(row, name) for name in fields), *_cited(row.citation)]


def _cited(citation: Citation) -> Iterator[Any]:
    yield citation.book_id
    yield citation.book.years if citation.book else ""
    yield from (getattr(citation, name) for name in OF_CITATION)
