"""Every address of the site with what it declares: the permission table, and the check that none was forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from yinxin.kit.policy.declared import Policy, policies_of


@dataclass(frozen=True, slots=True)
class Address:
    """`route` is the pattern as written in the urls modules, `name` what `reverse` takes."""

    route: str
    name: str
    view: Callable[..., Any]
    policies: tuple[Policy, ...]


def declared_policies(patterns: Sequence[URLPattern | URLResolver] | None = None) -> tuple[Address, ...]:
    """Walk the resolver; an address without a declaration has no policies."""
    return tuple(_walk(get_resolver().url_patterns if patterns is None else patterns, "", ()))


def _walk(patterns: Sequence[URLPattern | URLResolver], prefix: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            name = ":".join((*spaces, pattern.name)) if pattern.name else ""
            yield Address(route, name, pattern.callback, policies_of(pattern.callback))
