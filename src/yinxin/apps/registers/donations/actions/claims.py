"""Tying a donor's own account to her gift: the office hands her a code on paper, and she enters it."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.models import ClaimCode, DonorKind, Publicity, Share, WishBasis
from yinxin.domain.errors import RefusedError
from yinxin.kit import keys, still_there
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without what looks alike on paper: 0 and O, 1, I and L."""

GROUPS, IN_GROUP = 4, 4
VALID = timedelta(days=90)
"""A letter abroad takes weeks."""


@transaction.atomic
def issue(share: Share, *, by: User) -> tuple[str, ClaimCode]:
    """A new code, told this once; the one before, if there is any, opens nothing any more.

    RefusedError("share-claimed") where the gift is somebody's already, ("share-of-nobody") where its donor was erased.
    """
    held = Share.objects.select_for_update().get(pk=share.pk)
    if held.person_id:
        raise RefusedError("share-claimed")
    if not held.name:
        raise RefusedError("share-of-nobody")
    held.codes.filter(used_at__isnull=True, revoked_at__isnull=True).update(revoked_at=timezone.now())
    code = _made()
    row = ClaimCode.objects.create(share=held, digest=digest(code), issued_by=by, ends_on=timezone.localdate() + VALID)
    record("donations.issue-code", held, by=by, new={"until": row.ends_on.isoformat()})
    return code, row


@transaction.atomic
def claim(code: str, *, by: AbstractBaseUser) -> Share:
    """The gift is hers from now on. RefusedError("claim-code-wrong") alike for one that is wrong, used, revoked or over,
    ("claim-by-office") to whoever made out a code for this gift, keeps its record or decides about it: an official could answer
    in the donor's name. The code stays good for the donor."""
    still_there.hold(by)
    found = ClaimCode.objects.filter(
        digest=digest(code), used_at__isnull=True, revoked_at__isnull=True, ends_on__gte=timezone.localdate()
    ).first()
    share = Share.objects.select_for_update().filter(pk=found.share_id, person__isnull=True).first() if found else None
    if found is None or share is None:
        raise RefusedError("claim-code-wrong")
    if _is_of_the_office(share, by):
        raise RefusedError("claim-by-office")
    now = timezone.now()
    if not ClaimCode.objects.filter(pk=found.pk, used_at__isnull=True).update(used_at=now):
        raise RefusedError("claim-code-wrong")
    share.person_id, share.linked_at = by.pk, now
    share.save(update_fields=["person", "linked_at"])
    record("donations.claim", share, by=by, about=by)
    return share


@transaction.atomic
def let_go(share: Share, *, by: AbstractBaseUser) -> None:
    """She unties her account; the gift stays as it is. A name that stood there by her account alone stands there no longer."""
    held = Share.objects.select_for_update().get(pk=share.pk, person_id=by.pk)
    if held.basis == WishBasis.ACCOUNT:
        held.basis = WishBasis.NONE
        if held.kind == DonorKind.PERSON and held.publicity == Publicity.NAMED:
            held.publicity = Publicity.ANONYMOUS
    held.person, held.linked_at = None, None
    held.save(update_fields=["person", "linked_at", "basis", "publicity"])
    record("donations.let-go", held, by=by, about=by)
    naming.renew([held.donation_id], by=by)


def _is_of_the_office(share: Share, person: AbstractBaseUser) -> bool:
    register = naming.register()
    reached = (register.kept_by(person), register.decided_by(person))
    return share.codes.filter(issued_by_id=person.pk).exists() or any(
        rows.filter(pk=share.donation_id).exists() for rows in reached
    )


def digest(code: str) -> str:
    """A keyed digest: the code is short enough to be tried out by whoever had the database alone."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    key = keys.derived(keys.Key.INDEX, "donations.claim")
    return hmac.new(key, plain.encode(), sha256).hexdigest()


def _made() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(IN_GROUP)) for _ in range(GROUPS))
