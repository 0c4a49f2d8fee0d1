"""A policy for a view that somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.kit.policy import policy
from yinxin.kit.policy.declared import Audience


def declared(
    view: Callable[..., Any], name: str, roles: Collection[str] | Audience, methods: Iterable[str] = ("GET",)
) -> Callable[..., HttpResponseBase]:
    """The view behind a declaration, kept in no cache, its fields in no report of an error. The view itself is left as it is."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = view(request, *args, **kwargs)
        return answer

    return policy(name, roles=roles, methods=methods)(sensitive_post_parameters()(never_cache(guarded)))
