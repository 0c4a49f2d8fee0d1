"""A second official sees the proof of a death that another typed. Until then nobody outside the office sees the person.

What came in with a file needs none: there only dated records are taken, and an official has confirmed what another program wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from yinxin.apps.roots.families.judging import facts_of, moved
from yinxin.apps.roots.families.models import Clan, Person, PersonName, Relation
from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.living import Because, LifeFacts
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Proofs = dict[int, LifeFacts]


@transaction.atomic
def confirm(person: Person, *, by: AbstractBaseUser) -> Person:
    """From now on anybody sees her, where her clan is public. Where nobody is known to have typed the proof, this is the first of two.

    RefusedError("person-gone"), ("person-not-waiting"), ("person-second-official").
    """
    Clan.objects.select_for_update().get(pk=person.clan_id)
    held = Person.objects.filter(pk=person.pk).first()
    if held is None:
        raise RefusedError("person-gone")
    if not held.is_waiting:
        raise RefusedError("person-not-waiting")
    if held.stated_by_id == by.pk:
        raise RefusedError("person-second-official")
    if held.stated_by_id is None:
        return _stated(held, by=by)
    held.confirmed_by_id, held.is_waiting = by.pk, False
    held.save(update_fields=["confirmed_by", "is_waiting"])
    record("families.confirm", held, by=by)
    moved()
    return held


def _stated(held: Person, *, by: AbstractBaseUser) -> Person:
    held.stated_by_id = by.pk
    held.save(update_fields=["stated_by"])
    record("families.state", held, by=by)
    return held


def typed(person: Person, *, by: AbstractBaseUser) -> None:
    """One official typed what proves her death. The caller opened the transaction."""
    person.stated_by_id, person.confirmed_by_id, person.is_waiting = by.pk, None, True
    person.save(update_fields=["stated_by", "confirmed_by", "is_waiting"])


def proofs(persons: Iterable[int]) -> Proofs:
    """What proves it as of now, to be asked before a change."""
    return facts_of(set(persons))


def take_back(before: Proofs, row: object, *, by: AbstractBaseUser) -> None:
    """After a change of `row`: of whom the proof, or the name, is another now, a second official sees it again."""
    after = facts_of(before)
    for held in Person.everyone.filter(pk__in=before).order_by("pk"):
        by_kin = isinstance(row, Relation) and held.because == Because.KIN
        if by_kin or isinstance(row, PersonName) or before[held.pk] != after[held.pk]:
            typed(held, by=by)
            record("families.reopen", held, by=by)
