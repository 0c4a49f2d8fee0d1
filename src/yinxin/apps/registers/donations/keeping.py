"""What erasing an account does to one's gifts: the sums stand, and the name is gone from every share and from the public line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from yinxin.apps.registers.donations import forgetting
from yinxin.apps.registers.donations.models import Share

KEEPS = frozenset({"donations.donation"})
"""The line of donors on the record; no key leads to it."""


def held(person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    """The gifts her account is tied to, with the line in which the public reads their donors."""
    shares = Share.objects.filter(person_id=person.pk).select_related("donation").order_by("pk")
    return {
        "donations.donation": [
            {"code": one.donation.code, "name": one.donation.name, "public_donors": one.donation.public_donors}
            for one in shares
        ]
    }


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    return iter(())


def forget(person: AbstractBaseUser) -> None:
    forgetting.forget(person)
