"""Signing in, up and out, and a forgotten password: allauth's steps, with the record kept and two of its habits changed."""

from __future__ import annotations

from typing import Any

from allauth.account import views as allauth
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy

from yinxin.apps.people.actions import entering, factors
from yinxin.apps.people.models import User
from yinxin.kit.policy import PUBLIC, policy


class CompletePasswordReset(allauth.CompletePasswordResetView):
    """Ends at the page where one signs in: a new password alone does not open an account that has a second factor."""

    success_url = reverse_lazy(settings.LOGIN_URL)


class ChangeEmail(allauth.EmailView):
    """Another address takes the place of the present one once its code was typed, and that is on record.

    allauth also removes addresses and makes another the first, neither of which an account with one address needs.
    """

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "action_add" not in request.POST:
            return redirect(self.success_url)
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class SignUpPasskey(passkeys.SignupWebAuthnView):
    """The passkey of an account without a password."""

    def form_valid(self, form: object) -> HttpResponse:
        with factors.recorded("people.add-passkey", self._login_stage.login.user):
            return super().form_valid(form)


@policy("people.sign-out", roles=PUBLIC, methods=("POST",))
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        entering.record_sign_out(request.user)
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
