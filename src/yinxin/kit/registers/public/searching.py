"""What a visitor's words find: only by the fields she may read, so that no search tells what a record keeps to itself."""

from __future__ import annotations

from django.db.models import Q

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.searching import matching


def searched(register: Register) -> tuple[str, ...]:
    """The fields of the search that are public."""
    return tuple(name for name in register.search.split() if name.removesuffix("__name") in register.public_fields)


def found(register: Register, query: str) -> Q:
    """Every word must occur, in either script; a register without public text finds nothing."""
    if not query.split():
        return Q()
    return matching(register, query, public=True) if searched(register) else Q(pk__in=[])
