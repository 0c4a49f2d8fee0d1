"""Making the public line of donors anew, wherever a name, a wish or an account changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from yinxin.apps.registers.donations.models import Donation, Share
from yinxin.apps.registers.donations.public_names import public_line
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act
from yinxin.kit.registers.writing import Edit, held, values_of, write

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def register() -> Register:
    """The register of donations."""
    found = catalogue.of_model(Donation)
    if found is None:
        raise LookupError("donations are not in the catalogue")
    return found


def renew(gifts: Iterable[int], *, by: AbstractBaseUser | None) -> None:
    """The caller opened the transaction. History keeps that the line changed, never what it said."""
    rows = held(register(), Donation.objects.filter(pk__in=list(gifts)))
    edits = []
    for row in rows:
        before = values_of(register(), row)
        row.public_donors = public_line(Share.objects.filter(donation=row))
        edits.append(Edit(row, before, Act.CHANGED))
    changes = write(register(), edits, by=by)
    actions.tell(rows, changes, by=by, reason="")
