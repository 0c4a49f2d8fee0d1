"""The files a person sent in, for the export of her own data. They are papers of the office's work and outlive her account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from yinxin.domain.errors import RefusedError
from yinxin.kit.intake import serving
from yinxin.kit.intake.models import Received

KEEPS: frozenset[str] = frozenset()
"""No model: a key leads to every row, which the register gives out. Only the bytes come from here."""


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    return {}


def files(person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    """Name and kept bytes of each, one at a time. What waits for its scan, was refused or is lost has only its row."""
    accepted = Received.objects.filter(by_id=person.pk, state=Received.State.ACCEPTED).order_by("pk")
    for received in accepted.iterator():
        try:
            content = serving.content(received)
        except RefusedError:
            continue
        yield received.name, content


def forget(_person: AbstractBaseUser) -> None:
    """Nothing goes (档案法); the register says so before she confirms."""
