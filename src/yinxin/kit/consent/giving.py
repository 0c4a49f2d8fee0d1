"""Giving, withdrawing and requiring a consent. Each change is one transaction with its event in the record."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language, override

from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy import consents
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record
from yinxin.kit.consent.matters import Matter
from yinxin.kit.consent.models import Ending, How, Receipt


def words(matter: Matter, language: str | None = None) -> str:
    """What a person is about to agree to, in the language of the page. The page shows exactly this, the receipt keeps its digest."""
    spoken = matter.wording.language(language or get_language() or "")
    with override(spoken):
        return matter.wording.text(spoken, str(matter.scope))


@transaction.atomic
def give(person: AbstractBaseUser, matter: Matter, *, shown: str, language: str) -> Receipt:
    """Keep that `person` agreed to the words whose digest is `shown`. A standing receipt for the same words is given back as it is.

    RefusedError("consent-wording-old") when the words changed between page and answer: nobody agrees to what she did not see.
    """
    text = words(matter, language)
    if consents.digest(text) != shown:
        raise RefusedError("consent-wording-old")
    still_there.hold(person)
    held = _standing(person, matter).select_for_update().first()
    if held is not None and held.wording_hash == shown and counts(held, matter):
        return held
    older = ended(person, matter, Ending.REPLACED)
    if older is not None:
        record("consent.replace", older, by=person, old=facts(older), about=person)
    receipt = _keep(person, matter, shown=shown, language=language)
    record("consent.give", receipt, by=person, new=facts(receipt), about=person)
    return receipt


def _keep(person: AbstractBaseUser, matter: Matter, *, shown: str, language: str) -> Receipt:
    with override(matter.wording.language(language)):
        scope = str(matter.scope)
    return Receipt.objects.create(
        person_id=person.pk,
        purpose=matter.purpose.value,
        matter=matter.code,
        version=matter.wording.version,
        language=matter.wording.language(language),
        scope=scope,
        wording_hash=shown,
        how=How.PAGE,
        given_at=timezone.now(),
    )


@transaction.atomic
def withdraw(person: AbstractBaseUser, matter: Matter) -> None:
    """Take the consent back. What stood on it is undone before this returns; without a standing one nothing happens."""
    held = ended(person, matter, Ending.WITHDRAWN)
    if held is None:
        return
    matter.on_withdrawal(person)
    record("consent.withdraw", held, by=person, old=facts(held), about=person)


def ended(
    person: AbstractBaseUser, matter: Matter, ending: Ending, *, only: Callable[[Receipt], bool] = lambda _held: True
) -> Receipt | None:
    """The receipt that stood and is ended now, if there is one and `only` says so. The caller undoes and records."""
    still_there.locked(person)
    held = _standing(person, matter).select_for_update().first()
    if held is None or not only(held):
        return None
    held.withdrawn_at, held.ending = timezone.now(), ending
    held.save(update_fields=["withdrawn_at", "ending"])
    return held


def facts(receipt: Receipt) -> dict[str, object]:
    """What an event tells of a receipt."""
    return {"matter": receipt.matter, "version": receipt.version}


def require(person: AbstractBaseUser, matter: Matter) -> Receipt:
    """The receipt that allows this, or RefusedError("consent-missing"). Called inside the transaction of the act it allows.

    The row is locked: a withdrawal at the same moment comes before the act or after it, never in between.
    """
    held = _standing(person, matter).select_for_update().first()
    if held is None or not counts(held, matter):
        raise RefusedError("consent-missing", matter=str(matter.title))
    return held


def standing(person: AbstractBaseUser, matter: Matter) -> Receipt | None:
    """The receipt that counts today, for showing; what acts on it calls `require`."""
    held = _standing(person, matter).first()
    return held if held is not None and counts(held, matter) else None


def with_all(persons: Collection[int], matters: Collection[Matter]) -> set[int]:
    """Who of these has a receipt that counts today for each of the matters, asked for at once."""
    by_code = {matter.code: matter for matter in matters}
    held = Receipt.objects.filter(person_id__in=persons, matter__in=by_code, withdrawn_at__isnull=True)
    found = {(row.person_id, row.matter) for row in held if counts(row, by_code[row.matter])}
    return {person for person in persons if all((person, code) in found for code in by_code)}


def _standing(person: AbstractBaseUser, matter: Matter) -> QuerySet[Receipt]:
    return Receipt.objects.filter(person_id=person.pk, matter=matter.code, withdrawn_at__isnull=True)


def counts(receipt: Receipt, matter: Matter) -> bool:
    """A receipt counts for its own purpose, for today's words, and for 24 months."""
    return (
        receipt.purpose == matter.purpose
        and receipt.version == matter.wording.version
        and timezone.now() < receipt.ends_at
    )
