"""Which roles may open which pages of registers at all. What a user sees of a register is decided by the register itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.kit.registers.declaration import Register

READERS = frozenset({"office", "reporter", "head", "clerk", "reader", "supervisor", "steward"})
"""Read registers, each as far as its post reaches."""

KEEPERS = frozenset({"office", "steward", "clerk"})
"""Write records."""

DECIDERS = frozenset({"office", "steward"})
"""Load sheets, publish, change many at once, confirm what another proposed."""


def acting(request: HttpRequest) -> AbstractBaseUser:
    """Who acts. The address lets nobody in who has not signed in."""
    if not isinstance(request.user, AbstractBaseUser):
        raise Http404
    return request.user


def seen(register: Register, request: HttpRequest, pk: int) -> Any:
    """One record this user may see, or not found."""
    return _found(register.visible_to(request.user), pk)


def kept(register: Register, request: HttpRequest, pk: int) -> Any:
    """One record this user may change, or not found."""
    return _found(register.kept_by(request.user), pk)


def decided(register: Register, request: HttpRequest, pk: int) -> Any:
    """One record about which this user decides, or not found."""
    return _found(register.decided_by(request.user), pk)


def _found(rows: QuerySet[Any], pk: int) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
