"""From an address to a public record, for good: also by the keys it once had."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import PublicAddress
from yinxin.kit.registers.public.keys import digest, named_by
from yinxin.kit.registers.public.rows import PublicRow, public_values


@dataclass(frozen=True, slots=True)
class Found:
    """`row` is None for what the public once saw and sees no longer; `moved`: its address is another now."""

    row: PublicRow | None
    moved: bool = False


def found_at(register: Register, address: str) -> Found:
    """404 for an address under which the public never saw anything, whether or not there is a record of that key."""
    here = named_by(register, address) if register.is_public else None
    row = _first(register, here) if here is not None else None
    if row is not None:
        return Found(row, moved=row.address != address)
    former = PublicAddress.objects.filter(register=register.slug, digest=digest(address)).first()
    if former is None:
        raise Http404
    return Found(_of_number(register, former.record), moved=True)


def _first(register: Register, condition: object) -> PublicRow | None:
    return next(iter(public_values(register, lambda rows: rows.filter(condition)[:1])), None)


def _of_number(register: Register, pk: int) -> PublicRow | None:
    return next(iter(public_values(register, lambda rows: rows.filter(pk=pk))), None)
