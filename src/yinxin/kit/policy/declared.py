"""A declaration on a view, and how to find it again, also behind the API's own views."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from ninja.openapi.views import default_home
from ninja.operation import PathView

DECLARED = "declared_policies"
"""The attribute that carries a view's declarations; `functools.wraps` copies it through other decorators."""

View = TypeVar("View", bound=Callable[..., Any])


class Audience(StrEnum):
    """Who, if not certain roles."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"


PUBLIC = Audience.PUBLIC
SIGNED_IN = Audience.SIGNED_IN


@dataclass(frozen=True, slots=True)
class Policy:
    """`name` is stable ("plans.confirm"): the record and the permission table use it."""

    name: str
    audience: Audience | frozenset[str]
    methods: frozenset[str]

    def __post_init__(self) -> None:
        if not self.name or not self.methods:
            raise ValueError("a policy has a name and at least one method")
        if not self.audience:
            raise ValueError(f"policy {self.name} lets nobody in: remove the address instead")

    def admits(self, *, signed_in: bool, roles: Collection[str]) -> bool:
        if self.audience is PUBLIC:
            return True
        if not signed_in:
            return False
        return isinstance(self.audience, Audience) or not self.audience.isdisjoint(roles)


def policy(
    name: str, *, roles: Collection[str] | Audience, methods: Iterable[str] = ("GET",)
) -> Callable[[View], View]:
    """Declare who may call a view with which methods. Stack it to let other roles in for other methods.

    `roles` are the roles of which one is enough, or PUBLIC, or SIGNED_IN. GET brings HEAD along.
    """
    audience = roles if isinstance(roles, Audience) else frozenset(str(role) for role in roles)
    allowed = frozenset(method.upper() for method in methods)
    declaration = Policy(name, audience, allowed | {"HEAD"} if "GET" in allowed else allowed)

    def declare(view: View) -> View:
        setattr(view, DECLARED, (*getattr(view, DECLARED, ()), declaration))
        return view

    return declare


def policies_of(view: Callable[..., Any]) -> tuple[Policy, ...]:
    """The declarations of a view as the resolver gives it; empty when it declared none."""
    if isinstance(view, partial) and view.func is default_home:
        # The API mounts this address only to know its own prefix; it answers "not found" to everybody.
        return (Policy("api.root", PUBLIC, frozenset({"GET", "HEAD"})),)
    behind = _path_view(view)
    return _of_operations(behind) if behind else tuple(getattr(view, DECLARED, ()))


def _of_operations(path: PathView) -> tuple[Policy, ...]:
    """Each operation of the API answers the methods it was registered for, so those are what its policy covers (and HEAD, made of GET)."""
    found: list[Policy] = []
    for operation in path.operations:
        declared: tuple[Policy, ...] = getattr(operation.view_func, DECLARED, ())
        if not declared:
            return ()
        methods = frozenset(operation.methods)
        found += [replace(one, methods=methods | {"HEAD"} if "GET" in methods else methods) for one in declared]
    return tuple(found)


def _path_view(view: Callable[..., Any]) -> PathView | None:
    for cell in getattr(view, "__closure__", None) or ():
        if isinstance(cell.cell_contents, PathView):
            return cell.cell_contents
    return None
