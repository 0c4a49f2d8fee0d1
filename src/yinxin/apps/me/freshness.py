"""Before somebody takes all her data out or erases herself, it is made sure that it is she who sits there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from yinxin.kit.sessions.store import BEGAN

Asked = ParamSpec("Asked")
Request = TypeVar("Request", bound=HttpRequest)
View = Callable[Concatenate[Request, Asked], HttpResponse]


def fresh(view: View[Request, Asked]) -> View[Request, Asked]:
    """Lets in who signed in, or proved herself again, within the last minutes; others are asked first and come back.

    Asked is what each account can give: a password, a passkey, or the number of an authenticator app. Unlike allauth's own
    decorator it never repeats a form that was sent: an erasure is pressed by whoever has just proved herself.
    """

    @wraps(view)
    def guarded(request: Request, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if not is_fresh(request):
            ways = get_adapter().get_reauthentication_methods(request.user)
            return redirect(f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: request.path})}")
        return view(request, *args, **kwargs)

    return guarded


def is_fresh(request: HttpRequest) -> bool:
    """By the same measure as a change of password or second factor."""
    since_entering = timezone.now().timestamp() - request.session.get(BEGAN, 0)
    return since_entering <= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT or did_recently_reauthenticate(request)
