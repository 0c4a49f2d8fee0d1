"""A second official sees the proof of a death that another typed. Until then nobody outside the office sees the person.

What came in with a file is not seen once more: there only dated records are taken, and another official than who sent it confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from yinxin.apps.roots.families.judging import facts_of, judged_by_kin, moved
from yinxin.apps.roots.families.models import Clan, Person, PersonName, ProofHand, Relation
from yinxin.apps.roots.families.seen import digest_of
from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.living import LifeFacts
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Proofs:
    """What proved deaths before a change: the facts of those whom it touches, and who of their kin is judged through others."""

    facts: dict[int, LifeFacts]
    by_kin: dict[int, tuple[str, date | None]]


@transaction.atomic
def confirm(person: Person, *, seen: str, by: AbstractBaseUser) -> Person:
    """From now on anybody sees her, where her clan is public. Where nobody is known to have typed the proof, this is the first of two.

    `seen` is the digest of what she was shown as. RefusedError("person-gone"), ("person-not-waiting"), ("person-second-official"),
    ("person-changed").
    """
    Clan.objects.select_for_update().get(pk=person.clan_id)
    held = Person.objects.filter(pk=person.pk).first()
    if held is None:
        raise RefusedError("person-gone")
    if not held.is_waiting:
        raise RefusedError("person-not-waiting")
    if held.stated_by_id == by.pk or held.hands.filter(stated_by=by.pk).exists():
        raise RefusedError("person-second-official")
    if seen != digest_of(held):
        raise RefusedError("person-changed")
    if held.stated_by_id is None:
        return _stated(held, by=by)
    held.confirmed_by_id, held.is_waiting = by.pk, False
    held.save(update_fields=["confirmed_by", "is_waiting"])
    held.hands.all().delete()
    record("families.confirm", held, by=by)
    moved()
    return held


def _stated(held: Person, *, by: AbstractBaseUser) -> Person:
    held.stated_by_id = by.pk
    held.save(update_fields=["stated_by"])
    hand([held.pk], by=by)
    record("families.state", held, by=by)
    return held


def typed(person: Person, *, by: AbstractBaseUser) -> None:
    """One official typed what proves her death. The caller opened the transaction."""
    person.stated_by_id, person.confirmed_by_id, person.is_waiting = by.pk, None, True
    person.save(update_fields=["stated_by", "confirmed_by", "is_waiting"])
    hand([person.pk], by=by)


def hand(persons: Iterable[int], *, by: AbstractBaseUser) -> None:
    """She said something of these: until it is confirmed by others, she is not the second official."""
    rows = [ProofHand(person_id=pk, stated_by_id=by.pk) for pk in sorted(persons)]
    ProofHand.objects.bulk_create(rows, AT_ONCE, ignore_conflicts=True)


def proofs(persons: Iterable[int]) -> Proofs:
    """What proves it as of now, to be asked before a change."""
    keys = set(persons)
    return Proofs(facts_of(keys), judged_by_kin(keys))


def take_back(before: Proofs, row: object, *, by: AbstractBaseUser) -> None:
    """After a change of `row`: of whom the proof, or the name, is another now, a second official sees it again; and of whoever was judged
    through her, and is judged otherwise now."""
    hand(before.facts, by=by)
    now = judged_by_kin(before.by_kin)
    again = {pk for pk, told in before.by_kin.items() if now.get(pk) != told} | _otherwise(before, row)
    reopen(again, by=by)


def reopen(persons: Iterable[int], *, by: AbstractBaseUser) -> None:
    """What is said of these is another thing now: each waits for another official than this one."""
    keys = sorted(set(persons))
    for start in range(0, len(keys), AT_ONCE):
        for held in Person.everyone.filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk"):
            typed(held, by=by)
            record("families.reopen", held, by=by)
    if keys:
        moved()


def _otherwise(before: Proofs, row: object) -> set[int]:
    """Those whom the change touches itself, with another name, another proof, or another tie that proved them."""
    if isinstance(row, PersonName):
        return set(before.facts)
    after = facts_of(before.facts)
    by_kin = before.by_kin.keys() & before.facts.keys() if isinstance(row, Relation) else set()
    return by_kin | {pk for pk, told in after.items() if before.facts[pk] != told}
