"""Whether the reader of a page may open another address, so that no page leads where she would be told "not found"."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve
from django.utils.module_loading import import_string

from yinxin.kit.policy.declared import Policy, policies_of


def roles_of(request: HttpRequest) -> frozenset[str]:
    """The roles of whoever asks; looked up once, also where no view was found and the gate did not ask."""
    known: frozenset[str] | None = getattr(request, "roles", None)
    if known is None:
        user: Any = getattr(request, "user", None)
        known = import_string(settings.ROLES_OF)(user) if user is not None and user.is_authenticated else frozenset()
        request.roles = known  # type: ignore[attr-defined]
    return known


def may_open(request: HttpRequest, url: str) -> bool:
    """Whether the address would let this reader in to read."""
    user: Any = getattr(request, "user", None)
    signed_in, roles = user is not None and user.is_authenticated, roles_of(request)
    declared = _declared(url, settings.ROOT_URLCONF)
    return any("GET" in one.methods and one.admits(signed_in=signed_in, roles=roles) for one in declared)


@lru_cache(maxsize=1_000)
def _declared(url: str, urlconf: str) -> tuple[Policy, ...]:
    """What is declared for an address. Kept, because every page asks it of the same twenty addresses of the navigation, and
    finding the last of seven hundred patterns takes a millisecond. Resolver404 where there is no such address."""
    return policies_of(resolve(url, urlconf).func)
