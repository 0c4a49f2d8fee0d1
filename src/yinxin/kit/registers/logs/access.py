"""Which log an address names, and which entries of a record its reader may see."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.logs.declaration import Log


def log_of(register: Register, name: str) -> Log:
    """The register's log of that name, or not found."""
    for log in register.logs:
        if log.name == name:
            return log
    raise Http404


def entries(log: Log, record: Any) -> QuerySet[Any]:
    """Those about one record, the newest first. Whoever sees the record sees them."""
    found: QuerySet[Any] = log.model._default_manager.filter(record=record)
    return found.select_related("by").order_by(f"-{log.latest}", "-pk")


def entry_to_strike(register: Register, log: Log, request: HttpRequest, pk: int) -> Any:
    """One entry about a record this user may change, or not found."""
    found = log.model._default_manager.filter(pk=pk, record__in=register.kept_by(request.user)).first()
    if found is None:
        raise Http404
    return found
