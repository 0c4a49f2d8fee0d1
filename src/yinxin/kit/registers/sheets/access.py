"""Which loads a person may see and decide about: her own, of registers that she may load."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.kit.registers.access import acting
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import Load

HELD_BACK = ("findings", "columns", "mends")
"""Big columns that a list does not need."""


def loader(register: Register, request: HttpRequest) -> None:
    """Not found for whoever may not load sheets of this register."""
    if not register.may_load(acting(request)):
        raise Http404


def loads_of(register: Register, user: Visitor) -> QuerySet[Load]:
    return Load.objects.filter(register=register.slug, by_id=user.pk).defer(*HELD_BACK)


def load(register: Register, request: HttpRequest, pk: int) -> Load:
    loader(register, request)
    found = Load.objects.filter(register=register.slug, by_id=acting(request).pk, pk=pk).first()
    if found is None:
        raise Http404
    return found
