"""Writing down who gave: the donors of one gift, all together, so that their shares can be judged against the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

OWN = ("name", "other_name", "kind", "part", "amount", "percent", "publicity", "basis", "paper")
"""What stays as it is once a donor's account is tied to the gift: her consent covers this name for this share and no other."""

ASKED = ("part", "amount", "percent")
"""What says of a donor that she is asked, and for how much; it stays while a change of use waits for her answer."""


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
    """These are the donors, in this order; who is missing goes. What is a donor's own stays as it is.

    RefusedError where shares do not add up, where a person would be named without her wish ("donor-not-asked", "wish-not-hers"),
    where somebody whose account is tied to the gift would go ("donor-linked") or be rewritten ("donor-own"), or where a donor who is
    asked about a change of use would go or weigh otherwise ("donor-asked").
    """
    held = Donation.objects.select_for_update().get(pk=donation.pk)
    whole = [shares.Part(one.amount, one.percent) for one in donors if one.part == Part.DONOR]
    shares.refuse_unless_whole(held.amount, whole)
    before = {share.pk: share for share in Share.objects.filter(donation=held)}
    kept = {one.pk for one in donors}
    if any(share.person_id and share.pk not in kept for share in before.values()):
        raise RefusedError("donor-linked")
    _refuse_rewritten(before, donors)
    if uses.open_change(held) is not None:
        _refuse_other_askers(before, donors)
    Share.objects.filter(donation=held).exclude(pk__in=[pk for pk in kept if pk]).delete()
    for position, donor in enumerate(donors):
        _write(held, before.get(donor.pk or 0), donor, position)
    record("donations.write-donors", held, by=by, new={"donors": len(donors)})
    naming.renew([held.pk], by=by)
    uses.reconsider(held, by=by)


def _write(donation: Donation, share: Share | None, donor: Donor, position: int) -> None:
    row = share or Share(donation=donation)
    row.position, row.style = position, donor.style
    for name in OWN:
        setattr(row, name, getattr(donor, name))
    if row.person_id is None:
        refuse_unasked(row)
    row.save()


def _refuse_rewritten(before: Mapping[int, Share], donors: Sequence[Donor]) -> None:
    for donor in donors:
        share = before.get(donor.pk or 0)
        if share is not None and share.person_id and _differs(share, donor, OWN):
            raise RefusedError("donor-own", name=share.name)


def _refuse_other_askers(before: Mapping[int, Share], donors: Sequence[Donor]) -> None:
    """公益事业捐赠法第十八条: who was asked stays asked, or a no could be written away."""
    said = {donor.pk: donor for donor in donors}
    for share in before.values():
        donor = said.get(share.pk)
        if share.part == Part.DONOR and (donor is None or _differs(share, donor, ASKED)):
            raise RefusedError("donor-asked", name=share.name)


def _differs(share: Share, donor: Donor, names: Sequence[str]) -> bool:
    return any(getattr(share, name) != getattr(donor, name) for name in names)


def refuse_unasked(share: Share) -> None:
    """公益事业捐赠法第八条, 个人信息保护法第二十五条. What an office writes rests on a paper with a number;
    that she agreed by her account, only her account says."""
    if share.basis == WishBasis.ACCOUNT and share.person_id is None:
        raise RefusedError("wish-not-hers")
    is_named = share.kind == DonorKind.PERSON and share.publicity == Publicity.NAMED
    if is_named and (share.basis == WishBasis.NONE or (share.basis == WishBasis.PAPER and not share.paper)):
        raise RefusedError("donor-not-asked")
