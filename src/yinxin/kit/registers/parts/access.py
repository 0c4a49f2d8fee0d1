"""Which part an address names, and which of its rows a user may see and put right."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.parts.declaration import Part


def part_of(register: Register, name: str) -> Part:
    """The register's part of that name, or not found."""
    for part in register.parts:
        if part.name == name:
            return part
    raise Http404


def rows(part: Part, record: Any) -> QuerySet[Any]:
    """Those of one record. Whoever sees the record sees them."""
    keys = [field.name for field in part.model._meta.concrete_fields if field.is_relation and field.name in part.names]
    found = part.model._default_manager.filter(record=record)
    return found.select_related(*keys) if keys else found


def kept_row(register: Register, part: Part, request: HttpRequest, pk: int) -> Any:
    """One row of a record this user may change, or not found."""
    kept = part.model._default_manager.filter(pk=pk, record__in=register.kept_by(request.user))
    found = kept.select_related("record").first()
    if found is None:
        raise Http404
    return found
