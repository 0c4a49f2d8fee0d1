"""A view that may be sent something only so often."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

from yinxin.kit.limits.taking import take_declared

Asked = ParamSpec("Asked")
Request = TypeVar("Request", bound=HttpRequest)
View = Callable[Concatenate[Request, Asked], HttpResponse]


def limited(name: str) -> Callable[[View[Request, Asked]], View[Request, Asked]]:
    """Each POST of an account counts under the limit `name` of settings.LIMITS, before anything is done with it."""

    def guard(view: View[Request, Asked]) -> View[Request, Asked]:
        @wraps(view)
        def counted(request: Request, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
            if request.method == "POST":
                take_declared(name, str(request.user.pk))
            return view(request, *args, **kwargs)

        return counted

    return guard
