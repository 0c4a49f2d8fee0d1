"""Taking a person out of her gifts."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.models import Publicity, Share, WishBasis


@transaction.atomic
def forget(person: AbstractBaseUser) -> None:
    """Her shares stay with their sums and nobody's name; the public line is made anew in the same transaction."""
    shares = Share.objects.filter(person_id=person.pk)
    gifts = list(shares.values_list("donation", flat=True))
    shares.update(
        name="",
        other_name="",
        paper="",
        person=None,
        linked_at=None,
        publicity=Publicity.ANONYMOUS,
        basis=WishBasis.NONE,
    )
    naming.renew(gifts, by=None)
