"""Before somebody takes all her data out or erases herself, it is made sure that it is she who sits there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from yinxin.kit.sessions.store import BEGAN

CONFIRMED = "me_confirmed"
FRESH = timedelta(minutes=15)
Asked = ParamSpec("Asked")
Request = TypeVar("Request", bound=HttpRequest)
View = Callable[Concatenate[Request, Asked], HttpResponse]


def fresh(view: View[Request, Asked]) -> View[Request, Asked]:
    """Lets in who signed in, or gave the password again, within the last minutes; others are asked first and come back."""

    @wraps(view)
    def guarded(request: Request, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if not is_fresh(request):
            return redirect(f"{reverse('me:confirm')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return guarded


def is_fresh(request: HttpRequest) -> bool:
    last: float = max(request.session.get(BEGAN, 0), request.session.get(CONFIRMED, 0))
    return timezone.now().timestamp() - last <= FRESH.total_seconds()


def way_back(request: HttpRequest) -> str:
    """Where she was going, if that is a path of this site; a bare word or another site leads to her own page."""
    goal = request.GET.get("next", "")
    return goal if goal.startswith("/") and url_has_allowed_host_and_scheme(goal, None) else reverse("me:home")


def confirm(request: HttpRequest) -> None:
    """The password was given again in this browser."""
    request.session[CONFIRMED] = timezone.now().timestamp()
