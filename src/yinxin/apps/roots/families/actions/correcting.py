"""Putting right what is said of a kept person. No change may leave her death unproven: then it is refused, or she is taken out.

A change of what proves it waits for a second official, and so does a name that is added, for it could be anybody's. What else is
added takes nothing from the proof that there was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import transaction
from django.utils import timezone

from yinxin.apps.roots.families.actions.confirming import hand, proofs, reopen, take_back
from yinxin.apps.roots.families.actions.entering import citations
from yinxin.apps.roots.families.drafts import Source
from yinxin.apps.roots.families.free_text import refuse_places
from yinxin.apps.roots.families.judging import judge, moved
from yinxin.apps.roots.families.models import Citation, Clan, Event, Person, PersonName, Relation
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Assertion: TypeAlias = PersonName | Event | Relation


@transaction.atomic
def add(row: Assertion, source: Source, *, by: AbstractBaseUser) -> Assertion:
    """One more assertion beside those there are, also where it contradicts them."""
    _hold(row.person)
    _refuse_place(row)
    row.citation = citations([source])[source]
    row.save(force_insert=True)
    _still_proven(_tied(row))
    hand(_tied(row), by=by)
    if isinstance(row, PersonName):
        reopen([row.person_id], by=by)
    record("families.say", row, by=by, new={"person": row.person_id, **_told(row)})
    return row


@transaction.atomic
def change(row: Assertion, values: Mapping[str, Any], source: Source, *, by: AbstractBaseUser) -> Assertion:
    """What was read or typed wrongly. What another source says is another assertion."""
    held = _held(row)
    before, tied = _told(held), _tied(held)
    proven = proofs(tied)
    for name, value in values.items():
        setattr(held, name, value)
    _refuse_place(held)
    held.citation = citations([source])[source]
    held.save()
    _still_proven({*tied, *_tied(held)})
    take_back(proven, held, by=by)
    record("families.correct", held, by=by, old=before, new={"person": held.person_id, **_told(held)})
    return held


@transaction.atomic
def remove(row: Assertion, *, by: AbstractBaseUser, reason: str) -> None:
    """RefusedError("person-last-name") where nothing would be left to call her by."""
    held = _held(row)
    if isinstance(held, PersonName) and held.person.names.count() == 1:
        raise RefusedError("person-last-name")
    told, tied = _told(held), _tied(held)
    proven = proofs(tied)
    record("families.unsay", held, by=by, old={"person": held.person_id, **told}, reason=reason)
    held.delete()
    _still_proven(tied)
    take_back(proven, held, by=by)


@transaction.atomic
def change_person(person: Person, values: Mapping[str, Any], source: Source, *, by: AbstractBaseUser) -> Person:
    """Sex, generation, branch, and who sees her."""
    held = _hold(person)
    before, proven = {name: _plain(getattr(held, name)) for name in values}, proofs([held.pk])
    for name, value in values.items():
        setattr(held, name, value)
    held.citation = citations([source])[source]
    held.save(update_fields=[*values, "citation"])
    _still_proven({held.pk})
    take_back(proven, held, by=by)
    record("families.correct", held, by=by, old=before, new={name: _plain(value) for name, value in values.items()})
    return held


@transaction.atomic
def take_out(person: Person, *, by: AbstractBaseUser, reason: str) -> None:
    """The person and everything said of her is gone. The record keeps that somebody was taken out, and why, and no name."""
    held = _hold(person)
    tied = {end for row in _relations_of(held) for end in (row.person_id, row.other_id)} - {held.pk}
    proven = proofs(tied)
    record("families.take-out", held, by=by, reason=reason)
    held.delete()
    if tied:
        _still_proven(tied)
        take_back(proven, held, by=by)
    moved()


def source_of(citation: Citation) -> Source:
    """What a citation says, for a form that shows it again."""
    return Source(**{name: getattr(citation, name) for name in Source.__dataclass_fields__})


def _hold(person: Person) -> Person:
    """Persons of one clan are changed one after the other. RefusedError("person-gone") where she was taken out meanwhile."""
    Clan.objects.select_for_update().get(pk=person.clan_id)
    held = Person.objects.filter(pk=person.pk).first()
    if held is None:
        raise RefusedError("person-gone")
    return held


def _held(row: Assertion) -> Assertion:
    _hold(row.person)
    held: Assertion | None = type(row).objects.select_related("person").filter(pk=row.pk).first()
    if held is None:
        raise RefusedError("person-gone")
    return held


def _refuse_place(row: Assertion) -> None:
    """RefusedError("text-names-living")"""
    if isinstance(row, Event):
        refuse_places([row])


def _still_proven(persons: Iterable[int]) -> None:
    """RefusedError("person-may-live") where somebody kept could be alive by what is said now."""
    found = judge(persons, today=timezone.localdate())
    if not all(one.is_shown for one in found.values()):
        raise RefusedError("person-may-live")


def _relations_of(person: Person) -> list[Relation]:
    return [*Relation.everyone.filter(person=person), *Relation.everyone.filter(other=person)]


def _tied(row: Assertion) -> set[int]:
    return {row.person_id, row.other_id} if isinstance(row, Relation) else {row.person_id}


def _told(row: Assertion) -> dict[str, Any]:
    """What is kept of it in the record: the words themselves can be erased there."""
    told: dict[str, Any] = {"kind": row.kind}
    if isinstance(row, PersonName):
        return told | {"name": row.text}
    if isinstance(row, Event):
        return told | {"on": row.on}
    return told | {"other_person": row.other_id}


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int) else str(value)
