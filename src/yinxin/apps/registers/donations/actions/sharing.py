"""Writing down who gave: the donors of one gift, all together, so that their shares can be judged against the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.actions import uses
from yinxin.apps.registers.donations.models import Donation, DonorKind, Part, Publicity, Share, Style, WishBasis
from yinxin.domain import shares
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

OWN = ("publicity", "basis", "paper")
"""What only the donor herself sets once her account is tied to the gift."""


@dataclass(frozen=True, slots=True)
class Donor:
    """One donor as a form or a sheet says it; `pk` is the row it was, None of a new one."""

    name: str
    pk: int | None = None
    kind: str = DonorKind.PERSON
    part: str = Part.DONOR
    other_name: str = ""
    style: str = Style.NONE
    amount: Decimal | None = None
    percent: Decimal | None = None
    publicity: str = Publicity.ANONYMOUS
    basis: str = WishBasis.NONE
    paper: str = ""


@transaction.atomic
def write(donation: Donation, donors: Sequence[Donor], *, by: AbstractBaseUser | None) -> None:
    """These are the donors, in this order; who is missing goes. What a donor decided herself stays as she decided it.

    RefusedError where shares do not add up, where a person would be named without her wish ("donor-not-asked"), or where somebody
    whose account is tied to the gift would go ("donor-linked").
    """
    held = Donation.objects.select_for_update().get(pk=donation.pk)
    whole = [shares.Part(one.amount, one.percent) for one in donors if one.part == Part.DONOR]
    shares.refuse_unless_whole(held.amount, whole)
    before = {share.pk: share for share in Share.objects.filter(donation=held)}
    kept = {one.pk for one in donors}
    if any(share.person_id and share.pk not in kept for share in before.values()):
        raise RefusedError("donor-linked")
    Share.objects.filter(donation=held).exclude(pk__in=[pk for pk in kept if pk]).delete()
    for position, donor in enumerate(donors):
        _write(held, before.get(donor.pk or 0), donor, position)
    record("donations.write-donors", held, by=by, new={"donors": len(donors)})
    naming.renew([held.pk], by=by)
    uses.reconsider(held, by=by)


def _write(donation: Donation, share: Share | None, donor: Donor, position: int) -> None:
    row = share or Share(donation=donation)
    row.position, row.part, row.kind, row.style = position, donor.part, donor.kind, donor.style
    row.name, row.other_name = donor.name, donor.other_name
    row.amount, row.percent = donor.amount, donor.percent
    if row.person_id is None:
        row.publicity, row.basis, row.paper = donor.publicity, donor.basis, donor.paper
        refuse_unasked(row)
    row.save()


def refuse_unasked(share: Share) -> None:
    """公益事业捐赠法第八条, 个人信息保护法第二十五条. What an office writes rests on a paper with a number."""
    is_named = share.kind == DonorKind.PERSON and share.publicity == Publicity.NAMED
    if is_named and (share.basis == WishBasis.NONE or (share.basis == WishBasis.PAPER and not share.paper)):
        raise RefusedError("donor-not-asked")
